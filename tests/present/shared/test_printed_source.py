"""The sentence behind every row: of the real plan, every layout, every format; or what to do instead."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxanalysis as dx
from dxanalysis.analysis.printed import Printed, PrintedWordsMissingError, printed_at
from dxanalysis.ingest.ingest import ingest
from dxanalysis.plan.labels import squeezed
from dxanalysis.store.frames import Tables, UnknownPlanError
from dxanalysis.store.store import load_tables
from tests.documents.sample_plan import as_docx, as_html, as_text, as_xlsx
from tests.ingest.tabled_plan import write_plan
from tests.plan.layout_facts import LAYOUTS, NAMES

DATA = Path(__file__).parents[2] / "data"
REAL = DATA.parents[1] / "data/raw/r8-digital-draft.txt"
FILES = [
    REAL,
    DATA / "golden/generated-evaluated.txt",
    *(DATA / f"pdf/{name}.pdf" for name in ("plain", "ruled", "web", "sample", "wrapped")),
    *(LAYOUTS / f"{name}.txt" for name in NAMES),
]
WORDS = {
    "issues": ["title"],
    "budgets": ["amount_text"],
    "strategies": ["title"],
    "indicators": ["title"],
    "targets": ["text"],
    "attainments": ["actual_text", "previous_text"],
    "unplaced": ["text"],
    "glossary": ["definition"],
}


def tables_of(path: Path, folder: Path) -> Tables:
    ingest([path], folder)
    return load_tables(folder)


def own_words(name: str, row: dict) -> list[str]:
    """What a row says in the document's own words."""
    if name == "plans":
        return ["運営方針"]
    if name == "narratives":
        return [line.removeprefix("・") for line in row["text"].split("\n")]
    said = [row[column] for column in WORDS.get(name, []) if row[column] is not None]
    return said[:1]


def assert_every_row_shows_its_words(tables: Tables) -> int:
    shown = 0
    for name in tables.frames():
        for row in tables.records(name):
            if name == "diagnostics" and row["start"] is None:
                continue
            found = dx.source(tables, row)
            for words in own_words(name, row):
                assert squeezed(words) in squeezed(found.words), (name, row)
            assert found.words in found.sentence
            assert found.place != "－"
            assert found.edition.source in str(found)
            shown += 1
    return shown


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_row_of_a_document_shows_its_own_words(path: Path, tmp_path: Path):
    assert assert_every_row_shows_its_words(tables_of(path, tmp_path / "out")) > 5


@pytest.mark.parametrize(
    ("suffix", "place"),
    [("txt", "行"), ("html", "番目の段落"), ("docx", "番目の段落"), ("xlsx", "行")],
)
def test_every_format_shows_the_same_words(suffix: str, place: str, tmp_path: Path):
    made = {"txt": as_text, "html": as_html, "docx": as_docx, "xlsx": as_xlsx}[suffix]()
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    tables = tables_of(path, tmp_path / "out")
    assert assert_every_row_shows_its_words(tables) > 20
    row = tables.targets.iloc[0]
    found = dx.source(tables, row)
    assert "70%" in squeezed(found.words)
    assert found.place.endswith(place)


@pytest.fixture
def small(tmp_path: Path) -> Tables:
    return tables_of(write_plan(tmp_path / "kita.txt", "北区", 12), tmp_path / "out")


def test_a_row_may_be_a_series_a_dict_or_a_tuple(small):
    rows = [
        small.budgets.iloc[1],
        small.budgets.iloc[1].to_dict(),
        list(small.budgets.itertuples())[1],
        small.records("budgets")[1],
        small.budgets.astype(object).iloc[1],
    ]
    assert {str(dx.source(small, row)) for row in rows} == {
        "7予算額 10百万円 8予算額 ⟦12百万円⟧\n(令和8年度 北区運営方針（確定） kita.txt 4行)"
    }


def test_a_remark_on_an_older_edition_is_shown_in_its_own_document(tmp_path: Path):
    new = write_plan(tmp_path / "new.txt", "北区", 12)
    old = write_plan(tmp_path / "old.txt", "北区", 11, "（案）")
    old.write_text(old.read_text("utf-8").replace("（所属長：見本 太郎）\n", ""), "utf-8")
    ingest([new, old], tmp_path / "out")
    tables = load_tables(tmp_path / "out")
    remarks = tables.diagnostics[tables.diagnostics["code"] == "head_missing"]
    (found,) = (dx.source(tables, row) for row in remarks.itertuples())
    assert found.words == "令和8年度 北区運営方針（案）"
    assert found.edition.source == "old.txt"
    older = tables.plans[tables.plans["edition"] == "draft"].iloc[0]
    assert dx.source(tables, older).words == "令和8年度 北区運営方針（案）"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda row: row.drop("start"), "start がありません"),
        (lambda row: row.drop(["plan_id", "end"]), "plan_id、end がありません"),
        (lambda row: row.to_frame(), "表の一行"),
        (lambda row: 3, "表の一行"),
        (lambda row: row.replace({row["end"]: 10**6}), "中にありません"),
        (lambda row: {**row.to_dict(), "start": None}, "一か所に定まりません"),
        (lambda row: {**row.to_dict(), "plan_id": pd.NA}, "文書を直接見てください"),
    ],
)
def test_a_row_without_a_place_says_what_to_do(small, change, said):
    with pytest.raises(PrintedWordsMissingError, match=said) as raised:
        dx.source(small, change(small.budgets.iloc[1]))
    assert isinstance(raised.value, dx.DxanalysisError)


