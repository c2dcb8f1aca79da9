"""What a page says, whatever it looks like: two pages that say the same are news to nobody."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSAID = {"style", "script"}
_WORDS = ("alt", "aria-label", "title", "href")
"""Attributes that are read out or lead somewhere; all others are looks."""
_BLOCKS = {"p", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "caption", "summary"}


def said(html: str) -> str:
    """The words of a page in their order, with those for its figures and where its links lead.

    >>> said('<style>p { color: red }</style><p class="big">885 <b>百万円</b></p>')
    '885 百万円'
    """
    reader = _SaidWords()
    reader.feed(html)
    reader.close()
    lines = ("".join(line).split() for line in reader.lines)
    return "\n".join(" ".join(line) for line in lines if line)


class _SaidWords(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = [[]]
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unsaid += tag in _UNSAID
        self._begin(tag)
        for name, value in attrs:
            if name in _WORDS and value:
                self.lines += [[f"{name} {value}"], []]

    def handle_endtag(self, tag: str) -> None:
        self._unsaid -= tag in _UNSAID and self._unsaid > 0
        self._begin(tag)

    def handle_data(self, data: str) -> None:
        if not self._unsaid:
            self.lines[-1].append(data)

    def _begin(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append([])
