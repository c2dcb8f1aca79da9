"""HTML pages: their visible text as blocks, in reading order; the site around a plan as markup.

Hidden text, form controls and the readings of ruby are markup, too: accounted for, but no fact.
"""

from __future__ import annotations

import re

from lxml import etree

from dxanalysis.documents.builder import Flow, loose_items
from dxanalysis.documents.errors import named_damage
from dxanalysis.documents.grid import TableGrid
from dxanalysis.documents.html.page import parse_page
from dxanalysis.documents.html.roles import NO_TEXT, PageRoles
from dxanalysis.documents.model import Cell, Document, Kind

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
    "legend li main menu nav noscript ol optgroup option p pre section select summary table tbody "
    "td tfoot th thead title tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LISTS = frozenset("dir menu ol ul".split())
_CELLS = frozenset(("td", "th"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CONTACT = re.compile(r"(?:このページの?.{0,10})?[おご]?問い?合わ?せ先?(?:一覧)?")
_SPAN = re.compile(r"\s*(\d{1,5})")
_REST = 65_534  # rows; `rowspan=0` means the rest of the table


def read_html(source: str, sha256: str, content: bytes) -> Document:
    """The document of an HTML page; a block's place is its number.

    Raises `DocumentError` for a page that is garbled, or larger or deeper than a page may be.
    """
    with named_damage(source):
        root = parse_page(source, content)
        flow = Flow(source, sha256)
        if root is not None:
            _Walk(flow, PageRoles(root)).over(root)
        return flow.document()


class _Walk:
    """One pass over a page's elements, without recursion: pages may be nested deeply."""

    def __init__(self, flow: Flow, roles: PageRoles) -> None:
        self._flow, self._roles = flow, roles
        self._pieces: list[tuple[str | None, str]] = []  # role and text of the block in the making
        self._role: tuple[etree._Element, str] | None = None
        self._contact: etree._Element | None = None  # whose rest is a contact block
        self._tables: list[tuple[TableGrid, Cell | None]] = []
        self._kinds: list[str] = []  # the open headings, lists and items, `pre`
        self._item_begins = False

    def over(self, root: etree._Element) -> None:
        """Add everything below an element."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start" and element.tag in NO_TEXT:
                walker.skip_subtree()
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
        self._flush()

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if self._role is None and (name := self._roles.of(element)):
            self._role = element, name
        if tag in _HEADINGS or tag == "table":
            self._contact = None
        if tag == "table":
            self._tables.append((TableGrid(self._flow.next_table()), None))
        elif self._tables and (tag == "tr" or tag in _CELLS):
            self._place(element)
        elif tag in _HEADINGS or tag in _LISTS or tag in ("li", "pre"):
            self._kinds.append(tag)
            self._item_begins = tag == "li"
        self._take(element.text)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush(heading=element if tag in _HEADINGS else None)
        if self._role and self._role[0] is element:
            self._role = None
        if self._contact is element:
            self._contact = None
        if tag == "table" and self._tables:
            self._tables.pop()
        elif tag in _CELLS and self._tables:
            self._tables[-1] = self._tables[-1][0], None
        elif self._kinds and self._kinds[-1] == tag:
            self._kinds.pop()
        self._take(element.tail)

    def _place(self, element: etree._Element) -> None:
        grid = self._tables[-1][0]
        if element.tag == "tr":
            grid.next_row()
            return
        rows = _span(element, "rowspan")
        cell = grid.place(_span(element, "colspan") or 1, _REST if rows == 0 else rows)
        self._tables[-1] = grid, cell

    def _take(self, text: str | None) -> None:
        if text:
            role = "navigation" if self._contact is not None else None
            self._pieces.append((self._role[1] if self._role else role, text))

    def _flush(self, heading: etree._Element | None = None) -> None:
        """End the block in the making."""
        pieces, self._pieces = self._pieces, []
        if not pieces:
            return
        text = "".join(text for role, text in pieces if role is None)
        if heading is not None and _CONTACT.fullmatch("".join(text.split())):
            self._contact = heading.getparent()
            self._flow.add_markup(_shown(text), "navigation")
        elif text.strip():
            self._add(text)
        for name in dict.fromkeys(role for role, _ in pieces if role):
            self._flow.add_markup(_shown("".join(t for r, t in pieces if r == name)), name)

    def _add(self, text: str) -> None:
        cell = self._tables[-1][1] if self._tables else None
        inner = self._kinds[-1] if self._kinds else ""
        if inner == "pre":
            for line in text.split("\n"):
                self._flow.add(line, cell=cell)
        elif inner in _LISTS:
            for item, kind in loose_items(_shown(text)):
                self._flow.add(item, kind, cell)
        else:
            self._flow.add(_shown(text), self._kind(inner), cell)
        self._item_begins = False

    def _kind(self, inner: str) -> Kind:
        if inner in _HEADINGS:
            return Kind.HEADING
        return Kind.ITEM if inner == "li" and self._item_begins else Kind.PARAGRAPH


def _shown(text: str) -> str:
    """The text as a browser shows it: a line that was wrapped has a blank there.

    Between two kanji, too: programs wrap at the text's own blanks, and to drop one would join what
    it parts (`令和8年度 利用率`).
    """
    return _BLANKS.sub(" ", text)


def _span(element: etree._Element, name: str) -> int:
    match = _SPAN.match(element.get(name) or "1")
    return int(match[1]) if match else 1
