"""HTML as lines of text that show what a reader meets: sentences, cells, marks, links, pictures.

A class that tells what a thing is stands before it (`dx-answer| …`); looks are left out.
"""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = {"p", "li", "tr", "caption", "h1", "h2", "h3", "h4", "div", "section", "summary", "dt"}
_BLOCKS |= {"dd", "ul", "ol", "table", "thead", "tbody", "header", "footer", "nav", "main", "pre"}
_BLOCKS |= {"details", "article", "figure", "figcaption", "form", "label", "option", "select"}
_UNREAD = {"style", "script", "title"}
_SAID = ("alt", "href", "placeholder")
_LOOKS = {"keep"}  # keeps a line from breaking
_INSIDE_WORDS = {"span", "b", "i", "em", "strong", "a"}


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line = self._prefix = ""
        self._depth = self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _UNREAD:
            self._unread += 1
        elif tag in _BLOCKS:
            self.end_line()
            self._depth += tag in {"ul", "ol"}
            self._prefix = self._named(tag, given)
        elif tag in {"th", "td"}:
            self._line += " | " if self._line.strip() else ""
            self._line += "*" if tag == "th" else ""
            self._line += "#" if "num" in given.get("class", "").split() else ""
        else:
            self._line += "" if tag in _INSIDE_WORDS else " / " if tag == "br" else " "
            self._line += self._marked(given)
        said = [given[name] for name in _SAID if given.get(name)]
        self._line += "".join(f"[{text}]" for text in said)

    def _named(self, tag: str, given: dict[str, str]) -> str:
        names = " ".join([tag, *given.get("class", "").split()])
        return f"{'  ' * self._depth}{names}| "

    @staticmethod
    def _marked(given: dict[str, str]) -> str:
        names = [name for name in given.get("class", "").split() if name not in _LOOKS]
        return f"{{{' '.join(names)}}}" if names else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread -= 1
        elif tag in _BLOCKS:
            self.end_line()
            self._depth -= tag in {"ul", "ol"}

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._line += " ".join(data.split()) if data.strip() else " " * bool(data)

    def end_line(self) -> None:
        if self._line.strip():
            self.lines.append(f"{self._prefix}{' '.join(self._line.split())}")
        self._line = ""
        self._prefix = self._prefix if not self._prefix.strip() else "  " * self._depth + "| "


def readable(html: str) -> str:
    """The HTML's words, a block a line: `*` before a heading of a table, `#` before a number."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    parser.end_line()
    return "".join(f"{line}\n" for line in parser.lines)
