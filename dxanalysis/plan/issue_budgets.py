"""An issue's amounts: the entries under its labels → budgets, those that nobody can read, remarks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from dxanalysis.plan.budgets import BudgetEntry, is_amount
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Budget, UnreadableBudget
from dxanalysis.plan.outline import IssueOutline
from dxanalysis.plan.reading_log import ReadingLog
from dxanalysis.text.amounts import AmountError
from dxanalysis.text.years import era_label

_PHASES = {"executed": "決算額", "approved": "予算額"}
_HAS_YEAR = re.compile(r"[\d元一二三四五六七八九十]")
_REMARKS = {
    "amount_remark": "の金額のそばに「{}」とあります。金額に何を含むか確かめてください",
    "amount_blank": "の金額の欄が空きで、後に「{}」とあります。金額の記載か確かめてください",
}


class BudgetReader:
    """Reads one issue's amounts; `where` names the issue in messages (経営課題1)."""

    def __init__(
        self, log: ReadingLog, where: str, outline: IssueOutline, in_text: Iterable[Diagnostic]
    ) -> None:
        self._log, self._where, self._outline = log, where, outline
        self._in_text = list(in_text)  # what was remarked of amounts within the issue's texts
        self._unreadable: list[UnreadableBudget] = []

    def read(self) -> tuple[tuple[Budget, ...], tuple[UnreadableBudget, ...]]:
        """The amounts, one a year and phase, and those that are printed and cannot be read."""
        printed: dict[tuple[int, str], list[tuple[BudgetEntry, Budget]]] = defaultdict(list)
        for entry in self._outline.budgets:
            if budget := self._budget(entry):
                printed[budget.fiscal_year, budget.phase].append((entry, budget))
        found = [budget for rows in printed.values() if (budget := self._agreed(rows))]
        for remark in self._outline.remarks:
            message = self._where + _REMARKS[remark.code].format(remark.text)
            self._log.note(remark.code, message, remark.line, remark.text)
        if not self._outline.budgets:
            self._note_none()
        return tuple(found), tuple(self._unreadable)

    def _note_none(self) -> None:
        """Nothing stands under a label; what is printed within a text is said to be unreadable."""
        for remark in self._in_text:
            message = (
                f"{self._where}: 文中の「{remark.text}」を決算額・予算額として読めません。"
                "原本を確かめ、文書を直して読み直してください"
            )
            self._log.note("amount_unreadable", message, remark.line or 0, remark.text)
        if not self._in_text:
            message = f"{self._where}に決算額・予算額の記載がありません"
            self._log.note("issue_without_budget", message, self._outline.line)

    def _budget(self, entry: BudgetEntry) -> Budget | None:
        """The amount; what is no amount is left out with an error, never kept as a blank."""
        try:
            yen = entry.amount_yen()
        except AmountError as fault:
            year = f"{era_label(entry.fiscal_year)}の" if entry.fiscal_year else ""
            message = (
                f"{self._where}: {fault}。{year}{_PHASES[entry.phase]}です。"
                "原本を確かめ、文書を直して読み直してください"
            )
            self._refuse(entry, "amount_unreadable", message)
            return None
        if entry.fiscal_year is None:
            message = f"{self._where}: 「{entry.label}」の年度は読めません。原本を確かめてください"
            self._refuse(entry, "year_unreadable", message)
            return None
        if yen is None and entry.text is None and (stray := self._stray_amount()):
            message = (
                f"{self._where}: {era_label(entry.fiscal_year)}の{_PHASES[entry.phase]}の欄は空きですが、"
                f"文中に「{stray}」とあり、どの金額か決められません。原本を確かめてください"
            )
            self._refuse(entry, "amount_unreadable", message)
            return None
        return Budget(
            entry.fiscal_year, entry.phase, yen, entry.text, entry.line, entry.start, entry.end
        )

    def _stray_amount(self) -> str:
        """An amount that stands alone within the issue's texts, which may be a blank label's."""
        return next((remark.text for remark in self._in_text if is_amount(remark.text)), "")

    def _refuse(self, entry: BudgetEntry, code: str, message: str) -> None:
        self._log.note(code, message, entry.line, entry.text or "")
        self._unreadable.append(_unreadable(entry))

    def _agreed(self, rows: list[tuple[BudgetEntry, Budget]]) -> Budget | None:
        """The one amount of a year and phase; where two are printed, nobody knows which holds."""
        rows = [row for row in rows if row[1].amount_text is not None] or rows[:1]
        first = rows[0][1]
        differs = any(again.amount_yen != first.amount_yen for _, again in rows)
        for _, again in rows[1:]:
            self._note_repeated(first, again)
        if not differs:
            return first
        self._unreadable += [_unreadable(entry) for entry, _ in rows]
        return None

    def _note_repeated(self, first: Budget, again: Budget) -> None:
        differs = first.amount_yen != again.amount_yen
        outcome = (
            f"「{first.amount_text}」({first.line}行)と「{again.amount_text}」で食い違います。"
            "どちらも採っていません。原本を確かめてください"
            if differs
            else f"同じ額で{first.line}行にもあり、そちらを採りました"
        )
        message = f"{self._where}の{era_label(again.fiscal_year)}{_PHASES[again.phase]}が二度あり、{outcome}"
        code = "budget_repeated" if differs else "budget_restated"
        self._log.note(code, message, again.line, again.amount_text or "")


def _unreadable(entry: BudgetEntry) -> UnreadableBudget:
    return UnreadableBudget(
        entry.fiscal_year, entry.phase, entry.text or "", entry.line, entry.start, entry.end
    )


def amounts_fit_year(issues: Iterable[IssueOutline], fiscal_year: int) -> tuple[bool, set[int]]:
    """Whether the years that labels print fit a plan's own, and which they are.

    A plan prints the 予算額 of its own year, and none of a later one.
    """
    entries = [entry for issue in issues for entry in issue.budgets]
    printed = [e for e in entries if e.fiscal_year and _HAS_YEAR.search(e.label)]
    years = {entry.fiscal_year for entry in printed if entry.fiscal_year}
    approved = {entry.fiscal_year for entry in printed if entry.phase == "approved"}
    later = any(year > fiscal_year for year in years)
    return not later and (not approved or fiscal_year in approved), years
