"""What stands at a page's edge and is no text of the plan: page numbers and running heads."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxanalysis.documents.pdf.layout import FlowItem, PageFlow
from dxanalysis.documents.pdf.lines import Line

_EDGE = 0.12  # of the page's height
_SAME_PLACE = 3.0  # points
_CLEAR = 0.8  # ems between a running head and the text
_MAX_LINES = 3  # lines at one edge that may be furniture
_NUMBER = re.compile(
    r"[-ー~|・.(\s]*(?:p(?:age|\.)?\s*)?(?P<number>\d{1,4})\s*(?:/\s*\d{1,4}|ページ|頁)?[-ー~|・.)\s]*",
    re.IGNORECASE,
)
_DASHES = str.maketrans("‐‑‒–—―−", "-------")


def furniture_of(pages: Sequence[PageFlow]) -> dict[Line, str]:
    """The lines that are `page_number` or `running_head`.

    The running head of the first page stays text: it may be the only place that says what the
    document is.
    """
    return {**_running_heads(pages), **_page_numbers(pages)}


@dataclass(frozen=True)
class _Number:
    """A number alone at an edge: how far it is from the page's own, and whether it is set off."""

    line: Line
    shift: int
    is_set_off: bool


def _page_numbers(pages: Sequence[PageFlow]) -> dict[Line, str]:
    """The numbers that count with the pages; one alone must be set off as such, or be the page's."""
    clear = [line for page in pages for line in _edge_lines(page) if _is_clear(line, page)]
    found = [number for line in clear if (number := _number(line))]
    times = Counter(number.shift for number in found)
    return {
        number.line: "page_number"
        for number in found
        if times[number.shift] > 1 or number.is_set_off or number.shift in (0, -1)
    }


def _number(line: Line) -> _Number | None:
    text = unicodedata.normalize("NFKC", line.text.strip()).translate(_DASHES)
    match = _NUMBER.fullmatch(text)
    return _Number(line, int(match["number"]) - line.page, not text.isdigit()) if match else None


def _running_heads(pages: Sequence[PageFlow]) -> dict[Line, str]:
    """The same text at the same place of several pages, clear of the text."""
    alike: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for page in pages:
        for line in _edge_lines(page):
            if _is_clear(line, page):
                alike["".join(line.text.split()), round(line.baseline / _SAME_PLACE)].append(line)
    least = max(2, len(pages) // 2)
    return {
        line: "running_head"
        for lines in alike.values()
        if len(lines) >= least
        for line in lines
        if not _is_first_title(line, pages)
    }


def _is_first_title(line: Line, pages: Sequence[PageFlow]) -> bool:
    return line.page == pages[0].number and line.baseline < pages[0].height / 2


def _edge_lines(page: PageFlow) -> Iterator[Line]:
    """The lines that stand before all else in the upper edge, or behind all else in the lower."""
    edge = _EDGE * page.height
    for item in page.items[:_MAX_LINES]:
        if not isinstance(item, Line) or item.baseline > edge:
            break
        yield item
    for item in page.items[: -_MAX_LINES - 1 : -1]:
        if not isinstance(item, Line) or item.top < page.height - edge:
            break
        yield item


def _is_clear(line: Line, page: PageFlow) -> bool:
    gaps = [_gap(line, item) for item in page.items if item is not line]
    return all(gap >= _CLEAR * line.em or gap < -line.em / 2 for gap in gaps)


def _gap(line: Line, item: FlowItem) -> float:
    """The clear space between a line and something else, negative where they are side by side."""
    bottom = item.baseline if isinstance(item, Line) else item.bottom
    return max(item.top - line.baseline, line.top - bottom)
