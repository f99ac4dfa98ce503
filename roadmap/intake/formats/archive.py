"""Parts of a zipped office file, read with care: sizes are checked, entities refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree as ET

from roadmap.errors import InputRefusedError

PART_LIMIT = 64 * 1024 * 1024
_ALL_LIMIT = 200 * 1024 * 1024
_ENCRYPTED = 0x1
_MANIFEST = "META-INF/manifest.xml"
# Word's "strict" documents (ISO/IEC 29500-1) name the same elements otherwise.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
_LOCKED_PARTS = b"manifest:encryption-data"


def open_archive(data: bytes) -> zipfile.ZipFile | None:
    """The archive, or None when the bytes are no zip.

    Raises:
        InputRefusedError: it is damaged, locked by a password, or unpacks to more than is sane.
    """
    if not data.startswith(b"PK"):
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputRefusedError("read-damaged") from error
    entries = archive.infolist()
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise InputRefusedError("read-password")
    sizes = [entry.file_size for entry in entries if entry.filename.endswith(".xml")]
    if sum(entry.file_size for entry in entries) > _ALL_LIMIT or max(sizes, default=0) > PART_LIMIT:
        raise InputRefusedError("read-memory")
    if _LOCKED_PARTS in (part(archive, _MANIFEST) or b""):
        raise InputRefusedError("read-password")
    return archive


def only_document(data: bytes) -> bytes | None:
    """The one file in an archive, a signature beside it not counted; None without or with more.

    Raises:
        InputRefusedError: the archive cannot be opened.
    """
    archive = open_archive(data)
    if archive is None:
        return None
    names = [
        name
        for name in archive.namelist()
        if not name.endswith(("/", ".sig", ".p7s")) and not name.startswith("__MACOSX/")
    ]
    return part(archive, names[0]) if len(names) == 1 else None


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The unpacked part, None when there is none of this name.

    Raises:
        InputRefusedError: it is damaged or unpacks to more than it says.
    """
    try:
        with archive.open(name) as file:
            data = file.read(PART_LIMIT + 1)
    except KeyError:
        return None
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise InputRefusedError("read-damaged") from error
    if len(data) > PART_LIMIT:
        raise InputRefusedError("read-memory")
    return data


def xml_part(archive: zipfile.ZipFile, name: str) -> ET.Element | None:
    """The root of an XML part, None when there is none of this name.

    Raises:
        InputRefusedError: it is no XML, or declares a document type (and with it entities).
    """
    data = part(archive, name)
    if data is None:
        return None
    # In UTF-16 every letter of the mark has a zero beside it.
    plain = data.replace(b"\0", b"") if b"\0" in data[:64] else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise InputRefusedError("read-damaged")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        return ET.fromstring(data)  # noqa: S314 - entities are refused above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise InputRefusedError("read-damaged") from error
