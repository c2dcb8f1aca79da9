"""The city report's parts, each ready to be shown by a notebook cell."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.analysis.city_year import RANKED_FROM, CityYear, DepartmentOfCity
from dxanalysis.present.city.sorted_table import Order, SortedTable, ordered_by
from dxanalysis.present.shared import words
from dxanalysis.present.shared.figure import Figure
from dxanalysis.present.shared.prose import Paragraph, Prose, notes
from dxanalysis.present.shared.source import plan_name
from dxanalysis.present.shared.table import Cell, Column, Table, numbers
from dxanalysis.present.years import words as year_words
from dxanalysis.present.years.figures import WholeAndPart, outlined
from dxanalysis.text.years import era_label

_DRAWN = 15
"""Departments that a chart can hold."""


@dataclass(frozen=True)
class CityPage:
    """What a `CityYear` looks like; every method gives something that Jupyter shows.

    >>> page = CityPage(dx.city_year(tables, 2026))
    >>> "1所属" in str(page.answer())
    True
    """

    found: CityYear

    def answer(self) -> Prose:
        """How many departments, their budgets together, and what was attained."""
        year, held = era_label(self.found.fiscal_year), self.found.departments
        total, parts = _total(held)
        issues, known = sum(d.budget.of for d in held), sum(d.budget.issues for d in held)
        return Prose(
            (
                Paragraph("dx-subject", f"{year} 全所属の運営方針"),
                Paragraph("dx-answer", f"{len(held)}所属の経営課題の予算額の合計は{total}です。"),
                Paragraph(
                    "dx-lead", f"{issues}経営課題のうち、予算額の記載がある{known}件の合計です。"
                ),
                *(Paragraph("dx-lead", text) for text in parts),
            )
        )

    def chart(self) -> Figure:
        """The largest budgets, and what of them is in issues without a figure as a target."""
        ranked = sorted(self.found.departments, key=lambda d: -(d.budget.yen or 0))[:_DRAWN]
        bars = [_bar(each) for each in ranked]
        more = len(self.found.departments) - len(bars)
        rest = f"\nほかの{more}所属は表にあります。" if more else ""
        image = outlined(
            bars,
            f"単位: 百万円。枠＝予算額、\n塗りつぶしと（うち）＝数値目標のない経営課題の予算額。{rest}",
        )
        spoken = "。".join(f"{bar.name} {bar.said}" for bar in bars)
        alt = f"棒グラフ。所属ごとの予算額と、数値目標のない経営課題の予算額。{spoken}。"
        return Figure(image, alt, self.table().table)

    def table(self) -> SortedTable:
        """Every department on the same terms; a choice above puts them in another order."""
        held, settled = self.found.departments, era_label(self.found.execution_year)
        table = Table(
            caption=f"{era_label(self.found.fiscal_year)}の全所属（{len(held)}所属）",
            columns=(
                Column("所属"),
                numbers("予算額", "百万円"),
                numbers("対前年度増減率", "%"),
                numbers(f"執行率、{settled}", "%"),
                numbers("数値目標のある指標", "件／指標数"),
                numbers("達成", "件／評価された指標"),
                numbers("数値目標のない経営課題の予算額", "百万円"),
            ),
            rows=tuple(_row(each) for each in held),
            notes=(
                "予算額は、運営方針に載る経営課題の合計です。所属の予算全体ではありません。",
                "（ ）は、予算額の記載がある経営課題の数です。すべてにあれば書いていません。",
                f"割合の順には、指標が{RANKED_FROM}件に満たない所属を入れず、最後に置きます。",
            ),
            brief=(0, 1, 5),
        )
        return SortedTable(table, _orders(held))

    def cautions(self) -> Prose:
        """What a reader of the comparison must know."""
        held = self.found.departments
        drafts = sum(d.plan.edition in {"outline", "draft"} for d in held)
        ungraded = sum(not d.graded for d in held)
        return notes(
            year_words.RATE,
            words.ROUNDED,
            "対前年度増減率は、両年度の予算額が載る経営課題だけで比べています。",
            f"{drafts}所属の文書は案で、決定されたものではありません。" if drafts else None,
            f"{ungraded}所属には、まだ評価がありません。達成とも未達成とも数えていません。"
            if ungraded
            else None,
            "所属ごとに目標の立て方が違います。割合の高低は、成果の優劣ではありません。",
        )

    def source(self) -> Prose:
        """The documents behind the numbers."""
        return Prose(
            tuple(
                Paragraph(
                    "dx-source",
                    f"{plan_name(d.plan)}（ファイル名 {d.plan.source}、"
                    f"SHA-256の先頭12桁 {d.plan.source_sha256[:12]}）",
                )
                for d in self.found.departments
            )
        )


def _total(held: list[DepartmentOfCity]) -> tuple[str, list[str]]:
    known = [d.budget.yen for d in held if d.budget.yen is not None]
    graded, attained = sum(d.graded for d in held), sum(d.attained for d in held)
    indicators, figures = sum(d.indicators for d in held), sum(d.with_figure for d in held)
    bare = [d.unmeasured.yen for d in held if d.unmeasured.yen is not None]
    texts = [f"評価指標{indicators}件のうち、数値目標があるものは{figures}件です。"]
    if graded:
        texts.append(f"評価された{graded}指標のうち、{attained}指標が達成です。")
    else:
        texts.append("評価された指標は、まだありません。")
    if bare:
        texts.append(f"数値目標のない経営課題の予算額は、合わせて{words.yen(sum(bare))}です。")
    return words.yen(sum(known)) if known else words.NOT_GIVEN, texts


def _bar(each: DepartmentOfCity) -> WholeAndPart:
    said = f"予算 {words.million(each.budget.yen)}"
    if each.unmeasured.yen:
        said += f"（うち{words.million(each.unmeasured.yen)}）"
    return WholeAndPart(each.plan.department, each.budget.yen, each.unmeasured.yen, said)


def _row(each: DepartmentOfCity) -> tuple[Cell, ...]:
    draft = each.plan.edition in {"outline", "draft"}
    edition = f"（{words.code_name('edition', each.plan.edition)}）" if draft else ""
    partly = each.budget.issues < each.budget.of
    budget = words.million(each.budget.yen)
    known = f"（{each.budget.issues}／{each.budget.of}）" if partly and each.budget.issues else ""
    return (
        each.plan.department + edition,
        budget + known,
        words.rounded(each.against_before.change, signed=True).removesuffix("%"),
        words.rounded(each.execution.percent).removesuffix("%"),
        f"{each.with_figure}／{each.indicators}",
        f"{each.attained}／{each.graded}" if each.graded else words.NONE,
        words.million(each.unmeasured.yen) if each.unmeasured.of else "なし",
    )


def _orders(held: list[DepartmentOfCity]) -> tuple[Order, ...]:
    as_listed = Order("市の並び", tuple(range(len(held))))
    changes = [d.against_before.change for d in held]
    rates = [d.execution.percent for d in held]
    return (
        as_listed,
        ordered_by("予算額", [d.budget.yen for d in held]),
        ordered_by("対前年度増減率", [c.value if c else None for c in changes]),
        ordered_by("執行率", [r.value if r else None for r in rates]),
        ordered_by("数値目標の割合", [_share(d.with_figure, d.indicators) for d in held]),
        ordered_by("達成の割合", [_share(d.attained, d.graded) for d in held]),
        ordered_by("数値目標のない予算額", [d.unmeasured.yen for d in held]),
    )


def _share(part: int, whole: int) -> float | None:
    """A share that is compared: of few indicators, one more or less would decide the rank."""
    return part / whole if whole >= RANKED_FROM else None
