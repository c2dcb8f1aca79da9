"""The department report's parts, each ready to be shown by a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.analysis.department_years import DepartmentHistory, DepartmentYear
from dxanalysis.analysis.issue_thread import MoneyYear
from dxanalysis.analysis.subject import NO_TITLE
from dxanalysis.present.shared import source, words
from dxanalysis.present.shared.figure import Figure
from dxanalysis.present.shared.prose import Paragraph, Prose, notes, plain
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.present.years import words as year_words
from dxanalysis.present.years.figures import WholeAndPart, outlined
from dxanalysis.text.years import era_label
from dxanalysis.years.indicator_series import IndicatorYear


@dataclass(frozen=True)
class DepartmentPage:
    """What a `DepartmentHistory` looks like; every method gives something that Jupyter shows.

    >>> page = DepartmentPage(dx.department_history(tables, "デジタル統括室"))
    >>> "1年度分の運営方針" in str(page.answer())
    True
    """

    found: DepartmentHistory

    def answer(self) -> Prose:
        """The department, and in one line what its money did and what was attained."""
        first, last = self.found.years[0], self.found.years[-1]
        span = f"{era_label(first.fiscal_year)}から" if first is not last else ""
        lead = f"{span}{era_label(last.fiscal_year)}まで、{len(self.found.years)}年度分の運営方針があります。"
        if first is last:
            lead = f"{era_label(last.fiscal_year)}の、1年度分の運営方針があります。"
        budget = f"{era_label(last.fiscal_year)}の経営課題の予算額の合計は{_sum(last)}です。"
        texts = [lead, *_attained(self.found.years)]
        return Prose(
            (
                Paragraph("dx-subject", f"{self.found.subject.department} 年度をまたぐ推移"),
                Paragraph("dx-answer", budget),
                *(Paragraph("dx-lead", text) for text in texts),
            ),
            source.about(self.found.subject, f"{len(self.found.years)}年度 予算額 {_sum(last)}"),
        )

    def chart(self) -> Figure:
        """Budgets of the issues and what of them was settled, year by year."""
        bars = [_bar(year) for year in self.found.years]
        image = outlined(
            bars, "単位: 百万円。枠＝予算額の合計、塗りつぶし＝決算額の合計。\n（　）は執行率"
        )
        spoken = "。".join(f"{bar.name} {bar.said}" for bar in bars)
        return Figure(image, f"棒グラフ。年度ごとの予算額と決算額の合計。{spoken}。", self.table())

    def table(self) -> Table:
        """The numbers behind `chart()`, with the issues that each sum counts."""
        return Table(
            caption=f"{self.found.subject.department}の経営課題の予算額・決算額",
            columns=(
                Column("年度"),
                numbers("予算額の合計", "百万円"),
                numbers("記載のある課題", "件／課題数"),
                numbers("決算額の合計", "百万円"),
                numbers("決算額の分かる課題", "件／課題数"),
                numbers("執行率", "%"),
            ),
            rows=tuple(_money(year) for year in self.found.years),
            notes=(
                "執行率は、予算額と決算額がそろう課題だけで、決算額の合計÷予算額の合計です。",
                "所属の予算全体ではなく、運営方針に載る経営課題の合計です。",
            ),
            brief=(0, 1, 3, 5),
        )

    def series(self) -> Table:
        """Each issue's money, year by year."""
        return Table(
            caption="経営課題ごとの予算額・決算額",
            columns=(
                Column("経営課題"),
                Column("年度"),
                numbers("予算額", "百万円"),
                numbers("対前年度増減率", "%"),
                numbers("決算額", "百万円"),
                numbers("執行率", "%"),
            ),
            rows=tuple(
                _issue(row)
                for rows in self.found.series
                for row in rows
                if not row.year.before_first_plan
            ),
            row_heads=2,
            brief=(0, 1, 2, 4, 5),
        )

    def indicators(self) -> Table:
        """How many indicators there were each year, and what became of them."""
        return Table(
            caption="評価指標の実績と達成状況",
            columns=(
                Column("年度"),
                numbers("指標", "件"),
                numbers("実績が数値", "件"),
                numbers("評価あり", "件"),
                numbers("達成", "件"),
                numbers("未達成", "件"),
                numbers("続けて未達成", "件"),
            ),
            rows=tuple(
                (
                    era_label(y.fiscal_year),
                    *map(str, (y.indicators, y.measured, y.graded, y.attained, y.missed)),
                    str(y.missed_again),
                )
                for y in self.found.years
            ),
            notes=("達成状況は文書に書かれたものです。未評価は、達成にも未達成にも数えません。",),
            brief=(0, 1, 4, 5, 6),
        )

    def missed_again(self) -> Table | Prose:
        """The indicators that were missed at least twice in a row, the longest run first."""
        if not self.found.missed_again:
            return plain("2年度以上続けて未達成の指標はありません。")
        return Table(
            caption="2年度以上続けて未達成の指標",
            columns=(
                Column("評価指標"),
                Column("最後に評価された年度"),
                numbers("続けて未達成", "年度"),
                Column("目標", numeric=True),
                Column("実績", numeric=True),
                Column("単位"),
            ),
            rows=tuple(_missed(row) for row in self.found.missed_again),
        )

    def never_measured(self) -> Table | Prose:
        """The indicators that have neither a figure nor a grade in any year."""
        if not self.found.never_measured:
            return plain("評価の済んだ年度に、一度も実績の数値も評価もない指標はありません。")
        return Table(
            caption="一度も実績の数値も評価もない指標",
            columns=(Column("評価指標"), Column("最も新しい年度")),
            rows=tuple(
                (row.title, era_label(row.fiscal_year)) for row in self.found.never_measured
            ),
        )

    def proposals(self) -> Prose | None:
        """Links that a person must decide; nothing where there are none."""
        return year_words.proposals(self.found.proposals)

    def cautions(self) -> Prose:
        """What a reader of the years must know."""
        missing = "、".join(map(era_label, self.found.missing_years))
        return notes(
            year_words.RATE,
            words.ROUNDED,
            f"{missing}の運営方針は表にありません。その年度の合計は出していません。"
            if missing
            else None,
            source.draft_caution(self.found.subject),
        )

    def source(self) -> Prose:
        """The documents behind the numbers."""
        texts = [
            f"{source.plan_name(plan)}（ファイル名 {plan.source}、"
            f"SHA-256の先頭12桁 {plan.source_sha256[:12]}）"
            for plan in self.found.plans.values()
        ]
        return Prose(tuple(Paragraph("dx-source", text) for text in texts))


