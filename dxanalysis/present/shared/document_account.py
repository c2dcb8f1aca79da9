"""How one document was read, in Japanese lines: what `dxanalysis check` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from dxanalysis.plan.diagnostics import SEVERITIES, Diagnostic, Severity
from dxanalysis.plan.ledger import Ledger
from dxanalysis.plan.model import Budget, Issue, Plan
from dxanalysis.schema.codes import CODES
from dxanalysis.text.years import era_label


class Told(Protocol):
    """What is known of how a document was read: a `Plan`, or the `Reading` of an ingest.

    An ingest remembers only remarks of warning and above, which is all that is counted here.
    """

    @property
    def coverage(self) -> float | None:
        """The share that was read, from 0 to 1; None where the document is no plan."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to know of it."""


def summary_lines(plan: Plan) -> Iterator[str]:
    """The plan in short: identity, coverage, each issue with its amounts and counts."""
    edition = CODES["edition"][plan.edition][0]
    yield f"{era_label(plan.fiscal_year)} {plan.department}運営方針({edition}) {plan.plan_id}"
    yield f"文書: {plan.source} SHA-256 {plan.source_sha256[:12]}… 所属長: {plan.head or '記載なし'}"
    yield coverage_line(plan)
    for issue in plan.issues:
        yield ""
        yield f"経営課題{issue.label}({issue.line}行) {issue.title}"
        yield from (f"  {_budget_line(budget)}" for budget in issue.budgets)
        yield f"  {_counts(issue)}"


def coverage_line(read: Told) -> str:
    """The coverage in percent, never rounded up to 100, and how much is unread or read twice."""
    codes = [diagnostic.code for diagnostic in read.diagnostics]
    percent = int((read.coverage or 0) * 10_000) / 100
    unread, twice = codes.count("text_unread"), codes.count("fact_taken_twice")
    return f"読取率: {percent:g}% 未読: {unread}か所 二重読み: {twice}か所"


def diagnostic_lines(read: Told, at_least: Severity = "info") -> Iterator[str]:
    """Every diagnostic of at least this severity, with its line."""
    told = list(SEVERITIES)[: list(SEVERITIES).index(at_least) + 1]
    for diagnostic in (d for d in read.diagnostics if d.severity in told):
        where = f"{diagnostic.line}行" if diagnostic.line else "全体"
        yield f"[{SEVERITIES[diagnostic.severity][0]}] {where}: {diagnostic.message}"


def reading_lines(account: Ledger) -> Iterator[str]:
    """Every run of the document's characters, and as what it was read."""
    for run in account.owned_runs():
        yield f"{run.line:>5} {run.owner or '(未読)':<20} {run.text}"


def _budget_line(budget: Budget) -> str:
    phase = CODES["phase"][budget.phase][0]
    yen = "記載なし" if budget.amount_yen is None else f"{budget.amount_yen:,}円"
    return f"{era_label(budget.fiscal_year)}{phase} {yen}(表記「{budget.amount_text or ''}」{budget.line}行)"


def _counts(issue: Issue) -> str:
    targets = sum(len(indicator.targets) for indicator in issue.indicators)
    return f"戦略 {len(issue.strategies)}、評価指標 {len(issue.indicators)}、目標 {targets}"
