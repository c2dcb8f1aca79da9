"""Tables, cache and record as the first version left them: named as older, and brought up to date.

`tests/data/tables_of_the_first_version.zip` is what its `dxanalysis ingest` wrote of the two
generated plans and the memo below (version 0.1.0, before the rooms).
"""

import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from dxanalysis.ingest.ingest import ingest
from dxanalysis.ingest.sources import sources_below
from dxanalysis.ingest.up_to_date import unchanged_ingest
from dxanalysis.store.csvfile import csv_rows
from dxanalysis.store.integrity import TablesOutdatedError
from dxanalysis.store.store import load_tables
from tests.ingest.tabled_plan import write_plan

OLD = Path(__file__).parents[1] / "data" / "tables_of_the_first_version.zip"

QUOTED = re.compile("文書の始まりは「[^」]*」です。")
"""What the first version told of a file that is no plan, and no version tells any more."""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with zipfile.ZipFile(OLD) as old:
        old.extractall(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_plan(tmp_path / "raw" / "kita.txt", "北区", 10)
    write_plan(tmp_path / "raw" / "nishi.txt", "西区", 20)
    (tmp_path / "raw" / "memo.txt").write_text("意味のない文", encoding="utf-8")
    return tmp_path / "raw"


def _amounts(out: Path) -> list[int]:
    return load_tables(out).budgets["amount_yen"].tolist()


def test_its_tables_say_which_command_brings_them_up_to_date(out: Path):
    with pytest.raises(TablesOutdatedError, match=r"文書を指定せずに dxanalysis ingest"):
        load_tables(out)


def test_its_documents_are_read_again_once_and_say_the_same(out: Path, raw: Path):
    before = {path.name: csv_rows(path.read_bytes()) for path in out.glob("*.csv")}
    assert unchanged_ingest(sources_below(raw), out) is None
    outcomes: list = []
    result = ingest(sources_below(raw), out, on_read=outcomes.append)
    assert [outcome.reused for outcome in outcomes] == [False] * 3
    assert set(result.changes["change"]) == {"added"}  # there was no earlier table to compare with
    for name in ("plans.csv", "budgets.csv", "targets.csv", "diagnostics.csv"):
        header, *rows = before[name]
        now = pd.DataFrame(csv_rows((out / name).read_bytes()))
        now = now.set_axis(now.iloc[0], axis=1)[header]
        unquoted = [[QUOTED.sub("", cell) for cell in row] for row in rows]
        assert now.iloc[1:].to_numpy().tolist() == unquoted
    history = csv_rows((out / "CHANGES.csv").read_bytes())
    assert history[: len(before["CHANGES.csv"])] == before["CHANGES.csv"]
    assert unchanged_ingest(sources_below(raw), out) is not None


def test_nothing_of_its_cache_stays(out: Path, raw: Path):
    old = {path.name for path in (out / ".read").iterdir()}
    assert len(old) == 3
    ingest(sources_below(raw), out)
    assert not old & {path.name for path in (out / ".read").iterdir()}


def test_a_document_that_is_read_alone_takes_none_of_its_plans_away(out: Path, raw: Path):
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    with pytest.raises(TablesOutdatedError, match=r"文書を指定せずに dxanalysis ingest"):
        ingest([write_plan(raw / "kita.txt", "北区", 15)], out, keep_others=True)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before
    ingest(sources_below(raw), out)
    assert _amounts(out) == [10_000_000, 15_000_000, 10_000_000, 20_000_000]
