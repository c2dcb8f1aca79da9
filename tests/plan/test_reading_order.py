"""Tables whose first row is their head (found by the round trip)."""

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.reading_order import in_reading_order


def _order(*rows: tuple[str, ...]) -> list[str]:
    """The texts in reading order; `/` parts the blocks of a cell."""
    blocks = [
        Block(text, 0, row, cell=Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        for text in cell.split("/")
        if text
    ]
    return [block.text for block in in_reading_order(blocks)]


def test_columns_under_their_labels():
    assert _order(("課題認識", "主な戦略"), ("文一", "戦略一"), ("文二", "")) == [
        "課題認識", "文一", "文二", "主な戦略", "戦略一"
    ]  # fmt: skip


def test_a_label_broken_within_its_cell_is_one_label():
    assert _order(("概要", "主な戦略/(課題解決の方策)"), ("文一", "戦略一")) == [
        "概要", "文一", "主な戦略", "(課題解決の方策)", "戦略一"
    ]  # fmt: skip


def test_an_issues_heading_ends_the_columns_of_a_sheet():
    rows = (
        ("8年度実績と達成状況", "前年度実績"),
        ("3件:A", "2件"),
        ("経営課題2 見本", ""),
        ("文", ""),
    )
    assert _order(*rows) == [
        "8年度実績と達成状況", "3件:A", "前年度実績", "2件", "経営課題2 見本", "文"
    ]  # fmt: skip


def test_a_strategys_heading_in_its_column_does_not():
    assert _order(("課題認識", "主な戦略"), ("文一", "戦略1-1 見本"), ("文二", "戦略1-2 見本")) == [
        "課題認識", "文一", "文二", "主な戦略", "戦略1-1 見本", "戦略1-2 見本"
    ]  # fmt: skip
