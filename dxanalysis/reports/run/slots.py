"""Scheduled times that were done whole, so that none is run twice by two servers or a catch-up."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from dxanalysis.base.clock import JST, iso, now
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.files import write_whole

_FILE = ".slot.json"


_CLOCKS_DIFFER = timedelta(minutes=10)


class SlotError(DxanalysisError):
    """A scheduled time that is not one."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f"予定時刻「{self.text}」を読めません。2026-11-24T03:00 か "
            "2026-11-24T03:00+09:00 の形で指定してください"
        )


class FutureSlotError(DxanalysisError):
    """A scheduled time that has not come: once noted as done, it would silence all before it."""

    def __init__(self, scheduled: str) -> None:
        super().__init__(scheduled)
        self.scheduled = scheduled

    def __str__(self) -> str:
        return (
            f"予定時刻 {self.scheduled} はまだ来ていません。時刻とサーバーの時計を確かめてください"
        )


def slot(text: str) -> str:
    """Bring a scheduled time into one form, ISO 8601 with a zone; without one it is Japan's.

    Raises `SlotError`, or `FutureSlotError` for one that has not come yet.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SlotError(text) from error
    local = moment if moment.tzinfo else moment.replace(tzinfo=JST)
    scheduled = iso(local)
    if _is_to_come(local):
        raise FutureSlotError(scheduled)
    return scheduled


def is_done(out: Path, scheduled: str) -> bool:
    """Whether this slot or a later one was done whole in this folder of outputs."""
    try:
        noted = json.loads((out / _FILE).read_text(encoding="utf-8"))["scheduled"]
        last = datetime.fromisoformat(noted)
        # one to come was noted by a clock that was wrong
        return last >= datetime.fromisoformat(scheduled) and not _is_to_come(last)
    except (OSError, ValueError, KeyError, TypeError):
        return False  # no slot yet, or none that can be read: then it is run


def mark_done(out: Path, scheduled: str) -> None:
    """Note that a slot was done whole; an earlier one than the last changes nothing."""
    if not is_done(out, scheduled):
        write_whole(out / _FILE, json.dumps({"scheduled": scheduled}) + "\n")


def _is_to_come(moment: datetime) -> bool:
    return moment > now() + _CLOCKS_DIFFER
