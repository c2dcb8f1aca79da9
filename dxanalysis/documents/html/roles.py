"""Which parts of a page are its plan, and which are the site around it or not shown.

Decided by structure. What cannot be told from the plan stays text: to call a paragraph of the plan
navigation would lose it, to call navigation text only gives a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

NO_TEXT = frozenset("script style template".split())  # nothing that anybody reads
_CONTROLS = frozenset("button datalist select textarea".split())
_UNSHOWN = frozenset("audio canvas iframe noframes noscript object video".split())
_RUBY = frozenset(("rt", "rp"))
_SITE = frozenset("aside footer header nav".split())
_LANDMARKS = frozenset("banner complementary contentinfo navigation search".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN_NAME = re.compile(r"(?:mol|main|page)?(?:main|contents?|honbun|nakakiji)(?:area|body|inner)?")
_SITE_NAME = re.compile(
    r"(?:global|local|side|sub|foot(?:er)?|head(?:er)?|g|l)?(?:navi?(?:gation)?|menu)"
    r"|breadcrumbs?(?:list)?|topicpath|pankuzu(?:list)?|footer|sidebar"
    r"|(?:o?toiawase|inquiry|contacts?)(?:box|info|area|block|saki)?"
    r"|(?:page|to)top|backtotop|page(?:id|no|number)|page(?:day|date)\d*|sns(?:box|area)?|share"
)
_SITE_SHARE = 0.25  # of a page's characters; a part that holds more is no frame of it
_MAIN_SHARE = 0.6  # of the characters outside the site's own elements; less is no main part


class PageRoles:
    """Tells of each element of one page as what its text counts."""

    def __init__(self, root: etree._Element) -> None:
        self._sizes = _sizes(root)
        self._whole = self._sizes[root]
        self._of_plan = _with_ancestors([*_headings(root), *root.iter("table", "main", "article")])
        self._main = self._find_main(root)
        self._around = _with_ancestors([] if self._main is None else [self._main])

    def of(self, element: etree._Element) -> str | None:
        """The name of the markup that begins at this element; None where it is text."""
        tag = element.tag
        if tag == "title":
            return "page_title"
        if tag in _RUBY:
            return "ruby"
        if tag in _CONTROLS:
            return "control"
        if tag in _UNSHOWN or _is_hidden(element):
            return "hidden"
        return "navigation" if self._is_navigation(element) else None

    def _is_navigation(self, element: etree._Element) -> bool:
        """Elements that hold a table or the page's heading are never navigation."""
        if element in self._of_plan or element in self._around or element.tag in ("html", "body"):
            return False
        if self._main is None:
            beside = element.tag in _SITE
        else:
            parent = element.getparent()
            beside = parent is not self._main and parent in self._around
        if beside or element.tag == "nav" or element.get("role") in _LANDMARKS:
            return True
        if element.tag == "div" and element.get("title") in _SITE:  # as LibreOffice writes them
            return True
        small = self._sizes[element] <= self._whole * _SITE_SHARE
        return small and any(map(_SITE_NAME.fullmatch, _names(element)))

    def _find_main(self, root: etree._Element) -> etree._Element | None:
        """The element that by its name and its share of the text is the page's main part."""
        site = sum(self._sizes[e] for e in _outermost(root.iter(*_SITE)))
        enough = (self._sizes[root] - site) * _MAIN_SHARE
        around_heading = {a for h in _headings(root)[:1] for a in h.iterancestors()}
        for candidates in _main_candidates(root):
            if len(candidates) != 1:  # of two articles, neither is the whole
                continue
            main = candidates[0]
            while around_heading and main not in around_heading:
                main = main.getparent()
            if main.tag not in ("html", "body") and self._sizes[main] >= enough:
                return main
        return None


def _main_candidates(root: etree._Element) -> Iterator[list[etree._Element]]:
    yield _outermost(root.iter("main"))
    yield _outermost(e for e in root.iter() if e.get("role") == "main")
    yield _outermost(e for e in root.iter("div", "section", "td") if _is_named_main(e))
    yield _outermost(root.iter("article"))


def _is_named_main(element: etree._Element) -> bool:
    return any(map(_MAIN_NAME.fullmatch, _names(element)))


def _headings(root: etree._Element) -> list[etree._Element]:
    """The page's main headings; one in the site's own elements only where there is no other."""
    headings = list(root.iter("h1"))
    site = set(_SITE)
    own = [h for h in headings if not any(a.tag in site for a in h.iterancestors())]
    return own or headings if next(root.iter("h2"), None) is None else own


def _names(element: etree._Element) -> list[str]:
    """An element's id and classes, small and without marks: `Page-Top` → `pagetop`."""
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    return [re.sub(r"[^a-z0-9]", "", name) for name in names.split()]


def _is_hidden(element: etree._Element) -> bool:
    hidden = element.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style") or ""))


def _outermost(elements: Iterable[etree._Element]) -> list[etree._Element]:
    kept: dict[etree._Element, None] = {}
    for element in elements:
        if not any(ancestor in kept for ancestor in element.iterancestors()):
            kept[element] = None
    return list(kept)


def _with_ancestors(elements: Iterable[etree._Element]) -> set[etree._Element]:
    found: set[etree._Element] = set()
    for element in elements:
        at: etree._Element | None = element
        while at is not None and at not in found:
            found.add(at)
            at = at.getparent()
    return found


def _sizes(root: etree._Element) -> dict[etree._Element, int]:
    """The characters within each element, blanks aside."""
    sizes: dict[etree._Element, int] = {}
    for element in reversed(list(root.iter())):
        shown = element.tag not in NO_TEXT
        size = sizes.get(element, 0) + (_solid(element.text) if shown else 0)
        sizes[element] = size
        parent = element.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + size + _solid(element.tail)
    return sizes


def _solid(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
