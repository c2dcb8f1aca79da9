"""After a correction the value is that of the corrected text, the wording that of the document."""

from pathlib import Path

import pytest

from dxanalysis.documents.read import read_document
from dxanalysis.ingest.ingest import ingest
from dxanalysis.plan.parse import parse_plan
from dxanalysis.store.store import load_tables

TEXT = """令和8年度 北区運営方針
（所属長：見本 太郎）
経営課題1 見本の課題
7予算額 12百万円 8予算額 12百萬円
課題認識
見本の文。
主な戦略
・見本の戦略
評価指標
・見本の戦略
窓口の満足度
令和8年度 80バーセント以上
研修の実施
令和8年度 受講者100名程度/年
評価指標の達成状況
<令和8年度実績と達成状況>
・83バーセント:A
・受講者112名:A
<前年度実績>
・75%
・9７各
自己評価
見本の分を書く。見本の文も書く。
※DX…デジタルトランスフォーメーシヨン
"""
MISPRINTS = [
    (4, "百萬円", "百万円"),
    (12, "バーセント", "%"),
    (17, "バーセント", "%"),
    (21, "各", "名"),
    (23, "見本の分", "見本の文"),
    (24, "シヨン", "ション"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kita.txt"
    path.write_text(TEXT, encoding="utf-8")
    blocks = (
        f'[[correction]]\nline = {line}\nexpected = "{one}"\nreplacement = "{other}"\nwhy = "誤植"\n'
        for line, one, other in MISPRINTS
    )
    (tmp_path / "kita.txt.corrections.toml").write_text("".join(blocks), encoding="utf-8")
    return path


def test_values_are_read_from_the_corrected_text_and_the_wording_is_the_printed_one(path: Path):
    plan = parse_plan(read_document(path))
    (issue,) = plan.issues
    assert [(b.amount_yen, b.amount_text) for b in issue.budgets] == [
        (12_000_000, "12百万円"),
        (12_000_000, "12百萬円"),
    ]
    (target,) = issue.indicators[0].targets
    assert (target.value, target.unit, target.text) == (80, "%", "80バーセント以上")
    first, second = issue.attainments
    assert (first.actual_value, first.actual_unit, first.actual_text) == (83, "%", "83バーセント")
    assert (second.previous_value, second.previous_text) == (97, "9７各")
    assert (first.previous_text, second.actual_text) == ("75%", "受講者112名")
    assert [n.text for n in plan.narratives] == ["見本の分を書く。見本の文も書く。"]
    assert [t.definition for t in plan.glossary] == ["デジタルトランスフォーメーシヨン"]


def test_the_tables_hold_the_printed_wording(path: Path, tmp_path: Path):
    assert ingest([path], tmp_path / "out").faulty == []
    tables = load_tables(tmp_path / "out")
    assert sorted(tables.budgets["amount_text"]) == ["12百万円", "12百萬円"]
    assert set(tables.budgets["amount_yen"]) == {12_000_000}


def test_a_document_gives_back_what_is_printed(path: Path):
    document = read_document(path)
    assert document.text != TEXT
    assert document.printed(0, len(document.text)) == TEXT


def test_two_corrections_of_the_same_characters_are_refused(path: Path):
    with (path.parent / "kita.txt.corrections.toml").open("a", encoding="utf-8") as file:
        file.write('[[correction]]\nline = 4\nexpected = "2百万円 8予算額 12百万"\n')
        file.write('replacement = "3百万"\nwhy = "誤植"\n')
    with pytest.raises(Exception, match="別の訂正と重なっています"):
        read_document(path)
