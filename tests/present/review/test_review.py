"""`dx.review()`: open items in order, their choices, and a decision written down and applied."""

import tomllib
from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.documents.decisions import DecisionError
from dxanalysis.ingest.sources import sources_below
from dxanalysis.present.review.page import UnknownChoiceError, UnreasonedError, review
from dxanalysis.present.review.worksheet import worksheet
from dxanalysis.store.store import load_tables
from tests.cli.damaged import OPEN, plan, write_damaged

BECAUSE = {"why": "原本の表で確かめた", "by": "総務課"}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_damaged(tmp_path / "raw")


def names(found) -> list[tuple[str, str, int | None]]:
    return [(item.code, item.source, item.line) for item in found.items]


def test_errors_come_first_and_results_before_others(raw: Path):
    found = review(raw)
    assert names(found) == [
        ("result_unplaced", "kita.txt", 19),
        ("result_unplaced", "kita.txt", 21),
        ("edition_contested", "nishi-2.txt", 1),
        ("department_unknown", "kankyo.txt", 1),
    ]
    assert [item.printed for item in found.items] == [
        "82%：A",
        "75%：A",
        "令和7年度 西区運営方針",
        "都市環境局",
    ]
    assert [choice.words for choice in found.items[0].choices] == [
        "経営課題1の指標1「窓口の満足度」の実績",
        "経営課題1の指標2「講座の満足度」の実績",
        "実績ではない",
    ]


def test_all_decided_nothing_is_open_and_the_tables_say_so(raw: Path):
    found = review(raw)
    for number, choice in ((1, 1), (2, 2), (3, 2), (4, 1)):
        assert ".decisions.toml に書きました" in str(found.decide(number, choice, **BECAUSE))
    assert len(review(raw)) == 0
    assert dx.ingest(sources_below(raw), raw.parent / "out").faulty == []
    tables = load_tables(raw.parent / "out")
    kita = tables.attainments[tables.attainments["plan_id"] == "2025-kita"]
    assert kita["actual_value"].tolist() == [82, 75, 112]
    assert "2025-kankyo" in set(tables.plans["plan_id"])
    nishi = tables.budgets[tables.budgets["plan_id"] == "2025-nishi"]
    assert nishi["amount_yen"].tolist() == [12_000_000]
    page = dx.AttainmentPage(dx.indicator_attainment(tables, "2025-kita", 1))
    assert "19行: 人の判断により、「82%：A」を経営課題1の指標1の実績" in str(page.source())
    assert "原本の表で確かめた" in page.source()._repr_html_()
    for other in ("2025-kankyo", "2025-nishi"):
        for part in (
            dx.BudgetTrendPage(dx.budget_trend(tables, other, 1)),
            dx.OverviewPage(dx.plan_overview(tables, other)),
        ):
            assert "人の判断により" in str(part.source())


def test_undone_by_deleting_it(raw: Path):
    before = names(review(raw))
    review(raw).decide(1, 1, **BECAUSE)
    assert names(review(raw)) == before[1:]
    (raw / "kita.txt.decisions.toml").write_text("", encoding="utf-8")
    assert names(review(raw)) == before


def test_what_does_not_fit_is_not_written(raw: Path):
    found = review(raw)
    found.decide(1, 1, **BECAUSE)
    path = raw / "kita.txt.decisions.toml"
    before = path.read_text(encoding="utf-8")
    with pytest.raises(DecisionError, match="同じ文字についての判断"):
        found.decide(1, 2, **BECAUSE)
    with pytest.raises(DecisionError):
        found.decide(2, 1, **BECAUSE)
    assert path.read_text(encoding="utf-8") == before
    for number, choice in ((0, 1), (5, 1), (1, 4)):
        with pytest.raises(UnknownChoiceError, match="番号で示してください"):
            found.decide(number, choice, **BECAUSE)
    with pytest.raises(UnreasonedError, match="why"):
        found.decide(2, 2, why=" ", by="総務課")


