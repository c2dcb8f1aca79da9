"""The lines that name things: the plan's title, its head, an issue's heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dxanalysis.documents.model import Block
from dxanalysis.plan.brackets import bare_title
from dxanalysis.plan.budgets import match_budgets
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.model import Edition
from dxanalysis.text.width import canonical, normal, normalise
from dxanalysis.text.years import ERA_YEAR, gregorian_year

# A note whose bracket is opened twice, or never closed, is still the title's: ((案), (案.
_UNCLOSED = r"[(【〔\[]{1,2}(?:素?案|概要|[^()【】〔〕\[\]]{0,12}(?:改定|改訂|更新|修正))"
_TITLE = re.compile(
    rf"(?:(?:19|20)\d\d年度\()?{ERA_YEAR}年?度\)?(?P<department>[^()\d。、「」]{{0,20}}?)運営方針"
    r"(?P<rest>(?:の概要|について|素?案|[(【〔\[]{1,2}[^()【】〔〕\[\]]{1,20}[)】〕\]]{1,2})*"
    rf"(?:{_UNCLOSED})?)"
)
_DATE = re.compile(rf"{ERA_YEAR}年(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日)?")
_REVISED = re.compile(r"[(【〔\[][^()【】〔〕\[\]]*(?:改定|改訂|更新|修正)")
_HEAD = re.compile(r"\(?(?:所属長|[一-鿿]{0,8}長)[::](?P<name>[^()]{1,20})\)?")
_ISSUE = re.compile(
    r"[【「『]{0,2}\s*経営課題\s*(?P<label>\d+(?:\s*-\s*\(?\d+\)?)?)\s*(?P<closed>[】:.]?)\s*(?P<title>.*)"
)
_AMOUNT_BEHIND = re.compile(r"\s*[\[〔(][^()\[\]〔〕]*(?:決算|予算)額?[^()\[\]〔〕]*[\]〕)]?$")
_MAX_HEADING = 150  # characters; a longer block that begins with 経営課題1 is prose


@dataclass(frozen=True)
class Title:
    """What a plan's title says: year, department (as printed) and edition."""

    fiscal_year: int
    department: str
    edition: Edition
    revised: str | None = None  # ISO date (or month) of a revision that the title names


@dataclass(frozen=True)
class IssueHeading:
    """An issue's number as printed, and its title (empty where it stands on the next line)."""

    label: str
    title: str
    budget: str = ""  # the amount in brackets behind the title, with its brackets
    budget_at: int = 0  # where in the heading's text it begins


def match_title(text: str) -> Title | None:
    """The plan's title (令和8年度 デジタル統括室運営方針(案)), or None."""
    bare = squeezed(text)
    match = _TITLE.fullmatch(bare) if "運営方針" in bare else None
    if not match:
        return None
    year = int(match["gregorian"] or 0) or gregorian_year(match["era"], match["year"])
    revision = _REVISED.search(match["rest"])
    return Title(
        year,
        match["department"],
        _edition(match["rest"]),
        iso_date(revision[0]) if revision else None,
    )


def iso_date(text: str) -> str:
    """`2024年6月10日` or `平成25年10月改定` as an ISO date or month; empty where there is none."""
    match = _DATE.search(squeezed(text))
    if not match:
        return ""
    year = int(match["gregorian"] or 0) or gregorian_year(match["era"], match["year"])
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"{year}-{int(match['month']):02}{day}"


def match_head(text: str) -> str | None:
    """The name of the department's head (所属長:鶴見 一裕), or None."""
    match = _HEAD.fullmatch(normal(text).strip())
    return canonical(match["name"]) if match else None


def match_issue(text: str) -> IssueHeading | None:
    """An issue's heading in any of its brackets, or None for prose that quotes one."""
    text = text.strip()
    line = normal(text)
    match = _ISSUE.fullmatch(line)
    if not match or len(line) > _MAX_HEADING or line.endswith("。"):
        return None
    title, budget, budget_at = match["title"], "", 0
    amount = _AMOUNT_BEHIND.search(title)
    if amount and match_budgets([Block(amount.group(), 0, 0)], 0, 0):
        begin = match.start("title")
        start, end = normalise(text).span(begin + amount.start(), begin + amount.end())
        title, budget, budget_at = title[: amount.start()], text[start:end], start
    return IssueHeading(squeezed(match["label"]), bare_title(title), budget, budget_at)


def _edition(rest: str) -> Edition:
    if "素案" in rest:
        return "outline"
    return "draft" if "案" in rest else "final"
