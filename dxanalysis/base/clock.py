"""The time of 大阪市 and its one written form, whatever zone the server is set to."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

JST = timezone(timedelta(hours=9), "JST")
"""Japan's time, the same all year."""


def now() -> datetime:
    """The present moment in Japan's time."""
    return datetime.now(JST)


def iso(moment: datetime) -> str:
    """A moment in ISO 8601, to the second, in Japan's time: `2026-11-24T03:00:00+09:00`.

    >>> iso(datetime(2026, 11, 23, 18, 0, tzinfo=timezone.utc))
    '2026-11-24T03:00:00+09:00'
    """
    return moment.astimezone(JST).isoformat(timespec="seconds")
