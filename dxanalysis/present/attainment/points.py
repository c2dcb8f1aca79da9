"""要点: what happened, in at most four short sentences, the most telling first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxanalysis.analysis.asked import AskedRow, most_telling_first
from dxanalysis.analysis.attainment import IssueAttainment
from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim
from dxanalysis.analysis.pace import TargetPath
from dxanalysis.present.attainment.gap import to_target
from dxanalysis.present.attainment.target_words import goal
from dxanalysis.present.shared import words
from dxanalysis.schema.question_rules import shortened
from dxanalysis.text.years import era_label

MOST, LONGEST = 4, 60
"""Points of a page, and characters of a point."""
_NAMED = 2  # missed indicators that have a point of their own
_TOLD = 12  # characters of a result or target that is no figure


def points(found: IssueAttainment) -> list[str]:
    """The points of an issue's indicators: of what was reached, or of what will be measured."""
    told = found.counts.grades.graded or found.counts.result
    if not found.counts.indicators or (found.unplaced and not told):
        return []
    texts = [*(_reached(found) if told else _to_measure(found))]
    texts += [*_asked(found.questions), *_ahead(found.paths)]
    return texts[:MOST]


def _reached(found: IssueAttainment) -> Iterator[str]:
    """The missed ones by name; that all were reached, where all were."""
    graded = [r for r in found.indicators if r.result is not None and r.result.attained is not None]
    missed = [r for r in graded if r.result is not None and r.result.attained is False]
    yield from map(_missed, missed[:_NAMED])
    if len(missed) > _NAMED:
        yield f"未達成の指標は、ほかに{len(missed) - _NAMED}件あります。"
    if not graded:
        yield f"実績の記載は{found.counts.result}件ありますが、達成状況の記載はありません。"
    elif not missed:
        rest = len(found.indicators) - len(graded)
        open_ = f"残る{rest}件は未評価です。" if rest else ""
        yield f"評価された{len(graded)}指標は、すべて達成です。{open_}"


def _missed(row: MeasuredIndicator) -> str:
    """An indicator with what it missed its target by, and the year before where there is room."""
    said = f"「{shortened(row.title)}」は未達成で、目標{_goal(row)}に対し{_actual(row)}でした。"
    besides = [f"差は{gap}", *_before(row)] if (gap := to_target(row)) else _before(row)
    for size in range(len(besides), 0, -1):
        longer = f"{said[:-1]}（{'、'.join(besides[:size])}）。"
        if len(longer) <= LONGEST:
            return longer
    return said if len(said) <= LONGEST else f"「{shortened(row.title)}」は未達成です。"


def _goal(row: MeasuredIndicator) -> str:
    target = row.target
    if target is not None and target.kind == "numeric" and target.value is not None:
        return goal(target.value, target.unit, target.comparator)
    return f"「{_cut(row.target_text)}」" if row.target_text else "なし"


def _actual(row: MeasuredIndicator) -> str:
    result = row.result
    if result is not None and result.actual_value is not None:
        return f"実績{words.quantity(result.actual_value, result.actual_unit)}"
    return f"実績「{_cut(row.actual_text)}」" if row.actual_text else "実績の記載なし"


def _before(row: MeasuredIndicator) -> list[str]:
    return [f"前年度は{_cut(row.previous_text)}"] if row.previous_text else []


def _cut(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= _TOLD else f"{line[: _TOLD - 1]}…"


def _to_measure(found: IssueAttainment) -> Iterator[str]:
    """What a year that is not evaluated will be measured by, and what has no measure."""
    year = found.subject.fiscal_year
    figures = sum(row.aim is Aim.NUMERIC for row in found.indicators)
    budget = next((m.year.approved_yen for m in found.thread.money if m.year.fiscal_year == year), None)  # fmt: skip
    money = f"予算額{words.yen(budget)}に対し、" if budget is not None else ""
    yield f"{era_label(year)}の{money}数値目標は{figures}件です。"
    bare = [row for row in found.indicators if row.aim is Aim.NO_TARGET]
    if bare:
        more = f"など{len(bare)}指標" if len(bare) > 1 else ""
        yield f"「{shortened(bare[0].title)}」{more}に、目標の記載がありません。"


def _asked(questions: Iterable[AskedRow]) -> Iterator[str]:
    """The one question that tells most: about a result before one about a wording."""
    ranked = most_telling_first(questions)
    if ranked:
        yield ranked[0].question


def _ahead(paths: Iterable[TargetPath]) -> Iterator[str]:
    """Targets of several years that are not reached at this pace, or of which nobody can tell."""
    for path in paths:
        named = shortened(path.target.text or "")
        if path.short is not None:
            short = words.quantity(path.short, path.target.unit)
            yield f"「{named}」に、このままでは{short}足りません。"
        elif path.untold:
            yield f"「{named}」に届くかは、判断できません。"
