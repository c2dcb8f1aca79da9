"""How one document was read, in Japanese lines: what `dxanalysis check` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from dxanalysis.plan.diagnostics import CODES as DIAGNOSTICS
from dxanalysis.plan.diagnostics import SEVERITIES, Diagnostic, Severity
from dxanalysis.present.shared.words import coverage_percent
from dxanalysis.present.shared.words import number as printed
from dxanalysis.schema.codes import CODES
from dxanalysis.text.years import era_label

if TYPE_CHECKING:
    from dxanalysis.plan.ledger import Ledger
    from dxanalysis.plan.model import Budget, FactAccount, Issue, Plan, UnreadableBudget

_WHOLE = 100  # per cent


class DocumentReading(Protocol):
    """What is known of how a document was read: a `Plan`, or the `Reading` of an ingest.

    An ingest remembers only remarks of warning and above, which is all that is counted here.
    """

    @property
    def coverage(self) -> float | None:
        """The share that was read, from 0 to 1; None where the document is no plan."""

    @property
    def facts_missing(self) -> int:
        """How many facts the document announces that were not read."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to know of it."""


def summary_lines(plan: Plan) -> Iterator[str]:
    """The plan in short: identity, coverage, each issue with its amounts and counts."""
    edition = CODES["edition"][plan.edition][0]
    yield f"{era_label(plan.fiscal_year)} {plan.department}運営方針({edition}) {plan.plan_id}"
    yield f"文書: {plan.source} SHA-256 {plan.source_sha256[:12]}… 所属長: {plan.head or '記載なし'}"
    yield coverage_line(plan)
    yield from fact_lines(plan.account)
    for issue in plan.issues:
        yield ""
        yield f"経営課題{issue.label}({issue.line}行) {issue.title}"
        yield from (f"  {_budget_line(budget)}" for budget in issue.budgets)
        yield from (f"  {_unreadable_line(budget)}" for budget in issue.unreadable_budgets)
        yield f"  {_counts(issue)}"


def coverage_line(read: DocumentReading) -> str:
    """The coverage in percent, never rounded up to 100, and how much is unread or read twice.

    It says no 100 % where all characters were read, but not all facts that they announce.
    """
    codes = [diagnostic.code for diagnostic in read.diagnostics]
    unread, twice = codes.count("text_unread"), codes.count("fact_taken_twice")
    share = share_in_words(read.coverage or 0, read.facts_missing, places=2)
    return f"読取率: {share} 未読: {unread}か所 二重読み: {twice}か所"


def share_in_words(coverage: float, missing: int, places: int) -> str:
    """The share of the characters that was read, in percent never rounded up to 100.

    No 100 % is said where all characters were read, but not all facts that they announce.
    """
    percent = coverage_percent(coverage, places)
    if percent < _WHOLE or not missing:
        return f"{printed(percent)}%"
    return f"文字はすべて、事実は{missing}件不足"


def facts_in_words(read: int, announced: int) -> str:
    """記載のある68件のうち67件."""
    return f"記載のある{announced}件のうち{read}件"


def fact_lines(account: FactAccount) -> Iterator[str]:
    """How many of the announced facts were read, in percent never rounded up, and which were not."""
    percent = coverage_percent(account.share, places=2)
    yield f"事実: {facts_in_words(account.read, account.announced)}を読みました({printed(percent)}%)"
    for remark in account.missing:
        quoted = f"「{remark.text}」" if remark.text else ""
        yield f"  読めていない事実 {remark.line or '-'}行: {DIAGNOSTICS[remark.code][1]}{quoted}"


def diagnostic_lines(read: DocumentReading, at_least: Severity = "info") -> Iterator[str]:
    """Every diagnostic of at least this severity, with its line."""
    listed = list(SEVERITIES)[: list(SEVERITIES).index(at_least) + 1]
    for diagnostic in (d for d in read.diagnostics if d.severity in listed):
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


def _unreadable_line(budget: UnreadableBudget) -> str:
    year = era_label(budget.fiscal_year) if budget.fiscal_year else "年度不明"
    return (
        f"{year}{CODES['phase'][budget.phase][0]} 読めません(表記「{budget.text}」{budget.line}行)"
    )


def _counts(issue: Issue) -> str:
    targets = sum(len(indicator.targets) for indicator in issue.indicators)
    return f"戦略 {len(issue.strategies)}、評価指標 {len(issue.indicators)}、目標 {targets}"
