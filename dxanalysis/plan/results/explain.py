"""How each printed line of an issue's results came to its indicator, or why to none, for people."""

from __future__ import annotations

from collections.abc import Iterator

from dxanalysis.plan.model import Issue
from dxanalysis.plan.results.align import Match
from dxanalysis.plan.results.classify import Sort, SortedPiece
from dxanalysis.plan.results.reader import ResultsReading

_SORTS = {
    Sort.HEAD: "戦略の見出し",
    Sort.WORDING: "指標の文言",
    Sort.RESULT: "実績",
    Sort.GRADE: "達成状況",
    Sort.NOTE: "注記・理由",
    Sort.PENDING: "集計中など",
    Sort.BLANK: "空欄",
    Sort.LEGEND: "凡例",
}
_COLUMNS = {"results": "実績", "previous": "前年度実績"}


def explain(issue: Issue) -> Iterator[str]:
    """The stages of an issue's results, a line each; nothing where it has none.

    First what each printed piece was taken for, then of which indicator each result is, by what
    evidence, and by how much the choice beats the next best.
    """
    if not isinstance(issue.stages, ResultsReading):
        return
    for entry in issue.stages.entries:
        yield _piece(entry)
    for match in (*issue.stages.results, *issue.stages.previous):
        yield _choice(match)


def _piece(entry: SortedPiece) -> str:
    sort = _SORTS[entry.sort]
    if entry.head and entry.sort is not Sort.HEAD:
        sort = f"見出しと{sort}"
    if entry.head:
        sort += f"(戦略{entry.head.strategy_no})" if entry.head.strategy_no else "(戦略は不明)"
    grade = f" 評価{entry.grade}" if entry.grade else ""
    return f"{entry.piece.line}行「{entry.piece.text}」: {sort}{grade}"


def _choice(match: Match) -> str:
    item, evidence = match.item, match.evidence
    lead = f"{item.line}行 {_COLUMNS[item.column]}「{item.text or item.wording}」"
    possible = "・".join(map(str, match.candidates)) or "なし"
    if match.indicator_no is None or evidence is None:
        return f"{lead} → 決められません(候補の指標: {possible}、差 {match.margin:.1f})"
    grounds = [f"文言 {evidence.words:.1f}"]
    grounds += ["単位"] if evidence.unit else []
    grounds += ["順序"] if evidence.order else []
    return f"{lead} → 指標{match.indicator_no}({'、'.join(grounds)}、差 {match.margin:.1f})"
