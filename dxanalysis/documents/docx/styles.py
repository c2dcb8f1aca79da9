"""What Word's styles and numbering make of a paragraph: a heading, an item, a counted label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from dxanalysis.documents.docx.xml import child, local, number, value
from dxanalysis.documents.model import Kind

_HEADING = re.compile(r"(?:heading|見出し)\s*\d|title|表題", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]")
_LEVEL = re.compile(r"%(\d)")
_NO_OUTLINE = 9  # Word's level of body text
_DEEPEST = 9  # how far a style's ancestry is followed; longer ones are circles


class Styles:
    """The styles and list definitions of one document."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = {value(s, "styleId"): s for s in _children(styles, "style")}
        abstract = {value(a, "abstractNumId"): a for a in _children(numbering, "abstractNum")}
        self._lists = {
            value(n, "numId"): abstract.get(value(child(n, "abstractNumId")))
            for n in _children(numbering, "num")
        }
        self._counts: defaultdict[str | None, dict[int, int]] = defaultdict(dict)

    def kind(self, paragraph: etree._Element) -> Kind:
        """Heading by style or outline level, item by list membership, else paragraph."""
        for properties, name in self._ancestry(paragraph):
            level = number(child(properties, "outlineLvl"), _NO_OUTLINE)
            if level < _NO_OUTLINE or _HEADING.fullmatch(name):
                return Kind.HEADING
        return Kind.ITEM if self._list_of(paragraph)[0] else Kind.PARAGRAPH

    def label(self, paragraph: etree._Element) -> str:
        """The label that Word counts before a paragraph, where it has words (経営課題1).

        Mere numbers and bullets only arrange the text; they are not given.
        """
        list_id, level = self._list_of(paragraph)
        levels = {number(c, 0, "ilvl"): c for c in _children(self._lists.get(list_id), "lvl")}
        if level not in levels:
            return ""
        counts = self._counts[list_id]
        counts[level] = counts.get(level, number(child(levels[level], "start"), 1) - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        pattern = value(child(levels[level], "lvlText")) or ""
        bare = _LEVEL.sub("", pattern)
        if not _WORDS.search(bare) or value(child(levels[level], "numFmt")) == "bullet":
            return ""
        return _LEVEL.sub(lambda match: str(counts.get(int(match[1]) - 1, 1)), pattern)

    def _list_of(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """The list that a paragraph is in and its level; `0` takes it out of its style's list."""
        for properties, _ in self._ancestry(paragraph):
            found = child(properties, "numPr")
            if found is not None and (list_id := value(child(found, "numId"))):
                in_list = list_id if list_id != "0" else None
                return in_list, number(child(found, "ilvl"), 0)
        return None, 0

    def _ancestry(self, paragraph: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
        """A paragraph's own properties, then those of its style and of the styles it builds on."""
        properties = child(paragraph, "pPr")
        yield properties, ""
        style = self._styles.get(value(child(properties, "pStyle")))
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield child(style, "pPr"), value(child(style, "name")) or ""
            style = self._styles.get(value(child(style, "basedOn")))


def _children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (c for c in (element if element is not None else ()) if local(c) == name)
