"""The index of all reports and a division's mail of each plan, as text."""

from __future__ import annotations

import re
from pathlib import Path

from dxanalysis.delivery.letter.letter import Letter, write_letter
from dxanalysis.delivery.settings.model import Division
from dxanalysis.reports.manifest import read_manifest
from tests.golden.readable import readable

_MOMENT = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日 \d\d時\d\d分")


def index(out: Path) -> dict[str, str]:
    """The index of a folder of reports: its golden file's name → its text."""
    page = (out / "index.html").read_text(encoding="utf-8")
    return {"index.txt": _MOMENT.sub("〔日時〕", readable(page))}


def letters(out: Path) -> dict[str, str]:
    """A mail of all reports of each plan: its golden file's name → its text."""
    entries = sorted(read_manifest(out).entries.values(), key=lambda entry: entry.order)
    found = {}
    for plan_id in sorted({e.plan_id for e in entries if e.plan_id is not None}):
        division = Division(name="企画担当", plan=plan_id, to=["kikaku@city.example.jp"])
        letter = write_letter(division, [e for e in entries if e.plan_id == plan_id], out)
        found[f"{plan_id}-plain.txt"] = f"件名: {letter.subject}\n\n{letter.plain}"
        found[f"{plan_id}-html.txt"] = readable(letter.html) + _pictures(letter)
    return found


def _pictures(letter: Letter) -> str:
    return "".join(f"picture {image.name}: {image.alt}\n" for image in letter.images)
