"""A target and a result in words: what is asked, what was reached, and why nothing can be said."""

from __future__ import annotations

from dxanalysis.analysis import indicators, judgement
from dxanalysis.analysis.records import Record
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
    "numeric": "数値",
    "relative": "前年度などとの比較",
    "milestone": "行うこと（事象）",
    indicators.MULTI_YEAR_ONLY: "複数年度の目標だけ",
    indicators.NO_TARGET: "目標値の記載なし",
}
VERDICTS = {
    judgement.MET: "目標に達している",
    judgement.NOT_MET: "目標に達していない",
    judgement.ABOVE_MARGIN: "「程度」の幅を超えて上回る（達成かどうかは文書からは決まらない）",
}
_REASONS = {
    indicators.NO_TARGET: "目標値の記載がない",
    indicators.MULTI_YEAR_ONLY: "この年度の目標がない",
    judgement.MILESTONE: "行うことが目標で、比べる数値がない",
    judgement.NO_RESULT: "実績の記載がない",
    judgement.NO_FIGURE: "目標または実績が数値でない",
    judgement.UNIT_DIFFERS: "目標と実績の単位が異なる",
    judgement.PREVIOUS_MISSING: "前年度実績の数値がない",
    judgement.RELATIVE_AMOUNT: "増減の幅の読み方（割合か差か）が文書からは決まらない",
}


def goal(value: float, unit: str | None, comparator: str | None) -> str:
    """A numeric target: 3件以上, 100名程度/年."""
    thing, per, year = (unit or "").partition("/年")
    return words.number(value) + thing + _GOAL[comparator] + per + year


def finding(row: Record) -> str:
    """What the figures say of a row of `judged`, or why they say nothing."""
    if row["verdict"] is None:
        return f"比べられない（{_REASONS[row['reason']]}）"
    return VERDICTS[row["verdict"]]


def printed(target: Record, title: str) -> str:
    """A target as the document prints it, with its year where the words do not say it."""
    if target["scope"] == "multi_year":
        return str(target["text"])
    same = target["kind"] == "milestone" and target["text"] == title
    text = "指標の内容を行うこと" if same else target["text"]
    return f"{era_label(target['fiscal_year_end'])}: {text}"


def question(row: Record) -> str:
    """What has to be found out when the indicator is evaluated."""
    kind, comparator = row["target_kind"], row["comparator"]
    if kind == "numeric" and row["value"] is not None:
        about = comparator if comparator == "~" else None
        return goal(row["value"], row["unit"], about) + _ASK_NUMBER.get(comparator, "になったか")
    if kind == "relative" and row["value"] is None and comparator is not None:
        return _ASK_RELATIVE[comparator]
    if kind == indicators.NO_TARGET:
        return "目標値の記載がなく、何をもって達成とするかは表からは分からない"
    if kind == indicators.MULTI_YEAR_ONLY:
        return "この年度の目標はなく、複数年度の目標に向けて進んだか"
    own = row["target_text"] == row["title"]
    return "指標の内容が行われたか" if own else f"「{row['target_text']}」のとおりになったか"
