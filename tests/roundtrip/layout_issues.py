"""An issue's heading, amounts, strategies and results in the forms that plans use."""

from __future__ import annotations

from dxanalysis.plan.model import Attainment, Budget, Issue, Strategy
from tests.roundtrip.abstract_document import Content, Element, Line, Loose, Table, told
from tests.roundtrip.layout_labels import LabelForm
from tests.roundtrip.random_targets import year_forms

HEADING_FORMS = [
    "経営課題{n} {t}", "【経営課題{n}】{t}", "【経営課題{n}】 {t}", "【経営課題{n} {t}】", "【経営課題{n}：{t}",
    "【経営課題 {n}】 「{t}」", "経営課題{n}【{t}】", "経営課題{n}  『{t}』", "経営課題{n}\n{t}", "経営課題{n}\n「{t}」",
    "【経営課題{n} {t}】{b}", "経営課題{n} {t}{b}", "経営課題{n} {t} {b}",
]  # fmt: skip
BUDGET_FORMS = ["row", "columns", "lines", "inline", "full", "bracket", "row"]
STRATEGY_FORMS = [
    "items",
    "items",
    "lines",
    "numbered",
    "labelled",
    "angled",
    "circled",
    "enumerated",
]
RESULT_FORMS = ["table", "lists", "bracket_lists", "table", "grade_below"]
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_HEADED = ("numbered", "labelled", "angled", "circled", "enumerated")
Fields = list[tuple[list[Line], list[Content]]]


def write_heading(issue: Issue, form: str, plan_year: int) -> tuple[list[Element], list[Budget]]:
    """The heading, and the amounts that it does not hold itself."""
    budgets, amount = list(issue.budgets), ""
    own = next((b for b in budgets if b.amount_text), None)
    if "{b}" in form and own:
        budgets.remove(own)
        amount = f"（{_short(own.fiscal_year)}年度{_phase(own)}{own.amount_text}）"
    number = issue.label.translate(WIDE_DIGITS) if plan_year % 2 else issue.label
    text = form.format(n=number, t=issue.title, b=amount)
    head, _, below = text.partition("\n")
    return [Line(head, level=3), *([Line(below)] if below else [])], budgets


def write_budgets(budgets: list[Budget], form: str, plan_year: int, variant: int) -> list[Element]:
    """An issue's amounts: cells, lines, one line, or brackets."""
    if not budgets:
        return []
    labels = [_label(b, variant if form == "full" else 0) for b in budgets]
    texts = [b.amount_text or "" for b in budgets]
    pairs = list(zip(labels, texts, strict=True))
    if form == "row":
        return [Table((tuple(_cell(text) for pair in pairs for text in pair),), flat=True)]
    if form == "columns":
        return [Table((tuple(map(_cell, labels)), tuple(map(_cell, texts))), flat=False)]
    if form == "lines":
        return [Line(text) for pair in pairs for text in pair if text]
    if form == "inline":
        return [Line(" ".join(f"{label} {text}".strip() for label, text in pairs))]
    opening, closing = "〔〕" if form == "bracket" else ("", "")
    return [Line(opening + f"{label} {text}".strip() + closing) for label, text in pairs]


def write_strategies(issue: Issue, form: str, labels: LabelForm, *, loose: bool) -> Fields:
    """The strategies, those with details under headings of their own; then the measures."""
    kept = {n.section: n.text for n in issue.narratives}
    details = kept.get("strategy_details", "")
    measures = told(kept["measures"]) if "measures" in kept else []
    if not issue.strategies:
        return []
    if details and form not in _HEADED:
        form = "numbered"
    if form not in _HEADED:
        lines = [Line(s.title, item=form == "items") for s in issue.strategies]
        if loose and not measures and not any(" " in s.title for s in issue.strategies):
            return [(labels.of("strategies"), [Loose(tuple(lines))])]
        return [(labels.of("strategies"), lines + measures)]
    lines = []
    for number, strategy in enumerate(issue.strategies, 1):
        lines.append(_headed(issue, strategy, number, form))
        if number == 1 and details:
            lines += told(details)
    if form == "numbered":  # these say themselves what they are
        return [(lines[:1], lines[1:] + measures)]
    return [(labels.of("strategies"), lines + measures)]


def _headed(issue: Issue, strategy: Strategy, number: int, form: str) -> Line:
    title = strategy.title
    texts = {
        "numbered": f"【戦略{issue.label}-{number} {title}】",
        "labelled": f"戦略{issue.label}-{number} {title}",
        "angled": f"<{title}>",
        "circled": f"{'①②③④⑤'[number - 1]}【{title}】",
        "enumerated": f"({number}){title}",
    }
    return Line(texts[form], level=5)


def write_results(issue: Issue, form: str, labels: LabelForm, year: int) -> list[Element]:
    """The results and those of the year before: a table with a head, or two lists."""
    if not issue.attainments and not issue.indicators:
        return []
    label: list[Element] = [*labels.of("attainments")]
    held = {a.indicator_no: a for a in issue.attainments}
    rows = [held.get(number) for number in range(1, len(issue.indicators) + 1)]
    now, before = (
        [_now(a, labels.variant) for a in rows],
        [(a and a.previous_text) or "" for a in rows],
    )
    if form in ("table", "grade_below"):
        heads = f"{_short(year)}年度実績と達成状況 ※A：達成 B：未達成", "前年度実績"
        own = [_cell(text) for text in now]
        if form == "grade_below":
            own = [_grade_below(attainment) for attainment in rows]
        body = list(zip(own, map(_cell, before), strict=True))
        return [*label, Table((tuple(map(_cell, heads)), *body), flat=False)]
    if not issue.attainments:
        return label
    heads = [labels.bare(f"{year_forms(year)[0]}年度実績と達成状況"), labels.bare("前年度実績")]
    if form == "bracket_lists":
        heads = [Line(f"<{_short(year)}年度実績と達成状況>"), Line("<前年度実績>")]
    lines = (
        [Line(text or "－", item=True) for text in now],
        [Line(t or "－", item=True) for t in before],
    )
    return [*label, heads[0], *lines[0], heads[1], *lines[1]]


def _grade_below(attainment: Attainment | None) -> tuple[Line, ...]:
    if attainment is None:
        return ()
    texts = [attainment.actual_text, attainment.grade]
    return tuple(Line(text) for text in texts if text)


def _now(attainment: Attainment | None, variant: int) -> str:
    if attainment is None or not attainment.actual_text:
        return ""
    forms = ["：{}", ":{}", " {}", "【{}】", "（{}）", "：{}（達成）"]
    if attainment.grade == "B":
        forms[-1] = "：{}（未達成）"
    grade = forms[variant].format(attainment.grade) if attainment.grade else ""
    return attainment.actual_text + grade


def _cell(text: str) -> tuple[Line, ...]:
    return (Line(text),) if text else ()


def _label(budget: Budget, variant: int) -> str:
    """6決算額, 令和6年度決算額, R6年度決算額."""
    if variant == 0:
        return _short(budget.fiscal_year) + _phase(budget)
    forms = [*year_forms(budget.fiscal_year), str(budget.fiscal_year)]
    return f"{forms[variant % len(forms)]}年度{'当初' if variant > 3 and budget.phase == 'approved' else ''}{_phase(budget)}"


def _phase(budget: Budget) -> str:
    return "決算額" if budget.phase == "executed" else "予算額"


def _short(year: int) -> str:
    """A year as amounts are labelled: 8 for 令和8, 30 for 平成30, 元."""
    return year_forms(year)[0][2:]
