"""A target and a result in words: what is asked, what was reached, and why nothing can be said."""

from __future__ import annotations

from collections.abc import Sequence

from dxanalysis.analysis.indicators import MeasuredIndicator
from dxanalysis.analysis.judgement import Aim, Judgement, NoVerdict, Verdict
from dxanalysis.analysis.rows import TargetRow, UnplacedRow
from dxanalysis.present.shared import words
from dxanalysis.text.years import era_label

ABOUT = "「程度」「約」は目標値の±10%以内と読んでいます。"
_GOAL = {">=": "以上", ">": "超", "<=": "以下", "<": "未満", "~": "程度", "=": "", None: ""}
_ASK_NUMBER = {
    ">=": "以上になったか",
    ">": "を超えたか",
    "<=": "以下になったか",
    "<": "未満になったか",
    "~": "になったか",
    "=": "であったか",
}
_ASK_RELATIVE = {
    ">=": "前年度以上になったか",
    ">": "前年度より増えたか",
    "<=": "前年度以下になったか",
    "<": "前年度より減ったか",
    "~": "前年度と同じ程度か",
    "=": "前年度と同じか",
}
KINDS = {
    Aim.NUMERIC: "数値",
    Aim.RELATIVE: "前年度などとの比較",
    Aim.MILESTONE: "実施の有無で判断",
    Aim.MULTI_YEAR_ONLY: "複数年度の目標だけ",
    Aim.NO_TARGET: "目標値の記載なし",
}
_VERDICTS = {
    Verdict.MET: "目標に到達",
    Verdict.NOT_MET: "目標に未到達",
    Verdict.ABOVE_MARGIN: ("「程度」の幅を超えて上回る（達成かどうかは文書からは決まらない）"),
}
_NO_VERDICT = {
    NoVerdict.NO_TARGET: "目標値の記載がない",
    NoVerdict.MULTI_YEAR_ONLY: "この年度の目標がない",
    NoVerdict.MILESTONE: "行うことが目標で、比べる数値がない",
    NoVerdict.NO_RESULT: "実績の記載がない",
    NoVerdict.PENDING: "集計中などで、実績がまだない",
    NoVerdict.UNDECIDED: "どの指標の実績か決められない記載がある",
    NoVerdict.CUMULATIVE_ONLY: "実績の数値が累計だけ",
    NoVerdict.NO_FIGURE: "目標または実績が数値でない",
    NoVerdict.UNIT_DIFFERS: "目標と実績の単位が異なる",
    NoVerdict.PREVIOUS_MISSING: "前年度実績の数値がない",
    NoVerdict.RELATIVE_AMOUNT: "増減の幅の読み方（割合か差か）が文書からは決まらない",
}


def goal(value: float, unit: str | None, comparator: str | None) -> str:
    """A numeric target: 3件以上, 100名程度/年."""
    thing, per, year = (unit or "").partition("/年")
    return words.number(value) + thing + _GOAL[comparator] + per + year


def finding(judgement: Judgement) -> str:
    """What the figures say, or why they say nothing."""
    if judgement.verdict is not None:
        return _VERDICTS[judgement.verdict]
    why = _NO_VERDICT[judgement.reason] if judgement.reason else ""
    return f"比べられない（{why}）"


def printed(target: TargetRow, title: str) -> str:
    """A target as the document prints it, with its year where the words do not say it."""
    if target.scope == "multi_year":
        return str(target.text)
    same = target.kind == "milestone" and target.text == title
    text = "指標の内容を行うこと" if same else target.text
    return f"{era_label(target.fiscal_year_end)}: {text}"


def question(row: MeasuredIndicator) -> str:
    """What has to be found out when the indicator is evaluated."""
    target = row.target
    if target is None:
        return _NO_QUESTION[row.aim]
    if target.kind == "numeric" and target.value is not None:
        about = target.comparator if target.comparator == "~" else None
        asked = _ASK_NUMBER[target.comparator] if target.comparator else "になったか"
        return goal(target.value, target.unit, about) + asked
    if target.kind == "relative" and target.value is None and target.comparator is not None:
        return _ASK_RELATIVE[target.comparator]
    own = target.text == row.title
    return "指標の内容が行われたか" if own else f"「{target.text}」のとおりになったか"


_NO_QUESTION = {
    Aim.NO_TARGET: "目標値の記載がなく、何をもって達成とするかは表からは分からない",
    Aim.MULTI_YEAR_ONLY: "この年度の目標はなく、複数年度の目標に向けて進んだか",
}


def unplaced(lines: Sequence[UnplacedRow]) -> str:
    """How many printed lines no indicator could be given."""
    return (
        f"どの指標の実績か決められない記載が{len(lines)}件あり、件数に入れていません。"
        "原本を確かめてください。"
    )


def beside_target(judgement: Judgement) -> str | None:
    """The result beside what it is held against: 102.8%, or of shares +2.1ポイント."""
    if judgement.points is not None:
        return f"{words.signed(judgement.points)}ポイント"
    found = judgement.ratio_percent
    return None if found is None else words.percent(found)
