"""Addresses of things on a page that stay the same from edition to edition: made of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dxanalysis.base.fingerprint import content_sha256
from dxanalysis.text.width import normal

_DIGITS = 8


def permalinks(kind: str, names: Sequence[str]) -> list[str]:
    """An id of each name, which its number and its width do not change; a repeated one gets a number.

    >>> permalinks("indicator", ["ＤＸ研修の参加者数", "DX研修の参加者数"])
    ['indicator-a5a19d0d', 'indicator-a5a19d0d-2']
    """
    given: Counter[str] = Counter()
    made = []
    for name in names:
        digest = content_sha256("".join(normal(name).split()).encode())[:_DIGITS]
        given[digest] += 1
        again = f"-{given[digest]}" if given[digest] > 1 else ""
        made.append(f"{kind}-{digest}{again}")
    return made
