"""WordprocessingML by local names, which the strict and the transitional form share."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_WRAPPERS = frozenset("sdt sdtContent customXml smartTag ins moveTo Choice Fallback".split())
_REMOVED = frozenset("del moveFrom".split())  # tracked changes: as if they were accepted
_OFF = ("0", "false", "off", "none")


def local(element: etree._Element) -> str:
    """An element's name without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((v for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)


def number(element: etree._Element | None, default: int, name: str = "val") -> int:
    """An attribute that is a whole number."""
    text = value(element, name)
    return int(text) if text and text.isascii() and text.lstrip("-").isdigit() else default


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:vanish` stands there and is not turned off."""
    return element is not None and (value(element) or "1").lower() not in _OFF


def content(element: etree._Element) -> Iterator[etree._Element]:
    """The children, those in wrappers included, without what tracked changes removed."""
    for inner in element:
        name = local(inner)
        if name == "AlternateContent":
            yield from content(alternative(inner))
        elif name in _WRAPPERS:
            yield from content(inner)
        elif name not in _REMOVED:
            yield inner


def alternative(element: etree._Element) -> etree._Element:
    """The one of an element's renderings that is shown: the others repeat its text."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else element
