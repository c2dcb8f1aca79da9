"""Tables that are already those of their documents are known without any library of tables."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dxanalysis.documents.errors import DocumentTimeoutError
from dxanalysis.ingest import document_reader as reader
from dxanalysis.ingest import up_to_date as module
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.up_to_date import NAME, unchanged_ingest
from dxanalysis.store.store import load_tables, write_tables
from tests.ingest.tabled_plan import write_plan


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_plan(tmp_path / "raw" / "kita.txt", "北区", 10)
    odd = write_plan(tmp_path / "raw" / "nishi.txt", "西区", 20)
    odd.write_text(odd.read_text("utf-8").replace("20百万円", "20百万"), encoding="utf-8")
    (tmp_path / "raw" / "memo.txt").write_text("意味のない文", encoding="utf-8")
    return tmp_path / "raw"


@pytest.fixture
def out(raw: Path) -> Path:
    ingest(sources_below(raw), raw.parent / "out")
    return raw.parent / "out"


def test_it_tells_what_the_ingest_told(raw: Path, out: Path):
    told: list = []
    result = ingest(sources_below(raw), out, on_read=told.append)
    known = unchanged_ingest(sources_below(raw), out)
    assert known is not None
    assert list(known.outcomes) == told
    assert [reading.error is None for reading in told] == [True, False, True]
    assert told[2].diagnostics[0].code == "amount_unreadable"
    assert set(known.faulty) == set(result.faulty) == {"memo.txt", "nishi.txt"}
    assert (known.kept, known.left_out) == (result.kept, result.left_out)


def _other_bytes(raw: Path, _out: Path) -> None:
    write_plan(raw / "kita.txt", "北区", 11)


def _one_more(raw: Path, _out: Path) -> None:
    write_plan(raw / "higashi.txt", "東区", 11)


def _one_less(raw: Path, _out: Path) -> None:
    (raw / "memo.txt").unlink()


def _renamed(raw: Path, _out: Path) -> None:
    (raw / "kita.txt").rename(raw / "kitaku.txt")


def _corrected(raw: Path, _out: Path) -> None:
    (raw / "kita.txt.corrections.toml").write_text("correction = []", encoding="utf-8")


def _other_csv(_raw: Path, out: Path) -> None:
    (out / "budgets.csv").write_bytes((out / "budgets.csv").read_bytes() + b"x")


def _no_parquet(_raw: Path, out: Path) -> None:
    (out / "budgets.parquet").unlink()


def _other_package(_raw: Path, out: Path) -> None:
    (out / "datapackage.json").write_bytes(b"{}")


def _other_tables(_raw: Path, out: Path) -> None:
    write_tables(load_tables(out).of_plan("2026-kita"), out)


def _no_record(_raw: Path, out: Path) -> None:
    (out / NAME).unlink()


def _cut_record(_raw: Path, out: Path) -> None:
    (out / NAME).write_bytes((out / NAME).read_bytes()[:-9])


def _empty_record(_raw: Path, out: Path) -> None:
    (out / NAME).write_bytes(b"")


def _unfinished_commit(_raw: Path, out: Path) -> None:
    (out / ".commit").mkdir()


@pytest.mark.parametrize(
    "change",
    [
        *(_other_bytes, _one_more, _one_less, _renamed, _corrected),
        *(_other_csv, _no_parquet, _other_package, _other_tables),
        *(_no_record, _cut_record, _empty_record, _unfinished_commit),
    ],
)
def test_any_difference_is_seen(raw: Path, out: Path, change):
    assert unchanged_ingest(sources_below(raw), out) is not None
    change(raw, out)
    assert unchanged_ingest(sources_below(raw), out) is None


def test_other_code_is_seen(raw: Path, out: Path, monkeypatch):
    monkeypatch.setattr(module, "reading_code", lambda: "other")
    assert unchanged_ingest(sources_below(raw), out) is None


def test_all_documents_and_some_beside_others_are_not_the_same_ingest(raw: Path, out: Path):
    named = [raw / "kita.txt"]
    assert unchanged_ingest(named, out, keep_others=True) is None
    ingest(named, out, keep_others=True)
    assert unchanged_ingest(named, out, keep_others=True) is not None
    assert unchanged_ingest(sources_below(raw), out) is None


def test_a_reading_that_may_end_otherwise_is_tried_again(raw: Path, tmp_path: Path, monkeypatch):
    def too_slow(path: Path):
        raise DocumentTimeoutError(path.name)

    both = [raw / "kita.txt", write_plan(raw / "slow.txt", "東区", 1)]
    ingest([raw / "kita.txt"], tmp_path / "out")
    with monkeypatch.context() as slow:
        slow.setattr(reader, "read_plan", too_slow)
        assert list(ingest(both, tmp_path / "out").failures) == ["slow.txt"]
    assert unchanged_ingest(both, tmp_path / "out") is None


def test_there_is_nothing_before_the_first_ingest(raw: Path, tmp_path: Path):
    assert unchanged_ingest(sources_below(raw), tmp_path / "nowhere") is None


def test_nothing_heavy_is_imported(raw: Path, out: Path):
    script = (
        "import sys; from pathlib import Path; from dxanalysis.ingest.up_to_date import unchanged_ingest;"
        "from dxanalysis.ingest.sources import sources_below;"
        "known = unchanged_ingest(sources_below(Path(sys.argv[1])), Path(sys.argv[2]));"
        "heavy = {'pandas', 'pyarrow', 'numpy', 'pandera', 'lxml', 'pdfplumber'};"
        "import json; print(json.dumps([len(known.outcomes), sorted(heavy & set(sys.modules))]))"
    )
    command = [sys.executable, "-c", script, str(raw), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [3, []]
