"""A document is parsed again only when it must be."""

import os
import zlib
from pathlib import Path

import pyarrow as pa
import pytest

from dxanalysis.documents.errors import DocumentTimeoutError
from dxanalysis.ingest import document_reader as reader
from dxanalysis.ingest import ingest as module
from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.plan.parse import NotAPlanError, read_plan
from dxanalysis.schema.tables import STORED
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan


class Ingests:
    """Ingests a folder, and tells which of its documents were parsed."""

    def __init__(self, raw: Path, monkeypatch: pytest.MonkeyPatch):
        self.raw, self.out = raw, raw.parent / "out"
        self._parsed: list[str] = []
        monkeypatch.setattr(reader, "read_plan", self._read)

    def _read(self, path: Path):
        self._parsed.append(path.name)
        return read_plan(path)

    def parsed(self, *named: Path, **options) -> list[str]:
        self._parsed = []
        self.readings = []
        sources = named or sources_below(self.raw)
        self.result = ingest(sources, self.out, on_read=self.readings.append, **options)
        return self._parsed

    def kept(self) -> list[Path]:
        return sorted((self.out / ".read").iterdir())


@pytest.fixture
def ingests(tmp_path: Path, monkeypatch) -> Ingests:
    write_plan(tmp_path / "raw" / "kita.txt", "北区", 10)
    write_plan(tmp_path / "raw" / "nishi.txt", "西区", 20)
    made = Ingests(tmp_path / "raw", monkeypatch)
    assert made.parsed() == ["kita.txt", "nishi.txt"]
    return made


def test_what_did_not_change_is_not_parsed_again(ingests: Ingests):
    before = (ingests.out / "budgets.parquet").read_bytes()
    assert ingests.parsed() == []
    assert [reading.reused for reading in ingests.readings] == [True, True]
    assert (ingests.out / "budgets.parquet").read_bytes() == before
    assert ingests.result.changes.empty


def test_another_time_on_the_same_bytes_is_no_change(ingests: Ingests):
    os.utime(ingests.raw / "kita.txt", (0, 0))
    assert ingests.parsed() == []


def test_what_changed_is_parsed_and_what_is_gone_is_forgotten(ingests: Ingests):
    write_plan(ingests.raw / "kita.txt", "北区", 11)
    (ingests.raw / "nishi.txt").unlink()
    assert ingests.parsed() == ["kita.txt"]
    assert len(ingests.kept()) == 1
    assert load_tables(ingests.out).budgets["amount_yen"].tolist() == [10_000_000, 11_000_000]


def test_a_correction_beside_a_document_has_it_parsed_again(ingests: Ingests):
    (ingests.raw / "kita.txt.corrections.toml").write_text(
        '[[correction]]\nline = 4\nexpected = "8予算額 10百万円"\n'
        'replacement = "8予算額 12百万円"\nwhy = "試験"\n',
        encoding="utf-8",
    )
    assert ingests.parsed() == ["kita.txt"]
    assert 12_000_000 in load_tables(ingests.out).budgets["amount_yen"].tolist()
    (ingests.raw / "kita.txt.corrections.toml").unlink()
    assert ingests.parsed() == ["kita.txt"]  # what it gave before was forgotten with the rest


def test_other_code_parses_all_anew(ingests: Ingests, monkeypatch):
    monkeypatch.setattr(module, "reading_code", lambda: "other")
    assert ingests.parsed() == ["kita.txt", "nishi.txt"]
    assert len(ingests.kept()) == 2


def test_force_parses_all_anew(ingests: Ingests):
    assert ingests.parsed(force=True) == ["kita.txt", "nishi.txt"]
    assert ingests.parsed() == []


def test_a_document_named_alone_leaves_what_is_kept_of_the_others(ingests: Ingests):
    assert ingests.parsed(ingests.raw / "kita.txt", keep_others=True) == []
    assert ingests.parsed() == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-9],
        lambda content: b"\0" * len(content),
        lambda content: content[: len(content) // 2] + b"?" + content[len(content) // 2 + 1 :],
        lambda content: content.replace("区".encode(), "町".encode()),
        lambda content: content + b"?",
        lambda content: _checked(b""),
        lambda content: _checked(pa.schema([("key", pa.string())]).serialize().to_pybytes()),
        lambda content: zlib.compress(b"[]"),
    ],
)
def test_a_damaged_or_foreign_file_counts_as_none(ingests: Ingests, damage):
    for path in ingests.kept():
        path.write_bytes(damage(path.read_bytes()))
    assert ingests.parsed() == ["kita.txt", "nishi.txt"]
    assert ingests.parsed() == []


def _checked(stream: bytes) -> bytes:
    return stream + zlib.crc32(stream).to_bytes(4, "big")


def test_a_file_under_the_name_of_another_counts_as_none(ingests: Ingests):
    one, other = ingests.kept()
    other.write_bytes(one.read_bytes())
    assert len(ingests.parsed()) == 1
    assert ingests.parsed() == []


def test_any_arrow_reader_opens_what_is_kept(ingests: Ingests):
    with pa.ipc.open_stream(ingests.kept()[0]) as stream:
        kept = stream.read_all()
    assert kept.num_rows == 1
    assert kept.schema.names == ["key", "error", *STORED]
    assert [len(row) for row in kept["budgets"].to_pylist()] == [2]


def test_what_a_killed_ingest_left_undone_goes(ingests: Ingests):
    (ingests.out / ".read" / "0123.part").write_bytes(b"half")
    ingests.parsed()
    assert len(ingests.kept()) == 2


def test_an_error_that_the_bytes_give_is_remembered(ingests: Ingests):
    (ingests.raw / "memo.txt").write_text("意味のない文", encoding="utf-8")
    assert ingests.parsed() == ["memo.txt"]
    told = str(ingests.result.failures["memo.txt"])
    assert ingests.parsed() == []
    assert isinstance(ingests.result.failures["memo.txt"], NotAPlanError)
    assert str(ingests.result.failures["memo.txt"]) == told


def test_an_error_that_may_pass_is_tried_again(ingests: Ingests, monkeypatch):
    write_plan(ingests.raw / "slow.txt", "東区", 1)
    with monkeypatch.context() as slow:
        slow.setattr(reader, "read_plan", _too_slow)
        ingests.parsed()
    assert isinstance(ingests.result.failures["slow.txt"], DocumentTimeoutError)
    assert ingests.parsed() == ["slow.txt"]
    assert ingests.result.faulty == []


def _too_slow(path: Path):
    raise DocumentTimeoutError(path.name)
