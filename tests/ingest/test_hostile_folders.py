"""No document stops or hides another: whatever lies about is passed over, or named as a failure."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import Refused, sources_below
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan

SECRET = "root:x:0:0:root:/root:/bin/bash"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_plan(tmp_path / "raw/kita.txt", "北区", 10)
    return tmp_path / "raw"


def read(raw: Path):
    """What an ingest of the folder fails on, with the words; the other plan is always there."""
    out = raw.parent / "out"
    result = ingest(sources_below(raw), out)
    assert "2026-kita" in load_tables(out).plan_ids()
    return {name: str(error) for name, error in result.failures.items()}


@pytest.mark.parametrize(
    "name",
    ["Thumbs.db", "desktop.ini", "~$kita.docx", ".DS_Store", ".hidden/x.txt", ".kita.txt.swp"],
)
def test_what_systems_leave_about_is_passed_over(raw, name):
    path = raw / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\0\1")
    assert read(raw) == {}


def test_a_dangling_link_is_a_failure(raw):
    (raw / "nishi.txt").symlink_to(raw / "gone.txt")
    assert read(raw) == {
        "nishi.txt": "nishi.txt: リンクのため読みません(リンク先がありません)。"
        "リンクの代わりに、文書そのものを置いてください"
    }


def test_a_link_in_a_circle_is_a_failure(raw):
    (raw / "nishi.txt").symlink_to(raw / "nishi.txt")
    assert list(read(raw)) == ["nishi.txt"]


def test_a_link_out_of_the_folder_is_a_failure_and_nothing_of_it_is_told(raw):
    outside = raw.parent / "passwd"
    outside.write_text(SECRET, encoding="utf-8")
    (raw / "nishi.txt").symlink_to(outside)
    failures = read(raw)
    assert "リンク先が文書のフォルダーの外です" in failures["nishi.txt"]
    told = "".join(
        p.read_text("utf-8", "replace") for p in (raw.parent / "out").rglob("*") if p.is_file()
    )
    assert SECRET[:6] not in told + str(failures)


def test_a_link_inside_the_folder_is_read(raw):
    write_plan(raw / "2025/nishi.txt", "西区", 10)
    (raw / "nishi.txt").symlink_to(raw / "2025/nishi.txt")
    assert read(raw) == {}
    assert "2026-nishi" in load_tables(raw.parent / "out").plan_ids()


def test_a_linked_folder_is_a_failure(raw):
    write_plan(raw.parent / "elsewhere/nishi.txt", "西区", 10)
    (raw / "2025").symlink_to(raw.parent / "elsewhere", target_is_directory=True)
    write_plan(raw / "real/higashi.txt", "東淀川区", 10)
    (raw / "again").symlink_to(raw / "real", target_is_directory=True)
    failures = read(raw)
    assert sorted(failures) == ["2025", "again"]
    assert "リンク先がファイルではありません" in failures["again"]


def test_a_pipe_is_a_failure_and_is_not_waited_for(raw):
    os.mkfifo(raw / "pipe.txt")
    assert "ふつうのファイルではありません" in read(raw)["pipe.txt"]


def test_a_name_that_is_no_utf8_is_a_failure(raw):
    Path(os.fsdecode(os.fsencode(raw) + b"/\x96k\x8b\xe6.txt")).write_bytes(
        (raw / "kita.txt").read_bytes()
    )
    assert list(read(raw)) == ["\\x96k\\x8b\\xe6.txt"]


@pytest.mark.parametrize("length", [240, 244, 255])
def test_a_long_name_is_a_name(raw, length):
    write_plan(raw / ("n" * (length - 4) + ".txt"), "西区", 10)
    assert read(raw) == {}
    assert "2026-nishi" in load_tables(raw.parent / "out").plan_ids()


def test_an_amount_of_more_digits_than_python_reads_is_that_documents_error(raw):
    path = write_plan(raw / "nishi.txt", "西区", 10)
    text = path.read_text(encoding="utf-8")
    assert "10百万円" in text
    path.write_text(text.replace("10百万円", "9" * 4301 + "百万円"), encoding="utf-8")
    out = raw.parent / "out"
    result = ingest(sources_below(raw), out)
    assert "2026-kita" in load_tables(out).plan_ids()
    assert result.faulty == ["nishi.txt"]


def test_any_exception_is_that_documents_error_and_quotes_nothing_of_it(raw, monkeypatch):
    from dxanalysis.ingest import document_reader

    read_plan = document_reader.read_plan

    def failing(path):
        if path.name == "nishi.txt":
            raise ZeroDivisionError(SECRET)
        return read_plan(path)

    write_plan(raw / "nishi.txt", "西区", 10)
    monkeypatch.setattr(document_reader, "read_plan", failing)
    failures = read(raw)
    assert (
        "プログラムの誤りが起きました(ZeroDivisionError test_hostile_folders.py:"
        in failures["nishi.txt"]
    )
    assert SECRET not in failures["nishi.txt"]
    monkeypatch.undo()
    assert read(raw) == {}  # it is not kept as if the document were at fault


@pytest.mark.parametrize(
    "content",
    [
        SECRET.encode(),
        b"PK\x03\x04" + SECRET.encode(),
        b"%PDF-1.7 " + SECRET.encode(),
        b"<html>" + SECRET.encode(),
    ],
)
def test_no_message_quotes_a_file_that_is_no_plan(raw, content):
    (raw / "nishi.txt").write_bytes(content)
    failures = read(raw)
    assert list(failures) == ["nishi.txt"]
    told = "".join(
        p.read_text("utf-8", "replace") for p in (raw.parent / "out").rglob("*") if p.is_file()
    )
    assert "root:x" not in told + str(failures)


@contextmanager
def without_rights():
    """Files as a user sees them who owns none, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_cannot_be_looked_into_is_a_failure_and_its_plans_are_told_gone():
    place = Path(tempfile.mkdtemp())
    try:
        place.chmod(0o755)
        raw, out = place / "raw", place / "out"
        write_plan(raw / "kita.txt", "北区", 10)
        write_plan(raw / "2025/nishi.txt", "西区", 10)
        assert ingest(sources_below(raw), out).faulty == []
        (raw / "2025").chmod(0)
        with without_rights():
            found = sources_below(raw)
        assert [type(each) for each in found] == [Refused, type(raw)]
        result = ingest(found, out)
        assert "フォルダーの中を読めません(Permission denied)" in str(result.failures["2025"])
        assert result.gone == ("2026-nishi",)
        assert result.faulty == ["2025", "2026-nishi"]
    finally:
        (raw / "2025").chmod(0o755)
        shutil.rmtree(place)


def test_every_plan_that_leaves_the_tables_is_told_once(raw):
    write_plan(raw / "nishi.txt", "西区", 10)
    out = raw.parent / "out"
    ingest(sources_below(raw), out)
    (raw / "nishi.txt").unlink()
    assert ingest(sources_below(raw), out).gone == ("2026-nishi",)
    assert ingest(sources_below(raw), out).gone == ()
