"""Amounts that are hard to read: read right, or said to be unreadable; never left out in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dxanalysis.documents.model import Block, Cell
from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.budgets import is_amount_remark, match_budgets
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan, read_plan

MILLION = 1_000_000
PlanOf = Callable[[str], Plan]


def _amounts(plan: Plan) -> list[tuple[int, int | None]]:
    return [(b.fiscal_year, b.amount_yen) for b in plan.issues[0].budgets]


def _unreadable(plan: Plan) -> list[tuple[int | None, str, str]]:
    return [(b.fiscal_year, b.phase, b.text) for b in plan.issues[0].unreadable_budgets]


def _remarks(plan: Plan, *codes: str) -> list[Diagnostic]:
    return [d for d in plan.diagnostics if d.code in codes]


def _says_nothing_is_printed(plan: Plan) -> bool:
    return any("記載がありません" in d.message for d in plan.diagnostics if "予算" in d.message)


@pytest.mark.parametrize(
    "printed", ["1.129百万円", "１．１２９百万円", "1、129百万円", "12.345億円"]
)
@pytest.mark.parametrize("form", ["8予算額\n{}", "8予算額 {}", "〔8予算額 {}〕", "8予算額\t{}"])
def test_a_point_or_a_stroke_for_a_comma_is_unreadable(printed: str, form: str, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n{form.format(printed)}\n課題認識\n見本の文。\n")
    assert _amounts(plan) == []
    assert _unreadable(plan) == [(2026, "approved", printed)]
    (fault,) = _remarks(plan, "amount_unreadable")
    assert (fault.severity, fault.text) == ("error", printed)
    assert "令和8年度の予算額" in fault.message
    assert plan.issues[0].challenge == "見本の文。"
    assert not _says_nothing_is_printed(plan)


@pytest.mark.parametrize("further", ["12百万円", "(12百万円)", "１２百万円"])
def test_two_amounts_under_one_label_are_none(further: str, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n7予算額\n885百万円\n{further}\n8予算額\n5百万円\n")
    assert _amounts(plan) == [(2026, 5 * MILLION)]
    assert _unreadable(plan) == [(2025, "approved", f"885百万円／{further}")]
    (fault,) = _remarks(plan, "amount_unreadable")
    assert (fault.severity, fault.line) == ("error", 5)
    assert plan.issues[0].challenge is None


def test_a_dash_with_an_amount_under_it_is_no_negative_amount(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本\n8予算額\n－\n12百万円\n")
    assert _amounts(plan) == []
    assert _unreadable(plan) == [(2026, "approved", "－／12百万円")]


@pytest.mark.parametrize(
    "remark",
    [
        *("※補正予算 50百万円を含む", "（うち基金 50百万円）", "うち基金50百万円", "※人件費を除く"),
        *("(補正予算50百万円を含む)", "内訳 報酬10百万円、委託料40百万円"),
    ],
)
@pytest.mark.parametrize("form", ["7予算額 353百万円 8予算額 885百万円\n{}", "7予算額 353百万円 8予算額 885百万円 {}",
    "7予算額\t353百万円\t8予算額\t885百万円\t{}"])  # fmt: skip
def test_a_remark_beside_amounts_is_no_part_of_the_challenge(
    remark: str, form: str, plan_of: PlanOf
):
    plan = plan_of(f"経営課題1 見本\n{form.format(remark)}\n見本の文。\n")
    assert _amounts(plan) == [(2025, 353 * MILLION), (2026, 885 * MILLION)]
    (doubt,) = _remarks(plan, "amount_remark")
    assert (doubt.severity, doubt.line) == ("warning", 5 if "\n" in form else 4)
    assert remark.split(maxsplit=1)[0] in doubt.text
    assert plan.issues[0].challenge == "見本の文。"
    assert plan.coverage == 1


@pytest.mark.parametrize(
    "text", ["※DX…デジタルトランスフォーメーション", "見本の文。", "予算の執行を進める", "10百万円"]
)
def test_no_remarks(text: str):
    assert not is_amount_remark(text)


@pytest.mark.parametrize("printed", ["調整中", "別途計上", "担当課に照会のこと"])
def test_words_in_an_amounts_cell_are_no_amount(printed: str, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n7予算額\t{printed}\t8予算額\t5百万円\n課題認識\n見本の文。\n")
    assert _amounts(plan) == [(2026, 5 * MILLION)]
    assert _unreadable(plan) == [(2025, "approved", printed)]
    assert plan.issues[0].challenge == "見本の文。"


def test_a_text_behind_a_blank_amount_is_told(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本\n7予算額 5百万円 8予算額\n調整中\n見本の文。\n")
    assert _amounts(plan) == [(2025, 5 * MILLION), (2026, None)]
    (doubt,) = _remarks(plan, "amount_blank")
    assert (doubt.severity, doubt.line, doubt.text) == ("warning", 5, "調整中")
    assert "調整中" in doubt.message


@pytest.mark.parametrize(
    "behind", ["課題認識", "経営課題2 見本", "戦略1-1 見本", "見本の文が続く。"]
)
def test_a_blank_amount_before_a_label_or_a_sentence_is_blank(behind: str, plan_of: PlanOf):
    assert _remarks(plan_of(f"経営課題1 見本\n8予算額\n{behind}\n"), "amount_blank") == []


@pytest.mark.parametrize(
    ("again", "differs"), [("12百万円", True), ("10百万円", False), ("10,000千円", False)]
)
def test_a_repeated_row_says_whether_it_differs(again: str, differs: bool, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n8予算額\n10百万円\n8予算額\n{again}\n")
    assert _amounts(plan) == ([] if differs else [(2026, 10 * MILLION)])
    assert [text for _, _, text in _unreadable(plan)] == (["10百万円", again] if differs else [])
    (doubt,) = _remarks(plan, "budget_repeated", "budget_restated")
    assert (doubt.severity, doubt.line, doubt.text) == ("error" if differs else "info", 7, again)
    assert ("食い違います" in doubt.message and again in doubt.message) == differs


@pytest.mark.parametrize(("title", "doubtful"), [(8, False), (9, True), (7, True), (10, True)])
def test_a_title_of_another_year_than_its_amounts_is_doubtful(title: int, doubtful: bool):
    text = (
        f"令和{title}年度 デジタル統括室運営方針（案）\n経営課題1 見本\n"
        "6決算額 91百万円 7予算額 353百万円 8予算額 885百万円\n"
    )
    plan = parse_plan(read_text("generated.txt", "0" * 64, text))
    doubts = _remarks(plan, "plan_year_doubtful")
    assert [(d.severity, d.line) for d in doubts] == ([("warning", 1)] if doubtful else [])
    assert all("令和8年度" in d.message for d in doubts)


def test_amounts_without_a_year_are_of_the_plans(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本\n予算額 5百万円\n")
    assert _amounts(plan) == [(2026, 5 * MILLION)]
    assert _remarks(plan, "plan_year_doubtful") == []


@pytest.mark.parametrize(
    "label", ["令和0年度予算額", "0予算額", "０年度予算額", "令和00年度決算額"]
)
def test_a_year_that_never_was_has_no_amount(label: str, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n{label}\n5百万円\n8予算額\n6百万円\n")
    assert _amounts(plan) == [(2026, 6 * MILLION)]
    assert [(year, text) for year, _, text in _unreadable(plan)] == [(None, "5百万円")]
    (fault,) = _remarks(plan, "year_unreadable")
    assert fault.severity == "error"


@pytest.mark.parametrize(
    "text", ["令和0年度 見本 3件", "令和0年度実績と達成状況", "平成00年の取組"]
)
def test_a_year_that_never_was_is_said_wherever_it_stands(text: str, plan_of: PlanOf):
    (fault,) = _remarks(plan_of(f"経営課題1 見本\n評価指標\n{text}\n"), "year_unreadable")
    assert (fault.severity, fault.line) == ("error", 5)


def _in_cells(*cells: tuple[str, ...]) -> list[Block]:
    """Blocks of a table's row; each cell over several lines."""
    rows = [(text, column) for column, cell in enumerate(cells) for text in cell]
    starts = [sum(len(text) + 1 for text, _ in rows[:at]) for at in range(len(rows))]
    return [
        Block(text, start, at, cell=Cell(0, 0, column))
        for at, ((text, column), start) in enumerate(zip(rows, starts, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    ("cell", "printed", "yen"),
    [
        (("１，１", "２９百万円"), "１，１２９百万円", 1129 * MILLION),
        (("１，１２９百", "万円"), "１，１２９百万円", 1129 * MILLION),
        (("１２億４４２", "万９", "千円"), "１２億４４２万９千円", 1_204_429_000),
        (("８８５", "百万円"), "８８５百万円", 885 * MILLION),
    ],
)
def test_an_amount_broken_in_a_narrow_cell_is_one(cell: tuple[str, ...], printed: str, yen: int):
    blocks = _in_cells(("8予算額",), cell, ("課題認識",))
    found = match_budgets(blocks, 0, 2026)
    assert found is not None
    (entry,) = found.entries
    assert (entry.text, entry.amount_yen(), found.blocks) == (printed, yen, 1 + len(cell))


def test_an_amount_broken_behind_its_label_is_one():
    found = match_budgets(_in_cells(("8予算額 １，１", "２９百万円")), 0, 2026)
    assert found is not None
    assert [e.amount_yen() for e in found.entries] == [1129 * MILLION]
    assert found.blocks == 2


@pytest.mark.parametrize(
    "cell",
    [
        ("885百万円", "12百万円"),  # whole in itself
        ("約", "29百万円"),
        ("12億", "3千円", "4円"),  # no amount together with what follows
    ],
)
def test_what_is_whole_or_gives_no_one_amount_is_not_put_together(cell: tuple[str, ...]):
    found = match_budgets(_in_cells(("8予算額",), cell), 0, 2026)
    assert found is not None
    assert found.entries[0].text in {cell[0], None, "12億3千円"}


def test_blocks_of_other_cells_and_of_texts_complete_nothing():
    across = [*_in_cells(("8予算額",), ("１，１",), ("２９百万円",))]
    plain = [Block(t, 0, 1) for t in ("8予算額", "１，１", "２９百万円")]
    for blocks in (across, plain):
        found = match_budgets(blocks, 0, 2026)
        assert found is not None
        assert [e.text for e in found.entries] == ["１，１"]


@pytest.mark.parametrize(
    "printed",
    ["予算額（百万円）\n1,129", "8年度の予算額は885百万円です。", "8予算額の内訳 委託料885百万円"],
)
def test_an_amount_in_a_text_alone_is_unreadable_and_not_absent(printed: str, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n{printed}\n課題認識\n見本の文。\n")
    assert _amounts(plan) == []
    (fault,) = _remarks(plan, "amount_unreadable")
    assert (fault.severity, fault.line) == ("error", 4)
    assert _remarks(plan, "issue_without_budget") == []
    assert not _says_nothing_is_printed(plan)


def test_an_issue_that_prints_no_amount_says_so(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本\n市内の総生産は約20兆円である。\n")
    assert [d.severity for d in _remarks(plan, "issue_without_budget")] == ["warning"]
    assert _remarks(plan, "amount_unreadable") == []


def test_a_settled_amount_alone_makes_no_year_doubtful(plan_of: PlanOf):
    assert _remarks(plan_of("経営課題1 見本\n6決算額 5百万円\n"), "plan_year_doubtful") == []
    assert _remarks(plan_of("経営課題1 見本\n9決算額 5百万円\n"), "plan_year_doubtful") != []


def test_amounts_broken_in_the_narrow_cells_of_a_pdf_are_read():
    plan = read_plan(Path(__file__).parents[1] / "data" / "pdf" / "wrapped.pdf")
    assert [(b.fiscal_year, b.amount_yen, b.amount_text) for b in plan.issues[0].budgets] == [
        (2024, 91 * MILLION, "９１百万円"),
        (2025, 1129 * MILLION, "１，１２９百万円"),
        (2026, 1_204_429_000, "１２億４４２万９千円"),
    ]
    assert plan.issues[0].challenge == "見本の文。"
    assert plan.account.missing == ()


def test_a_blank_label_is_not_blank_where_an_amount_stands_astray(plan_of: PlanOf):
    """Amounts away from their labels: which is whose, nobody can tell."""
    plan = plan_of("経営課題1 見本\n7予算額\n8予算額\n見本の文。\n353百万円\n885百万円\n")
    assert _amounts(plan) == []
    assert [(year, text) for year, _, text in _unreadable(plan)] == [(2025, ""), (2026, "")]
    faults = _remarks(plan, "amount_unreadable")
    assert [d.severity for d in faults] == ["error", "error"]
    assert all("353百万円" in d.message for d in faults)
    assert [d.text for d in plan.account.missing if d.code == "fact_in_text"] == [
        "353百万円",
        "885百万円",
    ]


def test_labels_side_by_side_have_their_amounts_below_whatever_else_is_in_the_row(plan_of: PlanOf):
    plan = plan_of("経営課題1 見本\n7予算額\t8予算額\t備考の欄\n353百万円\t885百万円\t見本の文。\n")
    assert _amounts(plan) == [(2025, 353 * MILLION), (2026, 885 * MILLION)]
    assert plan.issues[0].challenge == "備考の欄\n見本の文。"


@pytest.mark.parametrize("again", ["(1,129,000円)", "1,129,000円", "（１１２万９千円）"])
def test_the_same_amount_in_another_unit_is_no_second_one(again: str, plan_of: PlanOf):
    plan = plan_of(f"経営課題1 見本\n8予算額\n1,129千円\n{again}\n見本の文。\n")
    assert _amounts(plan) == [(2026, 1_129_000)]
    assert plan.issues[0].challenge == "見本の文。"
    assert plan.account.missing == ()
