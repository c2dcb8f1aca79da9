"""The characters of one Word paragraph, as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from dxanalysis.documents.docx.xml import alternative, child, is_on, local, value

_NO_TEXT = frozenset(
    "pPr rPr del moveFrom delText instrText delInstrText fldData docPr sdtPr sdtEndPr".split()
)
_FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


@dataclass
class ParagraphText:
    """What a paragraph shows (`lines`), and what stands in it but is no text of its own."""

    text: str = ""
    readings: str = ""  # of ruby
    hidden: str = ""
    boxes: list[etree._Element] = field(default_factory=list)  # the text boxes anchored in it

    @property
    def lines(self) -> list[str]:
        """The paragraph's lines: what a line break parts are paragraphs to a reader."""
        return self.text.split("\n")


def paragraph_text(paragraph: etree._Element) -> ParagraphText:
    """Everything that a paragraph holds."""
    found = ParagraphText()
    for role, text in _pieces(paragraph, found.boxes):
        if role == "ruby":
            found.readings += text
        elif role == "hidden":
            found.hidden += text
        else:
            found.text += text
    return found


def mark_is_removed(paragraph: etree._Element) -> bool:
    """Whether a tracked change joins the paragraph with the next one."""
    return child(paragraph, "pPr", "rPr", "del") is not None


def _pieces(
    element: etree._Element, boxes: list[etree._Element], role: str = ""
) -> Iterator[tuple[str, str]]:
    for inner in element:
        name = local(inner)
        if name in _NO_TEXT:
            continue
        if name == "txbxContent":
            boxes.append(inner)
        elif name == "AlternateContent":
            yield from _pieces(alternative(inner), boxes, role)
        elif name == "t":
            yield role, inner.text or ""
        elif text := _fixed(name, inner):
            yield role, text
        else:
            yield from _pieces(inner, boxes, _role(name, inner) or role)


def _role(name: str, element: etree._Element) -> str:
    if name == "rt":
        return "ruby"
    return "hidden" if name == "r" and is_on(child(element, "rPr", "vanish")) else ""


def _fixed(name: str, element: etree._Element) -> str:
    """The characters that Word writes as elements."""
    if name == "br":
        return "\n" if value(element, "type") in (None, "textWrapping") else " "
    if name == "sym":
        return chr(int(value(element, "char") or "20", 16))
    return _FIXED.get(name, "")