def _sum(year: DepartmentYear) -> str:
    budget = year.budget
    if budget.yen is None:
        return words.NOT_GIVEN
    part = "" if budget.issues == budget.of else f"（{budget.of}課題中{budget.issues}課題）"
    return words.yen(budget.yen) + part


def _attained(years: list[DepartmentYear]) -> list[str]:
    graded = [year for year in years if year.graded]
    if not graded:
        return ["評価のある指標は、まだありません。"]
    last = graded[-1]
    return [
        f"評価のある最も新しい年度は{era_label(last.fiscal_year)}です。",
        f"評価された{last.graded}指標のうち{last.attained}指標が達成、"
        f"{last.missed}指標が未達成です。",
    ]


def _bar(year: DepartmentYear) -> WholeAndPart:
    budget, settled = year.budget, year.execution.later
    said = [] if budget.yen is None else [f"予算 {words.million(budget.yen)}"]
    whole = settled.issues == budget.issues
    if settled.yen is not None:
        part = "" if whole else f"{settled.issues}課題の"
        rate = words.rounded(year.execution.percent)
        said.append(f"{part}決算 {words.million(settled.yen)}（{rate}）")
    return WholeAndPart(
        era_label(year.fiscal_year),
        budget.yen,
        settled.yen if whole else None,
        "、".join(said) or words.NOT_GIVEN,
    )


def _money(year: DepartmentYear) -> tuple[Cell, ...]:
    budget, settled = year.budget, year.execution.later
    return (
        era_label(year.fiscal_year),
        words.million(budget.yen),
        f"{budget.issues}／{budget.of}",
        words.NONE if settled.yen is None else words.million(settled.yen),
        f"{settled.issues}／{settled.of}",
        words.rounded(year.execution.percent).removesuffix("%"),
    )


def _issue(row: MoneyYear) -> tuple[Cell, ...]:
    mark = "※" if row.year.restated else ""
    return (
        row.year.title or NO_TITLE,
        era_label(row.year.fiscal_year) + mark,
        words.million(row.year.approved_yen),
        words.rounded(row.change, signed=True).removesuffix("%"),
        words.million(row.year.executed_yen),
        words.rounded(row.execution).removesuffix("%"),
    )


def _missed(row: IndicatorYear) -> tuple[Cell, ...]:
    return (
        row.title,
        era_label(row.fiscal_year),
        str(row.missed_years),
        words.NONE if row.target_value is None else words.number(row.target_value),
        words.NONE if row.actual_value is None else words.number(row.actual_value),
        row.unit or words.NONE,
    )
