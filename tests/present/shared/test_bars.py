"""Headings and names of bars, as wide as they may be (generated)."""

import pytest

import dxanalysis as dx
from dxanalysis.present.shared.bars import shortened
from dxanalysis.present.shared.words import display_width
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID, YEAR, budget
from tests.golden.drawn import watched


def test_what_fits_is_left_as_it_is():
    assert shortened("あ" * 27) == "あ" * 27
    assert shortened("あ" * 28) == "あ" * 27 + "\nあ"


@pytest.mark.parametrize(("lines", "given"), [(2, {}), (1, {"lines": 1}), (3, {"lines": 3})])
def test_what_does_not_fit_is_cut_and_says_so(lines, given):
    cut = shortened("あ" * 100, **given).split("\n")
    assert len(cut) == lines
    assert [display_width(line) for line in cut] == [54] * lines
    assert cut[-1] == "あ" * 26 + "…"
    assert all("…" not in line for line in cut[:-1])


def test_no_line_breaks_inside_a_number():
    assert shortened("あ" * 26 + "1,234,567円") == "あ" * 26 + "\n1,234,567円"


def drawn(rows):
    tables = generated.tables(budgets=rows)
    with watched() as lines:
        dx.BudgetTrendPage(dx.budget_trend(tables, PLAN_ID, 1)).chart()
    return lines


@pytest.mark.parametrize(
    ("bars", "name"),
    [
        (4, "令和12年度 ⏎ 予算額"),
        (5, "令和12 ⏎ 年度 ⏎ 予算額"),
        (6, "令和12 ⏎ 年度 ⏎ 予算額"),
        (7, "令和 ⏎ 12 ⏎ 年度 ⏎ 予算額"),
    ],
)
def test_names_of_many_bars_are_broken(bars, name):
    rows = [budget(YEAR - back, "approved", 10**8) for back in range(bars)]
    ticks = [line for line in drawn(rows) if line.startswith("  tick")]
    assert len(ticks) == bars
    assert ticks[-1] == f"  tick {name} at ({bars - 1}, 0)"


def test_nothing_is_drawn_as_nothing_and_a_deficit_below_the_line():
    lines = drawn(
        [
            budget(YEAR - 1, "approved", None),
            budget(YEAR, "approved", -5_000_000),
            budget(YEAR, "executed", 0),
        ]
    )
    bars = [line for line in lines if line.startswith("  bar")]
    assert [bar.rpartition(" ")[2] for bar in bars] == ["-5", "0"]
    assert "axes x -0.6 to 2.6, y -5 to 1.18" in lines
    assert "  text #767676 at (0, 0) 記載なし" in lines
    assert any(line.startswith("  text #222222 at (1, 0) −5") for line in lines)
