"""Which plan a document is: the department's own name and slug, and the plan_id made of it."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from dxanalysis.base.fingerprint import content_sha256
from dxanalysis.plan.likeness import likeness
from dxanalysis.text.width import canonical

AREA_CODE = "27100"  # 大阪市 in the 標準地域コード
_NEAR = 0.6  # of characters in common: 下水道局 and 水道局, not 見本局 and 市民局
_MOST_NEAR = 3


@cache
def department_slugs() -> dict[str, str]:
    """Department name → ASCII slug, of every department that is known."""
    return {row["name"]: row["slug"] for row in _rows("departments.csv")}


@cache
def department_affixes() -> tuple[dict[str, str], ...]:
    """What titles print around a department's name, each with an example."""
    return tuple(_rows("department_affixes.csv"))


def department_of(printed: str) -> str:
    """The department's own name: the printed one without the listed affixes.

    `デジタル統括室` of `大阪市デジタル統括室`, `生野区` of `生野区度`. A name that merely holds a
    known one is another department: 堺市北区, 下水道局, 旧デジタル統括室 stay as they are.
    """
    name = canonical(printed).replace(" ", "")
    for affix in department_affixes():
        if name in department_slugs():
            break
        name = _without(name, affix)
    return name


def slug_of(department: str) -> tuple[str, bool]:
    """The slug, and whether the department is a known one.

    An unknown department's slug is made of its name's hash: ASCII, and the same in every run.
    """
    if department in department_slugs():
        return department_slugs()[department], True
    return f"dept-{content_sha256(department.encode())[:8]}", False


def slug_in(plan_id: str) -> str:
    """The department's part of a plan_id: digital of 2026-digital."""
    return plan_id.partition("-")[2]


def near_departments(name: str) -> list[str]:
    """The known departments with a name like this one, the likest first; at most three."""
    likenesses = {known: likeness(name, known, least=_NEAR) for known in department_slugs()}
    likest = sorted(likenesses, key=lambda known: -likenesses[known])
    return [known for known in likest[:_MOST_NEAR] if likenesses[known] >= _NEAR]


def _without(name: str, affix: dict[str, str]) -> str:
    """The name without an affix; 大阪市 belongs to the name in 大阪市立… or 大阪市会…."""
    if affix["place"] == "behind":
        return name.removesuffix(affix["affix"]) or name
    rest = name.removeprefix(affix["affix"])
    joined = rest[:1] in affix["unless_next"] and rest not in department_slugs()
    return name if joined else rest


def _rows(file: str) -> list[dict[str, str]]:
    text = files("dxanalysis.plan").joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
