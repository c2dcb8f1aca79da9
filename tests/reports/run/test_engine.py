"""The fast way and the plain way give the same notebooks, cell by cell."""

import os
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import nbformat
import pytest

from dxanalysis.reports.request.options import Folders, RunOptions
from dxanalysis.reports.request.task import Outcome
from dxanalysis.reports.run.pool import run_all
from dxanalysis.store.store import load_tables
from tests.reports.run.cell_kinds import COLD, FAILING, HEARD, KINDS, Cell
from tests.reports.small_plan import notebook, put_in_place, tasks

CHECKOUT = Path(__file__).resolve().parents[3]


def _cells(folder: Path) -> dict[str, list[object]]:
    """Every notebook's cells without what tells the time or the process."""
    return {
        str(path.relative_to(folder)): [_plain(c) for c in nbformat.read(path, as_version=4).cells]
        for path in sorted(folder.rglob("*.ipynb"))
    }


def _plain(cell: nbformat.NotebookNode) -> object:
    outputs = [dict(output) for output in cell.get("outputs", [])]
    text = repr((cell.cell_type, cell.source, cell.get("execution_count"), outputs))
    text = re.sub(r"(?:ipykernel|/tmp|dx-)[\w/.-]*|0x[0-9a-f]+", "…", text)
    return re.sub(r"CPU times: .*?Wall time: [^']*", "…", text)


def _both(tmp_path: Path, folders: Folders, names: tuple[str, ...]):
    made = {}
    for cold in (False, True):
        out = tmp_path / ("cold" if cold else "warm")
        given = tasks(folders, load_tables(folders.data), names)
        made[cold] = {t.request.html: o for t, o in run_all(given, RunOptions(jobs=2, cold=cold))}
        for task in given:
            put_in_place(out, task, made[cold][task.request.html])
    return made, _cells(tmp_path / "warm"), _cells(tmp_path / "cold")


def test_the_reports_are_equal_cell_by_cell(processed: Path, tmp_path: Path):
    folders = Folders(processed, CHECKOUT / "notebooks", tmp_path)
    made, warm, cold = _both(tmp_path, folders, ())
    assert {outcome.status for ways in made.values() for outcome in ways.values()} == {"ok"}
    assert len(warm) == 9
    assert warm == cold


def _source(*cells: Cell) -> str:
    made = notebook(*(source for source, _ in cells))
    for made_cell, (_, tags) in zip(made.cells[-len(cells) :], cells, strict=True):
        made_cell.metadata["tags"] = list(tags)
    return nbformat.writes(made)


def _compared(folders: Folders, notebooks: dict[str, str]) -> dict[str, tuple[Outcome, Outcome]]:
    """Each notebook made both ways, by kernels as anywhere.

    ipykernel listens to programs everywhere but under pytest, which it knows by a variable.
    """
    os.environ.pop("PYTEST_CURRENT_TEST", None)
    task, *_ = tasks(folders, load_tables(folders.data))
    made = {}
    for cold in (False, True):
        given = [
            replace(task, notebook=text, request=replace(task.request, plan_title=name))
            for name, text in notebooks.items()
        ]
        for done, outcome in run_all(given, RunOptions(jobs=2, cold=cold)):
            made[done.request.plan_title, cold] = outcome
    return {name: (made[name, False], made[name, True]) for name in notebooks}


def _same(fast: Outcome, plain: Outcome) -> None:
    pairs = (nbformat.reads(outcome.notebook, as_version=4).cells for outcome in (fast, plain))
    for number, (one, other) in enumerate(zip(*pairs, strict=True)):
        assert _plain(one) == _plain(other), f"cell {number}: {one.source}"
    assert (fast.status, fast.error) == (plain.status, plain.error)


def test_all_kinds_of_cells_are_equal_in_every_order(folders: Folders):
    orders = {"in order": list(KINDS), "backwards": list(KINDS)[::-1]}
    orders["mixed"] = Random(8).sample(list(KINDS), len(KINDS))
    sources = {
        name: _source(*(each for kind in kinds for each in KINDS[kind]))
        for name, kinds in orders.items()
    }
    for fast, plain in _compared(folders, sources).values():
        assert (fast.why_cold, plain.why_cold) == (None, None)
        _same(fast, plain)


def test_what_programs_print_is_the_cells_own(folders: Folders):
    task, *_ = tasks(folders, load_tables(folders.data))
    source = _source(*((code, ()) for code, _ in HEARD.values()))
    ((_, made),) = run_all([replace(task, notebook=source)], RunOptions())
    assert made.why_cold is None
    cells = nbformat.reads(made.notebook, as_version=4).cells[-len(HEARD) :]
    for (name, (_, heard)), cell in zip(HEARD.items(), cells, strict=True):
        found = sorted((output.name, output.text) for output in cell.outputs)
        assert found == sorted(heard), name


def test_all_kinds_of_failures_are_equal_up_to_the_error(folders: Folders):
    for fast, plain in _compared(folders, {n: _source(*c) for n, c in FAILING.items()}).values():
        assert fast.status == "failed"
        _same(fast, plain)


def test_what_cannot_be_equal_has_a_kernel_of_its_own_and_says_why(folders: Folders):
    for fast, plain in _compared(folders, {n: _source(*c) for n, c in COLD.items()}).values():
        assert fast.why_cold
        assert plain.why_cold is None
        _same(fast, plain)


def test_no_report_writes_into_the_users_own_history(folders: Folders, monkeypatch, tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("IPYTHONDIR", str(home))
    source = _source((f"import os\nos.environ['IPYTHONDIR'] = {str(home)!r}", ()), ("1", ()))
    ((fast, _),) = _compared(folders, {"one": source}).values()
    assert fast.status == "ok"
    assert list(home.rglob("history.sqlite")) == []


@pytest.mark.parametrize("cold", [False, True])
def test_a_page_is_the_same_whichever_way(folders: Folders, put, cold: bool):
    put("budget-trend", "print(plan_id, issue_no)")
    made = dict(run_all(tasks(folders, load_tables(folders.data)), RunOptions(jobs=2, cold=cold)))
    assert {outcome.status for outcome in made.values()} == {"ok"}
    assert "2026-digital 2" in "".join(outcome.html for outcome in made.values())
