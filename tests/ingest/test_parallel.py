"""However many processes read, what comes of it is the same, and in the same order."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dxanalysis.documents.errors import DocumentCrashError
from dxanalysis.documents.isolation import Service
from dxanalysis.ingest import parallel
from dxanalysis.ingest.ingest import IngestResult, ingest
from dxanalysis.ingest.outcome import DocumentOutcome
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.up_to_date import unchanged_ingest
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan

DEPARTMENTS = ("北区", "都島区", "福島区", "此花区", "中央区", "西区", "港区")
EXIT_LATER = """
import os, sys
from dxanalysis.ingest import document_reader, worker
read = document_reader.read_plan
def read_or_die(path):
    if path.name == "15.txt":
        os.kill(os.getpid(), 9)
    return read(path)
document_reader.read_plan = read_or_die
worker.main()
"""


@pytest.fixture
def raw(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr(parallel, "WORTH_BYTES", 0)
    for amount, department in enumerate(DEPARTMENTS, start=10):
        write_plan(tmp_path / "raw" / f"{amount}.txt", department, amount)
    odd = tmp_path / "raw" / "12.txt"
    odd.write_text(odd.read_text("utf-8").replace("12百万円", "12百万"), encoding="utf-8")
    (tmp_path / "raw" / "memo.txt").write_text("意味のない文", encoding="utf-8")
    (tmp_path / "raw" / "twice").mkdir()
    (tmp_path / "raw" / "twice" / "10.txt").write_bytes((tmp_path / "raw" / "10.txt").read_bytes())
    return tmp_path / "raw"


def _ingested(raw: Path, jobs: int, **options) -> tuple[list[DocumentOutcome], IngestResult]:
    outcomes: list[DocumentOutcome] = []
    out = raw.parent / f"out-{jobs}"
    result = ingest(sources_below(raw), out, jobs=jobs, on_read=outcomes.append, **options)
    return outcomes, result


def _contents(folder: Path) -> dict[str, bytes]:
    timed = {"CHANGES.csv", "datapackage.json", ".readings.jsonl"}
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name not in timed}


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The names of the documents that other processes were asked for."""
    names: list[str] = []
    ask = Service.ask

    def noted(service: Service, message, seconds=None):
        names.append(message[-1].name)
        return ask(service, message, seconds)

    monkeypatch.setattr(Service, "ask", noted)
    return names


@pytest.mark.parametrize("jobs", [2, 3])
def test_outcomes_errors_and_files_are_those_of_one_process(raw: Path, asked, jobs: int):
    alone, result = _ingested(raw, 1)
    assert asked == []
    together, same = _ingested(raw, jobs)
    assert set(asked) == {path.name for path in raw.iterdir()} - {"twice", "10.txt"} | {
        "raw/10.txt"
    }
    assert together == alone
    assert [str(error) for error in same.failures.values()] == list(
        map(str, result.failures.values())
    )
    assert (same.lacking, same.left_out) == (result.lacking, result.left_out)
    assert _contents(raw.parent / f"out-{jobs}") == _contents(raw.parent / "out-1")
    assert unchanged_ingest(sources_below(raw), raw.parent / f"out-{jobs}") is not None


def test_only_what_must_be_parsed_is_given_to_others(raw: Path, asked):
    _ingested(raw, 2)
    asked.clear()
    write_plan(raw / "13.txt", "此花区", 99)
    write_plan(raw / "14.txt", "中央区", 99)
    outcomes, _ = _ingested(raw, 2)
    assert sorted(asked) == ["13.txt", "14.txt"]
    assert [o.source for o in outcomes if not o.reused] == ["13.txt", "14.txt"]
    asked.clear()
    _ingested(raw, 2, force=True)
    assert len(asked) == len(set(asked)) == 8  # one stands there twice


def test_what_is_little_is_read_by_this_process(raw: Path, asked, monkeypatch):
    monkeypatch.setattr(parallel, "WORTH_BYTES", 1_000_000)
    _ingested(raw, 2)
    assert asked == []


def test_a_process_that_dies_costs_its_document_and_no_other(raw: Path, tmp_path, monkeypatch):
    program = tmp_path / "program.py"
    program.write_text(EXIT_LATER, encoding="utf-8")
    monkeypatch.setattr(
        "dxanalysis.documents.isolation._begin",
        lambda _module: subprocess.Popen(
            [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ),
    )
    outcomes, result = _ingested(raw, 2)
    assert set(result.failures) == {"15.txt", "memo.txt"}
    assert isinstance(result.failures["15.txt"], DocumentCrashError)
    assert [o.source for o in outcomes] == [o.source for o in _ingested(raw, 1)[0]]
    tables = load_tables(raw.parent / "out-2")
    assert len(tables.plan_ids()) == len(DEPARTMENTS) - 1
    assert unchanged_ingest(sources_below(raw), raw.parent / "out-2") is None


def test_a_cache_that_cannot_be_written_ends_the_ingest(raw: Path):
    out = raw.parent / "out-2"
    out.mkdir()
    (out / ".read").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OSError, match=r"\.read"):
        _ingested(raw, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_no_process_outlives_the_ingest(raw: Path, monkeypatch):
    begun: list[subprocess.Popen] = []
    begin = subprocess.Popen

    def noted(*words, **options):
        begun.append(begin(*words, **options))
        return begun[-1]

    monkeypatch.setattr("dxanalysis.documents.isolation.subprocess.Popen", noted)
    _ingested(raw, 2)
    assert len(begun) == 2
    for process in begun:
        assert process.returncode in {0, -signal.SIGKILL}
        with pytest.raises(ProcessLookupError):
            os.kill(process.pid, 0)
