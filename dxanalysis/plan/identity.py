"""Which plan a document is: the department's slug, and the plan_id made of it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from dxanalysis.base.fingerprint import content_sha256
from dxanalysis.text.width import canonical

AREA_CODE = "27100"  # 大阪市 in the 標準地域コード


@cache
def department_slugs() -> dict[str, str]:
    """Department name → ASCII slug, of every department that is known."""
    text = files("dxanalysis.plan").joinpath("departments.csv").read_text(encoding="utf-8")
    return {row["name"]: row["slug"] for row in csv.DictReader(text.splitlines())}


def known_department(printed: str) -> str:
    """The department's own name: `デジタル統括室` of `大阪市デジタル統括室`, 生野区 of `生野区度`."""
    name = canonical(printed).replace(" ", "")
    within = [known for known in department_slugs() if known in name]
    return max(within, key=len, default=name)


def slug_of(department: str) -> tuple[str, bool]:
    """The slug, and whether the department is a known one.

    An unknown department's slug is made of its name's hash: ASCII, and the same in every run.
    """
    if department in department_slugs():
        return department_slugs()[department], True
    return f"dept-{content_sha256(department.encode())[:8]}", False
