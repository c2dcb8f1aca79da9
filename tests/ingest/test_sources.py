"""Documents of the same name in two folders stay two documents."""

import os
from pathlib import Path

import pytest

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import RawMissingError, distinctly_named, hashes_of, sources_below
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan


def test_a_name_is_as_long_as_it_must_be():
    paths = [Path("/a/2025/x.txt"), Path("/a/2026/x.txt"), Path("/b/2026/x.txt"), Path("/a/y.txt")]
    assert [source.name for source in distinctly_named(paths)] == [
        "2025/x.txt", "a/2026/x.txt", "b/2026/x.txt", "y.txt",
    ]  # fmt: skip


def test_a_document_named_twice_is_read_once(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(distinctly_named([Path("x.txt"), tmp_path / "x.txt"])) == 1


def test_two_departments_in_files_of_the_same_name_are_both_kept(tmp_path: Path):
    for department in ("北区", "西区"):
        write_plan(tmp_path / "raw" / department / "plan.txt", department, 10)
    result = ingest(sources_below(tmp_path / "raw"), tmp_path / "out")
    assert result.faulty == []
    tables = load_tables(tmp_path / "out")
    assert sorted(tables.plans["source"]) == ["北区/plan.txt", "西区/plan.txt"]
    assert set(tables.diagnostics["source"]) <= {"北区/plan.txt", "西区/plan.txt"}
    assert tables.diagnostics.groupby("source")["plan_id"].nunique().eq(1).all()


def test_both_failures_of_files_of_the_same_name_are_told(tmp_path: Path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text("意味のない文", encoding="utf-8")
    result = ingest(sources_below(tmp_path), tmp_path / "out")
    assert sorted(result.failures) == ["a/plan.txt", "b/plan.txt"]


def test_the_corrections_are_part_of_the_content(tmp_path: Path):
    path = write_plan(tmp_path / "plan.txt", "北区", 10)
    before = hashes_of(path)
    (tmp_path / "plan.txt.corrections.toml").write_text("correction = []", encoding="utf-8")
    assert before is not None
    assert hashes_of(path) != before
    assert hashes_of(tmp_path / "missing.txt") is None


def test_a_folder_of_hidden_files_only_has_no_documents(tmp_path: Path):
    (tmp_path / ".DS_Store").write_bytes(b"x")
    with pytest.raises(RawMissingError):
        sources_below(tmp_path)


@pytest.mark.parametrize(
    ("first", "second"),
    [(b"a\xff.txt", rb"a\xff.txt"), (b"a\nb.txt", "a‹U+000A›b.txt".encode())],
)
def test_names_that_are_shown_alike_are_numbered(first: bytes, second: bytes):
    others = [b"/t/x/a.txt", "/t/x/a‹U+000A›b.txt（2）".encode(), b"/t/y/" + second]
    found = [Path(os.fsdecode(p)) for p in (b"/t/x/" + first, b"/t/x/" + second, *others)]
    names = [source.name for source in distinctly_named(found)]
    assert len(set(names)) == len(found)
    assert sum("（" in name and not name.endswith("（1）") for name in names) >= 1
    assert names == [source.name for source in distinctly_named(found[::-1])][::-1]
