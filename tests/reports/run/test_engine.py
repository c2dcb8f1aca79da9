"""The fast way and the plain way give the same notebooks, cell by cell."""

import re
from pathlib import Path

import nbformat
import pytest

from dxanalysis.reports.request.options import Folders, RunOptions
from dxanalysis.reports.run.pool import run_all
from dxanalysis.store.store import load_tables
from tests.reports.small_plan import put_in_place, tasks

CHECKOUT = Path(__file__).resolve().parents[3]
AWKWARD = (
    "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')",
    "from IPython.display import display, HTML\ndisplay(HTML('<p>x</p>'))\n1 + 1",
    "h = display(1, display_id=True)\nh.update(2)",
    "from IPython.display import clear_output\nprint('old')\nclear_output()\nprint('new')",
    "import asyncio\nawait asyncio.sleep(0)\n_",
    "x = 1;",
    "%time 3",
    "import os, subprocess\nprint(os.path.basename(os.getcwd()) != 'main')",
    "import matplotlib.pyplot as plt\nplt.plot([1])\nplt.gcf().set_size_inches(1, 1)\nNone",
    "1 / 0",
    "print('never')",
)


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


def test_awkward_cells_are_equal_up_to_the_error(folders: Folders, put, tmp_path: Path):
    put("budget-trend", *AWKWARD)
    made, warm, cold = _both(tmp_path, folders, ("budget-trend",))
    assert {outcome.status for ways in made.values() for outcome in ways.values()} == {"failed"}
    assert {o.error for o in made[False].values()} == {o.error for o in made[True].values()}
    for name, cells in warm.items():
        for number, (fast, plain) in enumerate(zip(cells, cold[name], strict=True)):
            assert fast == plain, f"{name} cell {number}"


@pytest.mark.parametrize("cold", [False, True])
def test_a_page_is_the_same_whichever_way(folders: Folders, put, cold: bool):
    put("budget-trend", "print(plan_id, issue_no)")
    made = dict(run_all(tasks(folders, load_tables(folders.data)), RunOptions(jobs=2, cold=cold)))
    assert {outcome.status for outcome in made.values()} == {"ok"}
    assert "2026-digital 2" in "".join(outcome.html for outcome in made.values())
