"""Every remark of the vocabulary is made by some document, and says where and what."""

from pathlib import Path

import pytest

from dxanalysis.documents.read import read_document
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.plan.diagnostics import CODES
from dxanalysis.plan.parse import parse_plan
from dxanalysis.store.store import load_tables
from tests.plan import remarked_documents as made

OWN_FAULTS = {
    "fact_taken_twice"
}  # of the reader, which no document may bring about: test_ledger.py


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    for name, content in made.documents().items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def remarks(raw: Path):
    """The rows of `diagnostics` of all these documents."""
    out = raw.parent / f"{raw.name}-out"
    ingest(sources_below(raw), out)
    return load_tables(out).diagnostics


def test_every_code_is_made_by_a_document(remarks):
    missing = set(CODES) - set(remarks["code"]) - OWN_FAULTS
    assert not missing, f"add to remarked_documents.py what makes {missing}"
    assert not set(remarks["code"]) & OWN_FAULTS


def test_every_remark_has_its_codes_severity_and_a_sentence(remarks):
    for remark in remarks.itertuples():
        assert remark.severity == CODES[remark.code][0]
        assert remark.message.strip()


def remark_of(path: Path, code: str):
    (found,) = [d for d in parse_plan(read_document(path)).diagnostics if d.code == code]
    return found


def test_a_document_that_ends_within_a_label(raw: Path):
    found = remark_of(raw / "cut-off.txt", "document_cut_off")
    assert (found.severity, found.line, found.text) == ("warning", 13, "評価指標の達成")
    assert "「評価指標の達成状況」の途中" in found.message
    assert "入手し直して" in found.message


@pytest.mark.parametrize("name", ["hidden.html", "hidden.docx", "hidden.xlsx"])
def test_what_a_document_does_not_show_is_quoted_and_no_fact(raw: Path, name: str):
    found = remark_of(raw / name, "text_hidden")
    assert (found.severity, found.text) == ("warning", "下書きの文")
    assert "「下書きの文」" in found.message
    document = read_document(raw / name)
    assert found.line == document.line_of(document.text.index("下書きの文"))
    plan = parse_plan(document)
    assert "下書き" not in repr((plan.issues, plan.narratives))
    assert [b.amount_yen for b in plan.issues[0].budgets] == [12_000_000]


def test_a_page_that_is_a_picture(raw: Path):
    found = remark_of(raw / "pictured.pdf", "picture_unread")
    assert (found.severity, found.line) == ("warning", 2001)  # page 2
    assert "文字認識" in found.message


def test_a_character_that_was_lost(raw: Path):
    found = remark_of(raw / "lossy.txt", "character_lost")
    assert (found.severity, found.line, found.text) == ("warning", 6, "見本の\ufffd。")
    assert "入手し直して" in found.message


def test_an_issue_without_an_indicator(raw: Path):
    found = remark_of(raw / "no-indicator.txt", "issue_without_indicator")
    assert (found.severity, found.line) == ("warning", 3)
    assert "経営課題1" in found.message


def test_a_section_without_content(raw: Path):
    found = remark_of(raw / "blank.txt", "section_empty")
    assert (found.severity, found.line) == ("info", 13)
    assert "「自己評価」" in found.message
    plan = parse_plan(read_document(raw / "blank.txt"))
    assert [n.section for n in plan.narratives] == ["future_policy"]


def test_results_that_are_not_filled_in_yet(tmp_path: Path):
    path = tmp_path / "pending.txt"
    path.write_text(made.text_of("北区", made.ISSUE + made.RESULTS), encoding="utf-8")
    found = remark_of(path, "section_empty")
    assert (found.severity, found.line) == ("info", 13)
    assert "経営課題1の達成状況は空欄です(未評価)" in found.message


@pytest.mark.parametrize(
    "code",
    [
        "document_cut_off",
        "text_hidden",
        "picture_unread",
        "character_lost",
        "issue_without_indicator",
        "section_empty",
    ],
)
def test_a_whole_plan_makes_no_such_remark(tmp_path: Path, code: str):
    path = tmp_path / "whole.txt"
    path.write_text(made.text_of("北区"), encoding="utf-8")
    assert code not in {d.code for d in parse_plan(read_document(path)).diagnostics}
