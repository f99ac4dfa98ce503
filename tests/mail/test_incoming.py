"""Letters as they come: files, logos, signatures, broken headers, any bytes."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mail.incoming import payload, read_letter

FROM = "From: Орлова <orlova@school7.example>\r\n"


def letter(**headers: str) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = headers.pop("From", "Orlova <Orlova@School7.example>")
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("Приказ № 5")
    return made


def test_files_are_named_measured_and_given_back() -> None:
    made = letter()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="график.pdf")
    made.add_attachment(b"MZ", maintype="application", subtype="x-dosexec", filename="План.EXE")
    made.add_attachment("таблица".encode(), maintype="text", subtype="csv", filename="t.csv")
    said = read_letter(made.as_bytes())
    assert [(one.name, one.size, one.forbidden) for one in said.files] == [
        ("график.pdf", 4, False),
        ("План.EXE", 2, True),
        ("t.csv", 14, False),
    ]
    assert payload(made.as_bytes(), said.files[0].part) == b"%PDF"
    assert said.words == "Приказ № 5"
    assert said.sender == "orlova@school7.example"
    assert payload(made.as_bytes(), 99) is None


def test_a_logo_is_no_document_but_a_photograph_in_the_text_is() -> None:
    made = letter()
    made.add_alternative('<p>Приказ № 5</p><img src="cid:a"><img src="cid:b">', subtype="html")
    html = made.get_body(("html",))
    assert html is not None
    html.add_related(
        b"x" * 1000, "image", "png", cid="<a>", filename="logo.png", disposition="inline"
    )
    html.add_related(
        b"y" * 90_000, "image", "jpeg", cid="<b>", filename="IMG_1.jpg", disposition="inline"
    )
    assert [one.name for one in read_letter(made.as_bytes()).files] == ["IMG_1.jpg"]


def test_a_small_picture_that_is_attached_is_a_document() -> None:
    made = letter()
    made.add_attachment(b"x" * 1000, maintype="image", subtype="png", filename="scan.png")
    assert [one.name for one in read_letter(made.as_bytes()).files] == ["scan.png"]


def test_a_forwarded_letter_is_one_file() -> None:
    inner, made = letter(Subject="inner"), letter()
    inner.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="inner.pdf")
    made.add_attachment(inner)
    (one,) = read_letter(made.as_bytes()).files
    assert one.mime == "message/rfc822"
    given_back = payload(made.as_bytes(), one.part)
    assert given_back is not None
    assert b"inner.pdf" in given_back


def test_a_signature_of_the_letter_is_no_document() -> None:
    made = letter()
    made.add_attachment(
        b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s"
    )
    assert read_letter(made.as_bytes()).files == ()


def test_a_path_in_a_name_is_cut_and_a_long_name_keeps_its_ending() -> None:
    made = letter()
    for name in ("C:\\Users\\x\\Приказ.docx", "../../etc/passwd", "я" * 300 + ".pdf"):
        made.add_attachment(b"x", maintype="application", subtype="pdf", filename=name)
    one, other, long = read_letter(made.as_bytes()).files
    assert (one.name, other.name) == ("Приказ.docx", "passwd")
    assert len(long.name) <= 200
    assert long.name.endswith("….pdf")


@pytest.mark.parametrize(
    ("charset", "words"), [("koi8-r", "Приказ № 5"), ("windows-1251", "Приказ № 5")]
)
def test_other_charsets_are_read(charset: str, words: str) -> None:
    text = words.replace("№", "N") if charset == "koi8-r" else words
    head = f"{FROM}Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert read_letter(head + text.encode(charset)).words == text


def test_a_charset_that_is_not_named_is_guessed() -> None:
    content = FROM.encode() + b"\r\n" + "Приказ № 5".encode("cp1251")
    assert read_letter(content).words == "Приказ № 5"


@pytest.mark.parametrize(
    "head",
    [
        "From: a@x.example, b@x.example\r\n",
        "From: \r\n",
        "",
        "From: =?utf-8?B?broken\r\n",
        "From: nobody\r\n",
        "From: a@x.example\r\nFrom: b@x.example\r\n",
    ],
)
def test_without_one_sender_a_letter_is_nobodys(head: str) -> None:
    said = read_letter(f"{head}Subject: x\r\n\r\nx".encode())
    assert said.sender is None
    assert said.automatic


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-generated"},
        {"Auto_Submitted": "Auto-Replied (vacation)"},
        {"Precedence": "Bulk"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<x.example>"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON@x.example"},
        {"From": "noreply@x.example"},
    ],
)
def test_automata_are_recognised(headers: dict[str, str]) -> None:
    assert read_letter(letter(**headers).as_bytes()).automatic


@pytest.mark.parametrize("headers", [{}, {"Auto_Submitted": "no"}, {"Return_Path": "<a@x.ru>"}])
def test_people_are_no_automata(headers: dict[str, str]) -> None:
    assert not read_letter(letter(**headers).as_bytes()).automatic


@pytest.mark.parametrize(
    ("found", "forged"),
    [
        ("mx; dmarc=fail", True),
        ("mx; spf=fail smtp.mailfrom=x; dkim=none", True),
        ("mx; spf=fail; dkim=pass; dmarc=pass", False),
        ("mx; spf=softfail", False),
        ("mx; spf=pass; dmarc=pass", False),
        ("none", False),
    ],
)
def test_what_our_server_found_is_heeded(found: str, *, forged: bool) -> None:
    assert read_letter(letter(Authentication_Results=found).as_bytes()).forged is forged


def test_only_the_finding_on_top_is_believed() -> None:
    made = (
        "Authentication-Results: ours; dmarc=fail\r\n"
        "Authentication-Results: theirs; dmarc=pass\r\n" + FROM + "\r\nx"
    )
    assert read_letter(made.encode()).forged


@given(st.binary(max_size=400))
def test_any_bytes_are_a_letter(content: bytes) -> None:
    read_letter(content)


PIECES = st.sampled_from(
    [
        b"From: a@x.example\r\n",
        b"Content-Type: multipart/mixed; boundary=B\r\n",
        b"Content-Type: multipart/report; boundary=B\r\n",
        b"Content-Type: message/delivery-status\r\n",
        b"Content-Type: message/rfc822\r\n",
        b"Content-Type: text/html; charset=nonsense\r\n",
        b"Content-Disposition: attachment; filename*=utf-8''%FF%FE\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Subject: =?utf-8?Q?=FF?=\r\n",
        b"Message-ID: <>\r\nReferences: <\r\n",
        b"Authentication-Results:\r\n",
        b"\r\n",
        b"--B\r\n",
        b"--B--\r\n",
        b"<div class=gmail_quote",
        b"\xff\xfe\x00",
    ]
)


@given(st.lists(PIECES, max_size=14))
def test_any_pieces_of_letters_are_a_letter(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    for one in read_letter(content).files:
        assert payload(content, one.part) is not None