def test_a_file_in_another_encoding_is_named_and_left_alone(raw: Path):
    found = review(raw)
    path = raw / "kita.txt.decisions.toml"
    path.write_bytes("# 判断".encode("cp932"))
    with pytest.raises(DecisionError, match="1行目: 文字コードを UTF-8"):
        found.decide(1, 1, **BECAUSE)
    assert path.read_bytes() == "# 判断".encode("cp932")


def test_hostile_words_are_written_and_read_again(raw: Path):
    why = '"""\n[[result]]\n\\ \' # \u2028 \x07'
    review(raw).decide(1, 1, why=why, by='"総務課\\')
    text = (raw / "kita.txt.decisions.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["result"][0]["why"] == why
    assert ("result_unplaced", "kita.txt", 19) not in names(review(raw))


def test_a_hostile_document_cannot_break_out_of_page_or_worksheet(raw: Path):
    results = '・82%<script>x</script>"\\：A\n・75%：A'
    (raw / "kita.txt").write_text(plan("北区", 10, results), encoding="utf-8")
    found = review(raw)
    assert "<script>x" not in found._repr_html_()
    assert "82%&lt;script&gt;" in found._repr_html_()
    assert tomllib.loads(worksheet(found)) == {}
    number = next(n for n, i in enumerate(found.items, 1) if i.printed.startswith("82%<"))
    found.decide(number, 1, **BECAUSE)
    assert len(review(raw)) == len(found) - 1


def test_each_block_of_the_worksheet_is_valid_once_its_marks_are_off(raw: Path):
    text = worksheet(review(raw))
    assert tomllib.loads(text) == {}
    blocks = [part for part in text.split("\n\n") if "# [[" in part]
    assert len(blocks) == 2 + 2 + 2 + 2
    for block in blocks:
        written = "\n".join(line[1:] for line in block.splitlines())
        ((kind, rows),) = tomllib.loads(written).items()
        assert kind in {"result", "no_result", "edition", "department", "confirmed"}
        assert rows[0]["why"] == rows[0]["by"] == ""


def test_a_confirmed_warning_is_open_no_more(raw: Path):
    found = review(raw)
    choices = [choice.words for choice in found.items[3].choices]
    found.decide(4, choices.index("原本を確かめ、読み方のままでよいとする") + 1, **BECAUSE)
    assert names(review(raw)) == names(found)[:3]


def test_what_no_decision_can_mend_is_listed_with_what_to_do(raw: Path):
    (raw / "memo.txt").write_text("意味のない文", encoding="utf-8")
    (raw / "gone.txt.decisions.toml").write_text("", encoding="utf-8")
    (raw / "kita.txt").write_text(plan("北区", 10).replace("10百万円", "10百万"), encoding="utf-8")
    found = review(raw)
    mended = [item for item in found.items if not item.choices]
    assert {(item.code, item.source) for item in mended} == {
        ("source_unreadable", "memo.txt"),
        ("source_unreadable", "gone.txt.decisions.toml"),
        ("amount_unreadable", "kita.txt"),
    }
    assert found._repr_html_().count("判断では補えません") == 1  # of the amount
    assert "入手し直す" in found._repr_html_()


def test_a_doubtful_value_is_settled_by_deciding_its_line(raw: Path):
    results = OPEN.replace("82%：A", "窓口の満足度 82点：A").replace(
        "75%：A", "講座の満足度 75%：A"
    )
    (raw / "kita.txt").write_text(plan("北区", 10, results), encoding="utf-8")
    found = review(raw)
    (number,) = [n for n, i in enumerate(found.items, 1) if i.code == "result_unit_unlike"]
    words = [choice.words for choice in found.items[number - 1].choices]
    found.decide(number, words.index("経営課題1の指標1「窓口の満足度」の実績") + 1, **BECAUSE)
    assert len(review(raw)) == len(found) - 1


def test_as_a_frame_and_as_text(raw: Path):
    found = review(raw)
    assert found.frame["番号"].tolist() == [1, 2, 3, 4]
    assert found.frame["行"].tolist() == [19, 21, 1, 1]
    assert len(repr(found).splitlines()) == 4
    assert found._repr_html_().count("<section") == 4
