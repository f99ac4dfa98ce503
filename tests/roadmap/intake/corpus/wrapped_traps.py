"""One small plan under names, encodings and wrappings that it is sent in. All of it is invented."""

from __future__ import annotations

import quopri

from tests.roadmap.intake.corpus import pdf_traps, word_traps
from tests.roadmap.intake.corpus.word_files import archive

_ROWS = (
    ("№", "Мероприятие", "Сроки", "Исполнители"),
    ("1", 'Аудит "А", итоги; выводы', "март 2026 г.", "УО, ЦРО"),
    ("2", "Отчёт", "май 2026 г.", "УО"),
)
_PAGE = """<!DOCTYPE html><html><head><title>страница</title><style>p {}</style></head><body>
<h1>План мероприятий на&nbsp;2026 год</h1><script>var a = "<table>";</script>
<table border=1><tr><th>№</th><th>Мероприятие</th><th>Сроки</th><th>Исполнители</th></tr>
<tr><td colspan=4><b>I. Кадры</b></td></tr>
<tr><td>1</td><td>Аудит<br>школ<td rowspan="2">март 2026&nbsp;г.</td><td><p>УО</p><p>ЦРО</p></td></tr>
<tr><td>2</td><td>Отчёт</td><td>УО</td></tr>
</table><p>Начальник управления</p></body></html>"""
_STRICT = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MHT_HEAD = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_Part"

------=_Part
Content-Location: file:///C:/plan.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="windows-1251"

"""
_MHT_TAIL = """
------=_Part
Content-Location: file:///C:/picture.png
Content-Transfer-Encoding: base64
Content-Type: image/png

iVBORw0KGgo=
------=_Part--
"""


def wrapped_files() -> dict[str, bytes]:
    """Each file's name and bytes: all can be read."""
    plan = word_traps.merged_down()
    return {
        "commas.csv": _delimited(",").encode("utf-8-sig"),
        "semicolons.csv": _delimited(";").encode("cp1251"),
        "page.html": _PAGE.encode(),
        "page.doc": _PAGE.encode("cp1251"),
        "single_file.doc": _single_file(),
        "strict.docx": _strict(),
        "signed.zip": archive({"план.docx": plan, "план.docx.sig": b"0\x82"}),
        "lost_table.pdf": pdf_traps.merged_down().replace(b"startxref\n", b"startxref\n9"),
    }


def _delimited(delimiter: str) -> str:
    lines = [("План мероприятий на 2026 год",), *_ROWS]
    quoted = ([_quoted(cell) for cell in line] for line in lines)
    return "\r\n".join(delimiter.join(line) for line in quoted)


def _quoted(cell: str) -> str:
    if not {",", ";", '"'} & set(cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _single_file() -> bytes:
    body = quopri.encodestring(_PAGE.encode("cp1251"))
    return (_MHT_HEAD.encode() + body + _MHT_TAIL.encode()).replace(b"\n", b"\r\n")


def _strict() -> bytes:
    """A document saved as "Strict Open XML"."""
    made = word_traps.parts_of(word_traps.merged_down())
    return archive({name: data.replace(*_STRICT) for name, data in made.items()})


def foreign_files() -> dict[str, bytes]:
    """Each file's name and bytes: none can be read, each for a reason of its own."""
    plan = word_traps.merged_down()
    return {
        "two.zip": archive({"план.docx": plan, "приказ.docx": plan}),
        "nested.zip": archive({"план.zip": archive({"план.docx": plan})}),
        "signature.sig": bytes.fromhex("3082010006092a864886f70d010702a0") + bytes(64),
        "book.djvu": b"AT&TFORM\x00\x00\x01\x00DJVMDIRM" + bytes(64),
        "plan.pages": archive({"Index/Document.iwa": bytes(64), "preview.jpg": b"\xff\xd8\xff"}),
        "plan.xlsb": archive({"[Content_Types].xml": b"<a/>", "xl/workbook.bin": bytes(64)}),
        "plan.rar": b"Rar!\x1a\x07\x01\x00" + bytes(64),
        "plan.7z": b"7z\xbc\xaf\x27\x1c" + bytes(64),
    }
