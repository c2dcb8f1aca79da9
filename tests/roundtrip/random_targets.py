"""Random targets: what they mean, and the words in which they are printed."""

from __future__ import annotations

from hypothesis import strategies as st

from dxanalysis.plan.model import Target
from tests.roundtrip import plan_words as words
from tests.roundtrip.random_amounts import in_some_width

_FORMS = [
    ("{}", ">="), ("{}", ">="), ("{}以上", ">="), ("{}以下", "<="), ("{}以内", "<="), ("{}未満", "<"),
    ("{}超", ">"), ("約{}", "~"), ("{}程度", "~"), ("概ね{}", "~"), ("{}を上回る", ">"),
]  # fmt: skip
_CHANGES = [
    ("前年比増", ">", None, None), ("前年度以上", ">=", None, None), ("前年度比5%減", "<", 5.0, "%"),
    ("前年度実績以上", ">=", None, None), ("前年度より増加", ">", None, None),
]  # fmt: skip


@st.composite
def figures(draw) -> tuple[str, str, float, str]:
    """A figure's words, its comparator, value and unit."""
    if draw(st.integers(0, 3)) == 0:
        value, unit = draw(st.integers(1, 999)) / 10, draw(st.sampled_from(words.DECIMAL_UNITS))
        number = f"{value:.1f}"
    else:
        value, unit = float(draw(st.integers(1, 12_000))), draw(st.sampled_from(words.UNITS))
        number = f"{int(value):,}" if draw(st.booleans()) else str(int(value))
    form, comparator = draw(st.sampled_from(_FORMS))
    per = "/年" if form in ("{}", "{}程度") and draw(st.integers(0, 5)) == 0 else ""
    return form.format(number + unit) + per, comparator, value, unit + per


@st.composite
def annual_targets(draw, year: int, *, leading: bool) -> Target:
    """A target of the plan's year; `leading`: words may stand before its figure."""
    kind = draw(st.integers(0, 7))
    if kind == 0:
        text, comparator, value, unit = draw(st.sampled_from(_CHANGES))
        return Target("annual", "relative", year, year, comparator, value, unit, "previous_year", text, 0)  # fmt: skip
    if kind == 1 and leading:
        text = draw(st.sampled_from(words.MILESTONES))
        return Target("annual", "milestone", year, year, None, None, None, None, text, 0)
    if kind == 2:
        return Target("annual", "numeric", year, year, "=", 0.0, "件", None, "0件", 0)
    text, comparator, value, unit = draw(figures())
    text = draw(in_some_width((draw(st.sampled_from(words.LEADING)) if leading else "") + text))
    return Target("annual", "numeric", year, year, comparator, value, unit, None, text, 0)


@st.composite
def closing_targets(draw, year: int) -> Target:
    """A target at the end of its indicator's title, its years perhaps in a note."""
    text, comparator, value, unit = draw(figures())
    text = draw(in_some_width(text))
    if draw(st.booleans()):
        return Target("annual", "numeric", year, year, comparator, value, unit, None, text, 0)
    start = year - draw(st.integers(0, 3))
    text += f"（{draw(years(start))}～{draw(years(year + 1))}合計）"
    return Target("multi_year", "numeric", start, year + 1, comparator, value, unit, None, text, 0)


@st.composite
def multi_year_titles(draw, year: int) -> tuple[str, tuple[Target, ...]]:
    """An indicator that says in its own title what is to be reached by a later year."""
    value, unit = draw(st.integers(2, 9999)), draw(st.sampled_from(words.UNITS))
    start, end = year - draw(st.integers(0, 2)), year + draw(st.integers(1, 4))
    first, last, figure = draw(years(start)), draw(years(end)), f"{value:,}{unit}"
    span, opens, rest = draw(
        st.sampled_from(
            [
                (f"{last}年度までに{figure}", None, "を整備"),
                (f"{last}年度末までに{figure}以上", None, "とする"),
                (f"{first}年度から{last}年度にかけて{figure}", start, "に実施"),
                (f"{first}年度～{last}年度で{figure}", start, "へ拡大"),
            ]
        )
    )
    lead = draw(st.sampled_from(["", "各課に配置できるよう、"]))
    target = Target("multi_year", "numeric", opens, end, ">=", float(value), unit, None, span, 0)
    return lead + span + rest, (target,)


def years(year: int) -> st.SearchStrategy[str]:
    """A year in an era's words or letter, without 年度."""
    return st.sampled_from(year_forms(year))


def year_forms(year: int) -> list[str]:
    """令和8, R8 and, around the change of era, both eras' numbers."""
    forms = []
    if year >= 2019:
        forms += [f"令和{year - 2018 if year > 2019 else '元'}", f"R{year - 2018}"]
    if year <= 2019:
        forms += [f"平成{year - 1988}", f"H{year - 1988}"]
    return forms
