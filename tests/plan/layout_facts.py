"""The facts of a published layout, as a person wrote them down and as the reader finds them.

Both come as field → place → value (`{"challenges": {"課題1": "…"}}`), so that they can be compared
and counted field by field. `tests/data/layouts/<name>.toml` is the truth of `<name>.txt`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dxanalysis.documents.read import read_document
from dxanalysis.plan.model import Issue, Narrative, Plan
from dxanalysis.plan.parse import parse_plan
from dxanalysis.text.width import canonical

LAYOUTS = Path(__file__).parents[1] / "data" / "layouts"
NAMES = sorted(path.stem for path in LAYOUTS.glob("*.txt"))
FIELDS = (
    "identity", "narratives", "notes", "issues", "challenges", "sdgs", "budgets", "strategies",
    "strategy_details", "indicators", "targets", "attainments", "measures",
)  # fmt: skip
_BUDGET = ("fiscal_year", "phase", "amount_yen", "amount_text")
_TARGET = (
    "scope", "kind", "fiscal_year_start", "fiscal_year_end", "comparator", "value", "unit", "text",
)  # fmt: skip
_ATTAINMENT = (
    "indicator_no", "fiscal_year", "actual_text", "actual_value", "actual_unit", "grade",
    "previous_text", "previous_value",
)  # fmt: skip

Facts = dict[str, dict[str, Any]]


def truth(name: str) -> dict[str, Any]:
    """What the layout's file holds, as written down by hand."""
    return tomllib.loads((LAYOUTS / f"{name}.toml").read_text(encoding="utf-8"))


def read_layout(name: str) -> Plan:
    """The layout as the reader reads it."""
    return parse_plan(read_document(LAYOUTS / f"{name}.txt"))


def facts_by_hand(name: str) -> Facts:
    """The layout's facts as written down."""
    held = truth(name)
    facts = _empty()
    facts["identity"] = {key: held[key] for key in ("department", "fiscal_year", "edition")}
    facts["narratives"] = dict(held["narratives"])
    facts["notes"] = _numbered("前書き", held["notes"])
    for number, issue in enumerate(held.get("issues", []), start=1):
        _add_issue_by_hand(facts, f"課題{number}", issue)
    return _without_blanks(facts)


def facts_of(plan: Plan) -> Facts:
    """The same of a plan that was read."""
    facts = _empty()
    facts["identity"] = {
        "department": plan.department,
        "fiscal_year": plan.fiscal_year,
        "edition": plan.edition,
    }
    facts["narratives"] = {n.section: n.text for n in plan.narratives if n.section != "preface"}
    facts["notes"] = _numbered("前書き", _lines(plan.narratives, "preface"))
    for number, issue in enumerate(plan.issues, start=1):
        _add_issue_read(facts, f"課題{number}", issue)
    return _without_blanks(facts)


def _add_issue_by_hand(facts: Facts, where: str, issue: dict[str, Any]) -> None:
    _add_heading(facts, where, issue["label"], issue["title"], issue.get("challenge"))
    strategies = issue.get("strategies", [])
    facts["sdgs"] |= _numbered(f"{where} SDGs", issue.get("sdgs", []))
    facts["budgets"] |= _rows(f"{where} 金額", issue.get("budgets", []), _BUDGET)
    facts["strategies"] |= _numbered(f"{where} 戦略", [s["title"] for s in strategies])
    details = [line for s in strategies if "text" in s for line in s["text"].split("\n")]
    facts["strategy_details"] |= _numbered(f"{where} 戦略の説明", details)
    _add_indicators(facts, where, issue.get("indicators", []))
    facts["attainments"] |= _rows(f"{where} 実績", issue.get("attainments", []), _ATTAINMENT)
    measures = [text for m in issue.get("measures", []) for text in _texts_of_measure(m)]
    facts["measures"] |= _numbered(f"{where} 取組", measures)


def _add_issue_read(facts: Facts, where: str, issue: Issue) -> None:
    _add_heading(facts, where, issue.label, issue.title, issue.challenge)
    facts["sdgs"] |= _numbered(f"{where} SDGs", map(_goal, _lines(issue.narratives, "sdgs")))
    facts["budgets"] |= _rows(f"{where} 金額", map(vars, issue.budgets), _BUDGET)
    facts["strategies"] |= _numbered(f"{where} 戦略", [s.title for s in issue.strategies])
    details = _lines(issue.narratives, "strategy_details")
    facts["strategy_details"] |= _numbered(f"{where} 戦略の説明", details)
    indicators = [
        {"title": i.title, "targets": [vars(target) for target in i.targets]}
        for i in issue.indicators
    ]
    _add_indicators(facts, where, indicators)
    facts["attainments"] |= _rows(f"{where} 実績", map(vars, issue.attainments), _ATTAINMENT)
    measures = _lines(issue.narratives, "measures")
    facts["measures"] |= _numbered(f"{where} 取組", [t for m in measures for t in _measure(m)])


def _add_heading(facts: Facts, where: str, label: str, title: str, challenge: str | None) -> None:
    facts["issues"] |= {f"{where} 番号": label, f"{where} 名称": title}
    facts["challenges"][where] = challenge


def _add_indicators(facts: Facts, where: str, indicators: list[dict[str, Any]]) -> None:
    facts["indicators"] |= _numbered(f"{where} 指標", [i["title"] for i in indicators])
    for number, indicator in enumerate(indicators, start=1):
        rows = indicator["targets"]
        facts["targets"] |= _rows(f"{where} 指標{number} 目標", rows, _TARGET)


def _texts_of_measure(measure: dict[str, Any]) -> list[str]:
    """A measure's words in order: narrative text, so its title, its text and its amounts."""
    amounts = [budget["amount_text"] for budget in measure["budgets"]]
    texts = [measure["title"], measure.get("text", ""), *amounts, *measure.get("unreadable", [])]
    return [part for text in texts if text for part in _measure(text)]


def _measure(text: str) -> list[str]:
    """A measure's line without its label, its bullet and the words around its amount.

    A measure is kept as text; how its label and its brackets are set in it is no fact.
    """
    text = re.sub(r"【?(?:主な)?具体的取組\s*[\d-]*】?|】$", "", text).strip().removeprefix("・")
    parts = re.split(r"[〔\[](?:予算額|算定見込額)?\s*", text)
    return [part.strip("〕] ") for part in parts if part.strip("〕] ")]


def _goal(text: str) -> str:
    """`11見本` and `・11 見本` as the truth writes them: number, blank, words."""
    return re.sub(r"^・?(?:関連する)?(?:SDGs)?\s*(\d+)\s*", r"\1 ", canonical(text))


def _lines(narratives: Iterable[Narrative], section: str) -> list[str]:
    return [line for n in narratives if n.section == section for line in n.text.split("\n")]


def _numbered(where: str, values: Iterable[Any]) -> dict[str, Any]:
    return {f"{where}{number}": value for number, value in enumerate(values, start=1)}


def _rows(
    where: str, rows: Iterable[dict[str, Any]], columns: tuple[str, ...]
) -> dict[str, dict[str, Any]]:
    return _numbered(where, ({column: row.get(column) for column in columns} for row in rows))


def _empty() -> Facts:
    return {field: {} for field in FIELDS}


def _without_blanks(facts: Facts) -> Facts:
    return {field: dict(_filled(values)) for field, values in facts.items()}


def _filled(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((place, value) for place, value in values.items() if value not in (None, ""))
