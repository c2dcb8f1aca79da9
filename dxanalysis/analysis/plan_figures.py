"""The few figures by which a plan and its issues are told from others, of all plans in one pass.

They are the reports' own: sums as in the overview, changes as in the budget trend, counts as in
the attainment of the indicators.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dxanalysis.analysis.budget_changes import against_year_before
from dxanalysis.analysis.overview import change_of, sums_of
from dxanalysis.analysis.records import Record, records
from dxanalysis.analysis.subject import Issue, Subject, every_subject
from dxanalysis.store.frames import Tables

_CHANGE = ("previous_yen", "change_yen", "change_percent", "reason")
_Grades = dict[int, list[str | None]]  # issue_no → a grade for each of its indicators


def plan_figures(tables: Tables) -> list[Record]:
    """One record per plan, by plan_id, of plain values that JSON can hold; amounts in yen.

    plan_id, department, fiscal_year, edition; budget_yen: the issues' budgets (予算額) of the
    plan's own year; counted of issue_count summed, `incomplete` where some issue has no amount;
    previous_yen, previous_incomplete: that of the year before; change_yen, change_percent, null
    with a `reason`; settled_year, settled_yen, settled_incomplete: the newest year with settled
    amounts (決算額); grade_a, grade_b, unevaluated: indicators by the grade of the plan's year.
    issues: the same per issue with issue_no, issue_label, title; previous_phase says of which
    phase previous_yen is; settled_yen is of the plan's settled_year. An amount that the document
    does not give is null.
    """
    budgets = _by_plan(records(tables.budgets))
    grades = _grades(tables)
    return [
        _plan(subject, issues, budgets[plan_id], grades[plan_id])
        for plan_id, (subject, issues) in every_subject(tables).items()
    ]


def _by_plan(rows: list[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        found[row["plan_id"]].append(row)
    return found


def _grades(tables: Tables) -> dict[str, _Grades]:
    """Every indicator's grade of its plan's own year, None where it has none."""
    key = ["plan_id", "issue_no", "indicator_no"]
    years = tables.plans[["plan_id", "fiscal_year"]].drop_duplicates()
    results = tables.attainments[[*key, "fiscal_year", "grade"]]
    of_year = results.merge(years, on=["plan_id", "fiscal_year"])[[*key, "grade"]]
    rows = records(tables.indicators[key].merge(of_year, on=key, how="left"))
    found: dict[str, _Grades] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row["plan_id"]][row["issue_no"]].append(row["grade"])
    return found


def _plan(subject: Subject, issues: list[Issue], budgets: list[Record], grades: _Grades) -> Record:
    sums = sums_of(budgets, len(issues))
    settled = max((s for s in sums.values() if _is_settled(s)), key=_year, default=None)
    year = settled["fiscal_year"] if settled else None
    return {
        "plan_id": subject.plan_id,
        "department": subject.department,
        "fiscal_year": subject.fiscal_year,
        "edition": subject.edition,
        **_budget(subject.fiscal_year, sums, len(issues)),
        "settled_year": year,
        "settled_yen": settled["total_yen"] if settled else None,
        "settled_incomplete": settled is not None and _is_incomplete(settled),
        **_counts(grade for of_issue in grades.values() for grade in of_issue),
        "issues": [
            _issue(issue, subject.fiscal_year, year, budgets) | _counts(grades[issue.issue_no])
            for issue in issues
        ],
    }


def _budget(fiscal_year: int, sums: dict[tuple[int, str], Record], issues: int) -> Record:
    none = {"fiscal_year": fiscal_year, "phase": "approved", "total_yen": None}
    none |= {"counted": 0, "issues": issues, "summed": set()}
    own = sums.get((fiscal_year, "approved"), none)
    before = sums.get((fiscal_year - 1, "approved"), none)
    change = change_of(own, sums)
    return {
        "budget_yen": own["total_yen"],
        "counted": own["counted"],
        "issue_count": issues,
        "incomplete": _is_incomplete(own),
        "previous_incomplete": _is_incomplete(before),
        **{name: change[name] for name in _CHANGE},
    }


def _issue(issue: Issue, fiscal_year: int, settled: int | None, budgets: list[Record]) -> Record:
    rows = [row for row in budgets if row["issue_no"] == issue.issue_no]
    by_key = {(row["fiscal_year"], row["phase"]): row for row in rows}
    none = {"issue_no": issue.issue_no, "fiscal_year": fiscal_year, "phase": "approved"}
    own = by_key.get((fiscal_year, "approved"), none | {"amount_yen": None})
    change = against_year_before(own, rows)
    return {
        "issue_no": issue.issue_no,
        "issue_label": issue.label,
        "title": issue.title,
        "budget_yen": own["amount_yen"],
        "previous_phase": change["previous_phase"],
        **{name: change[name] for name in _CHANGE},
        "settled_yen": by_key.get((settled, "executed"), {}).get("amount_yen"),
    }


def _counts(grades: Iterable[str | None]) -> Record:
    """A grade that the document does not give is 未評価, never B."""
    listed = list(grades)
    return {
        "grade_a": listed.count("A"),
        "grade_b": listed.count("B"),
        "unevaluated": listed.count(None),
    }


def _is_settled(total: Record) -> bool:
    return total["phase"] == "executed" and total["total_yen"] is not None


def _is_incomplete(total: Record) -> bool:
    return bool(total["counted"] < total["issues"])


def _year(total: Record) -> int:
    return int(total["fiscal_year"])
