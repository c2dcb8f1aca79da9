"""Which parts of a page are its plan, and which are the site around it or not shown.

Decided by structure. What cannot be told from the plan stays text: to call a paragraph of the plan
navigation would lose it, to call navigation text only gives a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

NO_TEXT = frozenset("script style template".split())  # nothing that anybody reads
_CONTROLS = frozenset("button datalist select textarea".split())
_UNSHOWN = frozenset("audio canvas iframe noframes noscript object video".split())
_RUBY = frozenset(("rt", "rp"))
_OUTER = frozenset("aside footer header".split())  # of the site, where they stand outside the plan
_LANDMARKS = frozenset("banner complementary contentinfo navigation search".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN_NAME = re.compile(
    r"(?:main|page|mol)?(?:main|contents?|honbun|article|nakakiji)(?:area|body|inner|wrap)?"
)
_SITE_NAME = re.compile(
    r"(?:global|local|side|sub|foot(?:er)?|head(?:er)?|g|l)?(?:navi?(?:gation)?|menu)"
    r"|breadcrumbs?(?:list)?|topicpath|pankuzu(?:list)?|footer|sidebar|sitemap"
    r"|(?:o?toiawase|inquiry|contacts?)(?:box|info|area|block|saki)?"
    r"|(?:page|to)top|backtotop|page(?:id|no|number)|page(?:day|date)\d*|sns(?:box|area)?|share"
)
_SITE_SHARE = 0.25  # of a page's characters; a part that holds more is no frame of it


class PageRoles:
    """Tells of each element of one page as what its text counts."""

    def __init__(self, root: etree._Element) -> None:
        self._sizes = _sizes(root)
        self._of_plan = _ancestors(root.iter("h1", "table", "main", "article"))
        self._main = self._find_main(root)

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
        if element is self._main or element.tag in ("html", "body"):
            return False
        if self._main is not None and element not in self._around_main:
            if not self._is_in_main(element):
                return True
        elif element.tag in _OUTER and element not in self._of_plan:
            return True
        if element.tag == "nav" or element.get("role") in _LANDMARKS:
            return element not in self._of_plan
        return any(map(_SITE_NAME.fullmatch, _names(element))) and self._may_frame(element)

    def _may_frame(self, element: etree._Element) -> bool:
        small = self._sizes[element] <= self._sizes[None] * _SITE_SHARE
        return small and element not in self._of_plan
