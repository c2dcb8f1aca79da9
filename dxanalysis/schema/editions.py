"""The order of a plan's editions, in which the newest speaks: said here, and taken from the codes."""

from __future__ import annotations

from dxanalysis.schema.codes import CODES

EDITIONS: tuple[str, ...] = tuple(CODES["edition"])
"""Every edition, the oldest first."""

EDITIONS_IN_WORDS = " < ".join(name for name, _ in CODES["edition"].values())
"""The same for readers: 素案 < 案 < 確定 < 実績."""

_RANK = {edition: rank for rank, edition in enumerate(EDITIONS)}


def edition_rank(edition: str) -> int:
    """The place of an edition among all, 0 for the oldest."""
    return _RANK[edition]
