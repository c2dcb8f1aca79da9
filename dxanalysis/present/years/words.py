"""What the years say, in sentences: how plans are joined, and what stays to be decided."""

from __future__ import annotations

from dxanalysis.analysis.issue_thread import IssueThread, MoneyYear
from dxanalysis.present.shared import words
from dxanalysis.present.shared.prose import Paragraph, Prose, notes, plain
from dxanalysis.text.years import era_label
from dxanalysis.years.decided import as_toml
from dxanalysis.years.link import Place, YearLink
from dxanalysis.years.threads import year_of

EVIDENCE = {
    "amounts": "両方に印刷された同じ年度の金額",
    "title": "名称",
    "indicators": "指標",
    "strategies": "戦略",
    "results": "前年度実績と前の年度の実績",
    "wording": "文言",
}
RATE = "執行率は、同じ年度の決算額÷予算額です。補正と繰越は運営方針に記載がなく、含みません。"
_LEVEL = {"issue": "経営課題", "strategy": "戦略", "indicator": "評価指標"}
_NEW_SERIES = "分割・統合の前後は別の系列です。この運営方針に載る年度だけを示します。"
_APART = (
    "ほかの年度の運営方針に、この経営課題と確かにつながるものはありません。"
    "この運営方針に載る年度だけを示します。"
)


def thread(found: IssueThread) -> Prose:
    """Through which plans the issue runs, and what its money did."""
    if not found.joined:
        texts = [*_family(found), _NEW_SERIES] if _family(found) else [_APART]
        return Prose(tuple(Paragraph("dx-lead", text) for text in texts))
    years = sorted(plan.fiscal_year for plan in found.plans.values())
    lead = (
        f"{era_label(years[0])}から{era_label(years[-1])}まで、"
        f"{len(years)}年度分の運営方針がつながります。"
    )
    texts = [lead, *_family(found), *_latest(found.money)]
    return Prose(tuple(Paragraph("dx-lead", text) for text in texts))


def no_indicators() -> Prose:
    """Why there is no table of indicators over the years."""
    return plain("この経営課題に評価指標の記載はありません。")


def _family(found: IssueThread) -> list[str]:
    texts = []
    if found.parents:
        named = "、".join(f"「{title}」" for title in found.parents)
        how = "が一つになった経営課題です" if len(found.parents) > 1 else "から分かれた経営課題です"
        texts.append(f"{named}{how}。")
    if found.heirs:
        named = "、".join(f"「{title}」" for title in found.heirs)
        how = "に分かれました" if len(found.heirs) > 1 else "に入りました"
        texts.append(f"その後、{named}{how}。")
    return texts


def _latest(money: list[MoneyYear]) -> list[str]:
    texts = []
    settled = [row for row in money if row.execution is not None]
    if settled:
        row = settled[-1]
        label = era_label(row.year.fiscal_year)
        texts.append(
            f"予算額と決算額がそろう最も新しい年度は{label}で、執行率は{words.rounded(row.execution)}です。"
        )
    changed = [row for row in money if row.change is not None]
    if changed:
        row = changed[-1]
        label, change = era_label(row.year.fiscal_year), words.rounded(row.change, signed=True)
        texts.append(f"{label}の予算額は、前年度の予算額に対し{change}です。")
    return texts


def cautions(found: IssueThread) -> Prose:
    """What a reader of the thread must know."""
    early = any(row.year.before_first_plan for row in found.money) and found.parents
    return notes(
        RATE,
        words.ROUNDED,
        "同じ年度の金額は三つの運営方針に載ります。予算額はその年度の運営方針、決算額は最も新しい運営方針から取りました。",
        "分割・統合の前の年度は、元の経営課題の金額と重なります。足し合わせないでください。"
        if early
        else None,
        *(
            f"{era_label(row.year.fiscal_year)}の金額は、運営方針によって違います。出典を確かめてください。"
            for row in found.money
            if row.year.restated
        ),
    )


def proposals(links: list[YearLink]) -> Prose | None:
    """The links that a person must decide, each with its evidence and the lines to add."""
    if not links:
        return None
    paragraphs = [
        Paragraph(
            "dx-note",
            f"つながりの候補が{len(links)}件あります。確かではないので、数値には使っていません。"
            "同じものなら、次の行を data/raw/links.toml に書いてください。",
        )
    ]
    for link in links:
        evidence = "、".join(EVIDENCE[kind] for kind in EVIDENCE if kind in link.evidence)
        paragraphs += [
            Paragraph(
                "dx-note",
                f"{_LEVEL[link.level]} {_place(link.origin)} → {_place(link.heir)}"
                f"（一致するもの: {evidence}）",
            ),
            *(Paragraph("dx-source", line) for line in as_toml(link).strip().split("\n")),
        ]
    return Prose(tuple(paragraphs))


def _place(place: Place | None) -> str:
    if place is None:
        return words.NONE
    part = "" if place.no is None else f"の{place.no}番目"
    return f"{era_label(year_of(place))} 経営課題の{place.issue_no}番目{part}"
