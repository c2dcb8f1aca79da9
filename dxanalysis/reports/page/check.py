"""What a page must not have: scripts, requests, figures without words, headings out of order."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from dxanalysis.base.errors import DxanalysisError

_FORBIDDEN = {
    "iframe",
    "object",
    "embed",
    "link",
    "base",
    "form",
    "svg",
    "video",
    "audio",
}
_LOADING = {"src", "srcset", "poster", "background", "data", "action", "xlink:href"}
_CSS_REQUEST = re.compile(r"@import|url\(\s*['\"]?(?!data:)", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")


class PageError(DxanalysisError):
    """A page that would load, run or hide something; `problems` names each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return f"HTMLが決まりに合いません: {'、'.join(self.problems)}。ノートブックを直してください"


def check_page(html: str, script: str | None = None) -> None:
    """Raise `PageError` unless the page is self-contained, described and in order.

    It may have one script without attributes, which is `script` to the letter, if one is given.
    """
    page = _Page(script)
    page.feed(html)
    page.close()
    page.end_script()
    if page.levels[:1] != [1] or page.levels.count(1) != 1:
        page.problems.append("最初の見出しがh1でないか、h1が一つではない")
    if problems := list(dict.fromkeys(page.problems)):
        raise PageError(problems)


class _Page(HTMLParser):
    def __init__(self, script: str | None) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.levels: list[int] = []
        self._in_style = False
        self._allowed = script
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        if tag in _FORBIDDEN:
            self.problems.append(f"<{tag}>がある")
        if tag == "script":
            self._begin_script(attrs)
        if tag == "img" and not values.get("alt", "").strip():
            self.problems.append("代替テキストのない図がある")
        if heading := _HEADING.fullmatch(tag):
            self._heading(int(heading[1]))
        for name, value in values.items():
            self._attribute(tag, name, value)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"
        if tag == "script":
            self.end_script()

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        if self._in_style and _CSS_REQUEST.search(data):
            self.problems.append("外部を読み込むスタイルがある")

    def _begin_script(self, attrs: list[tuple[str, str | None]]) -> None:
        if attrs or self._allowed is None:
            self.problems.append("<script>がある")
        else:
            self._script = []

    def end_script(self) -> None:
        """Hold a script that has begun against the one allowed; a second one is never allowed."""
        if self._script is not None and "".join(self._script) != self._allowed:
            self.problems.append("決まったものでない<script>がある")
        if self._script is not None:
            self._allowed = self._script = None

    def _heading(self, level: int) -> None:
        if self.levels and level > self.levels[-1] + 1:
            self.problems.append(f"見出しがh{self.levels[-1]}からh{level}へ飛んでいる")
        self.levels.append(level)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        address = "".join(value.split()).lower()
        if name.startswith("on"):
            self.problems.append(f"<{tag}>に{name}がある")
        if name in _LOADING and not address.startswith("data:"):
            self.problems.append(f"<{tag}>が外部を読み込む({value[:60]})")
        if name == "href" and address.startswith(("javascript:", "data:", "vbscript:")):
            self.problems.append(f"<{tag}>のリンク先が文書ではない")
        if name == "style" and _CSS_REQUEST.search(value):
            self.problems.append("外部を読み込むスタイルがある")
