"""A page without the times of its making, by which two pages of the same content differ."""

from __future__ import annotations

import re

_PROVENANCE = '<dl class="dx-provenance">'
# A row of `provenance.html.j2` whose value is a time: 作成, 予定時刻.
_MOMENT = re.compile(r"<dt>[^<]*</dt><dd><time [^<]*</time>[^<]*</dd>\n?")


def without_moments(page: str) -> str:
    """The page as it would be whenever it was made; equal for equal content."""
    before, mark, after = page.rpartition(_PROVENANCE)
    return before + mark + (_MOMENT.sub("", after) if mark else after)
