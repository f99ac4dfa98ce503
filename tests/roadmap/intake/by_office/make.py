"""Writes order.html in the formats of LibreOffice: `/usr/bin/python3 make.py`, beside it.

Needs soffice and its module uno (Debian: python3-uno), so it runs by the machine's own Python.
The files are kept, since an office program stamps each with the time and other numbers.
"""

from __future__ import annotations

import importlib
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OPEN = {
    "order.doc": ("writer_web", "MS Word 97"),
    "order.rtf": ("writer_web", "Rich Text Format"),
    "order.docx": ("writer_web", "MS Word 2007 XML"),
    "order.odt": ("writer_web", "writer8"),
    "order.pdf": ("writer_web", "writer_pdf_Export"),
    "order.xls": ("calc", "MS Excel 97"),
    "order.xlsx": ("calc", "Calc MS Excel 2007 XML"),
    "order.ods": ("calc", "calc8"),
}
LOCKED = {f"locked{Path(name).suffix}": made for name, made in OPEN.items() if ".rtf" not in name}
FILTERS = {"writer_web": "HTML (StarWriter)", "calc": "HTML (StarCalc)"}
PASSWORD = "тайна"
PIPE = "vekha-corpus"


def _desktop(uno: Any) -> Any:
    """LibreOffice, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(100):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
        except Exception:  # noqa: BLE001 - of the office's own kinds, before it listens
            time.sleep(0.2)
    raise TimeoutError


def _properties(uno: Any, **values: Any) -> tuple[Any, ...]:
    made = []
    for name, value in values.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


def _write(uno: Any, desktop: Any, name: str, kind: str, filter_name: str, **more: Any) -> None:
    given = _properties(uno, Hidden=True, FilterName=FILTERS[kind])
    document = desktop.loadComponentFromURL((HERE / "order.html").as_uri(), "_blank", 0, given)
    kept = _properties(uno, FilterName=filter_name, **more)
    document.storeToURL((HERE / name).as_uri(), kept)
    document.close(True)


def _pdf_data(uno: Any, **values: Any) -> Any:
    return uno.Any("[]com.sun.star.beans.PropertyValue", _properties(uno, **values))


def _lock(uno: Any, name: str) -> dict[str, Any]:
    """What asks each filter for a password."""
    if name.endswith(".pdf"):
        asked = _pdf_data(uno, EncryptFile=True, DocumentOpenPassword=PASSWORD)
        return {"FilterData": asked}
    if name.endswith("x"):
        made = []
        for key, value in (("CryptoType", "Standard"), ("OOXPassword", PASSWORD)):
            one = uno.createUnoStruct("com.sun.star.beans.NamedValue")
            one.Name, one.Value = key, value
            made.append(one)
        return {"EncryptionData": uno.Any("[]com.sun.star.beans.NamedValue", tuple(made))}
    return {"Password": PASSWORD}


def main() -> None:
    """Write every file beside this script."""
    uno = importlib.import_module("uno")
    with tempfile.TemporaryDirectory() as profile:
        place = f"-env:UserInstallation={Path(profile).as_uri()}"
        accept = f"--accept=pipe,name={PIPE};urp;"
        office = subprocess.Popen(["/usr/bin/soffice", place, "--headless", accept])
        try:
            desktop = _desktop(uno)
            for name, (kind, filter_name) in OPEN.items():
                _write(uno, desktop, name, kind, filter_name)
            for name, (kind, filter_name) in LOCKED.items():
                _write(uno, desktop, name, kind, filter_name, **_lock(uno, name))
            owned = _pdf_data(uno, RestrictPermissions=True, PermissionPassword="хозяин")
            _write(uno, desktop, "owned.pdf", "writer_web", "writer_pdf_Export", FilterData=owned)
            desktop.terminate()
        finally:
            office.wait(30)


if __name__ == "__main__":
    main()