def test_tables_without_their_texts_say_which_command_to_run(small):
    with pytest.raises(PrintedWordsMissingError, match="dxanalysis ingest を実行し"):
        dx.source(replace(small, texts=None), small.budgets.iloc[0])
    assert small.texts is not None
    (small.texts.folder / "texts.parquet").write_bytes(b"other")
    with pytest.raises(PrintedWordsMissingError, match="読み直してください"):
        dx.source(small, small.budgets.iloc[0])
    with pytest.raises(UnknownPlanError, match="2026-kita"):
        dx.source(small, {"plan_id": "2020-kita", "start": 0, "end": 1})


def test_html_is_escaped_and_marks_the_words(tmp_path: Path):
    path = write_plan(tmp_path / "kita.txt", "北区", 12)
    hostile = '見本 & "5<7" の課題'
    path.write_text(path.read_text("utf-8").replace("見本の課題", hostile), "utf-8")
    tables = tables_of(path, tmp_path / "out")
    html = dx.source(tables, tables.issues.iloc[0])._repr_html_()
    assert "<mark>経営課題1 見本 &amp; &#34;5&lt;7&#34; の課題</mark>" in html
    assert html.count("<") == html.count(">") == 8


def test_a_correction_on_the_line_is_said(tmp_path: Path):
    path = write_plan(tmp_path / "kita.txt", "北区", 12)
    (tmp_path / "kita.txt.corrections.toml").write_text(
        '[[correction]]\nline = 4\nexpected = "12百万円"\nreplacement = "13百万円"\nwhy = "誤植"\n',
        encoding="utf-8",
    )
    tables = tables_of(path, tmp_path / "out")
    found = dx.source(tables, tables.budgets.iloc[1])
    assert found.remarks == ("正誤表により「12百万円」を「13百万円」に改めました(誤植)。",)
    assert found.remarks[0] in str(found)
    assert found.remarks[0] in found._repr_html_()
    assert dx.source(tables, tables.targets.iloc[0]).remarks == ()


def test_the_sentence_ends_where_the_document_ends_it():
    text = "前の文。ここに10件とある。後の文。\n次の行"
    start = text.index("10件")
    assert printed_at(text, start, start + 3).sentence == "ここに10件とある。"
    whole = printed_at(text, text.index("ここ"), text.index("後の文"))
    assert (whole.before, whole.after) == ("", "")
    assert printed_at(text, text.index("次"), len(text)).sentence == "次の行"
    long = "あ" * 200 + "10件" + "い" * 200
    found = printed_at(long, 200, 203)
    assert found.before == "…" + "あ" * 79
    assert found.after == "い" * 79 + "…"


def test_tags_of_a_pasted_page_are_no_words():
    text = "<p>目標</p> <ul class='a'><li>受講者</li> <li>100名<br>以上</li></ul>"
    found = printed_at(text, text.index("100名"), text.index("</li></ul>"))
    assert found.sentence == found.words == "100名以上"


def test_a_comparison_is_no_tag():
    found = printed_at("利用率 x<70% かつ y>5", 0, 16)
    assert found.words == "利用率 x<70% かつ y>5"


@pytest.mark.parametrize(
    ("before", "words", "after", "said"),
    [
        ("8予算額 ", "12百万円", "", "8予算額 12百万円"),
        ("あ" * 30, "10件", "い" * 30, "…" + "あ" * 8 + "10件" + "い" * 7 + "…"),
        ("あ" * 30, "10件", "", "…" + "あ" * 16 + "10件"),
        ("", "10件", "い" * 30, "10件" + "い" * 16 + "…"),
        ("", "う" * 30, "", "う" * 19 + "…"),
        ("え", "二\n\n行", "", "え二 行"),
    ],
)
def test_an_excerpt_is_cut_around_the_words(before, words, after, said):
    found = Printed(before, words, after, 0, None).shortened(20).sentence
    assert found == said
    assert len(found) <= 20


PARTS = st.text("あ1 \n。", max_size=40)


@given(PARTS, st.text("うえ", min_size=1, max_size=40), PARTS, st.integers(1, 60))
def test_an_excerpt_is_never_longer_and_shows_the_words(before, words, after, most):
    found = Printed(before, words, after, 0, None).shortened(most).sentence
    assert len(found) <= most
    assert "\n" not in found
    if len(words) < most:
        assert words in found
