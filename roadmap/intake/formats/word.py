"""Names of WordprocessingML and small questions to its elements."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# As if the changes were accepted: what was deleted or moved away is not there.
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_WRAPPERS = (
    "sdt",
    "sdtContent",
    "ins",
    "moveTo",
    "smartTag",
    "customXml",
    "hyperlink",
    "fldSimple",
)
_WRAPPED = frozenset(f"{_W}{name}" for name in _WRAPPERS)


def w(name: str) -> str:
    """The name in Word's namespace."""
    return f"{_W}{name}"


def value(element: Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of a child element; None when either is absent."""
    child = element.find(w(name)) if element is not None else None
    return child.get(w(attribute)) if child is not None else None


def switched_on(element: Element | None, name: str) -> bool | None:
    """A property that is on by being there, off by its value; None when it is not said."""
    child = element.find(w(name)) if element is not None else None
    if child is None:
        return None
    return child.get(w("val"), "1") not in {"0", "false", "off", "none"}


def children(element: Element) -> Iterator[Element]:
    """Child elements with wrappers (insertions, controls, links) opened and deletions left out."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag in _WRAPPED:
            yield from children(child)
        else:
            yield child


def is_gone(element: Element) -> bool:
    """Whether a row was deleted with tracked changes."""
    properties = element.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None
