"""A spreadsheet's date as a person sees it, in Gregorian and in era years."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

DATE_TOKENS = r"AM/PM|A/P|y+|m+|d+|h+|s+|g+|e+|a{3,4}"
_ERAS = (  # first day, initial, short and full name
    (datetime.date(2019, 5, 1), "R", "令", "令和"),
    (datetime.date(1989, 1, 8), "H", "平", "平成"),
    (datetime.date(1926, 12, 25), "S", "昭", "昭和"),
    (datetime.date(1912, 7, 30), "T", "大", "大正"),
    (datetime.date(1868, 1, 25), "M", "明", "明治"),
)
_WEEKDAYS = "月火水木金土日"


def shown_date(
    value: float, tokens: Iterable[tuple[str, str]], *, since_1904: bool = False
) -> str | None:
    """The date that a number counts, in a format's tokens; None where it counts none."""
    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    if value < 0:
        return None
    try:
        moment = from_excel(value, epoch)
    except (OverflowError, ValueError):
        return None
    if isinstance(moment, datetime.time):
        moment = datetime.datetime.combine(epoch, moment)
    known = [(kind, text.lower() if kind == "date" else text) for kind, text in tokens]
    half = any(kind == "date" and text in ("am/pm", "a/p") for kind, text in known)
    parts = []
    for at, (kind, text) in enumerate(known):
        if kind != "date":
            parts.append(text if kind in ("quoted", "escaped", "mark") else "")
        elif text[0] == "m" and _is_minute(known, at):
            parts.append(f"{moment.minute:0{min(len(text), 2)}d}")
        else:
            parts.append(_shown(moment, text, value, half=half))
    return "".join(parts)


def _is_minute(tokens: list[tuple[str, str]], at: int) -> bool:
    """`m` is the minute behind an hour or before a second, else the month."""
    before = [text for kind, text in tokens[:at] if kind == "date"]
    behind = [text for kind, text in tokens[at + 1 :] if kind == "date"]
    return bool(before and before[-1].strip("[")[0] == "h") or bool(behind and behind[0][0] == "s")


def _shown(moment: datetime.datetime, token: str, value: float, *, half: bool) -> str:
    name, width = token[0], min(len(token), 2)
    if name == "[":
        return str(int(value * {"h": 24, "m": 1440, "s": 86400}[token[1]]))
    if name in "ge":
        return _era(moment.date(), token)
    if name == "a":
        return _weekday_or_half(moment, token)
    if name == "y":
        return f"{moment.year:04d}" if len(token) > 2 else f"{moment.year % 100:02d}"
    if len(token) > 2 and name in "md":
        return moment.strftime({"m": "%b", "d": "%a"}[name])
    hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[name]
    return f"{number:0{width}d}"


def _weekday_or_half(moment: datetime.datetime, token: str) -> str:
    if "/" in token:
        return "AM" if moment.hour < 12 else "PM"
    return _WEEKDAYS[moment.weekday()] + ("曜日" if len(token) == 4 else "")


def _era(day: datetime.date, token: str) -> str:
    """The era's name (`g`, `gg`, `ggg`) or the year in it (`e`, `ee`)."""
    for first, *names in _ERAS:
        if day >= first:
            if token[0] == "g":
                return names[min(len(token), 3) - 1]
            return f"{day.year - first.year + 1:0{min(len(token), 2)}d}"
    return str(day.year)
