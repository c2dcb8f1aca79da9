"""What cannot be right among an issue's results, or needs a person's eye: at least a warning each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.results.align import Match
from dxanalysis.plan.results.classify import Sort
from dxanalysis.plan.results.items import Stray
from dxanalysis.plan.results.value import Answer
from dxanalysis.plan.results.words import IndicatorWords
from dxanalysis.text.width import normal

_OF_WHOLE = re.compile(
    r"(?P<whole>[\d,]+)\s?(?:[^\d\s、。]{1,4})?(?:のうち|中)、?\s?(?P<part>[\d,]+)"
    r"|(?P<part2>[\d,]+)\s?/\s?(?P<whole2>[\d,]+)(?!月)"
)
_OVER_100 = re.compile(r"増|減|比|達成率|進捗率|執行率|倍率|伸び")
_QUOTED = 30


def verify(
    match: Match, indicator: IndicatorWords, answer: Answer, where: str
) -> Iterator[Diagnostic]:
    """The remarks on one placed result."""
    item, name = match.item, f"{where}の指標{indicator.number}"
    text, span = item.text, (item.start, item.end)
    if answer.unlike:
        message = f"{name}の実績に、目標の単位の数値がありません。原本を確かめてください"
        yield Diagnostic("result_unit_unlike", message, item.line, text, *span)
    if answer.undecided:
        message = f"{name}の実績に数値が複数あり、値を決められません。原本を確かめてください"
        yield Diagnostic("result_value_undecided", message, item.line, text, *span)
    if item.other_grade is not None:
        message = f"{name}に異なる達成状況が二つあります。原本を確かめてください"
        yield Diagnostic("grades_differ", message, item.line, text, *span)
    if item.grade and not text:
        message = f"{name}に達成状況はありますが、実績がありません。原本を確かめてください"
        yield Diagnostic("grade_without_result", message, item.line, item.wording, *span)
    if larger_than_whole(text) or _over_100(answer, indicator):
        message = f"{name}の実績が、全体の数を上回っています。原本を確かめてください"
        yield Diagnostic("result_exceeds_whole", message, item.line, text, *span)


def larger_than_whole(text: str) -> bool:
    """Whether a part is told as larger than its whole: 45件中50件, 120/100."""
    for match in _OF_WHOLE.finditer(normal(text)):
        part = match["part"] or match["part2"]
        whole = match["whole"] or match["whole2"]
        if float(part.replace(",", "") or 0) > float(whole.replace(",", "") or 0):
            return True
    return False


def _over_100(answer: Answer, indicator: IndicatorWords) -> bool:
    aims = [t.value or 0.0 for t in indicator.annual]
    share = answer.unit == "%" and answer.value is not None and answer.value > 100
    return bool(share and max(aims, default=0.0) <= 100 and not _OVER_100.search(indicator.title))


def stray_remark(stray: Stray, where: str) -> Diagnostic:
    """The remark on a printed piece that belongs to no result."""
    quoted = stray.text[:_QUOTED]
    if stray.sort is Sort.GRADE:
        message = f"{where}の達成状況「{quoted}」がどの実績のものか、決められません"
        return Diagnostic("grade_unplaced", message, stray.line, stray.text, stray.start, stray.end)
    message = f"{where}の「{quoted}」は指標の文言で、その下に実績がありません"
    return Diagnostic("result_is_title", message, stray.line, stray.text, stray.start, stray.end)
