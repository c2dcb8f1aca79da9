"""Whether two ways of making reports made the same notebooks, cell by cell."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode


def count_equal(ours: Path, plain: Path) -> tuple[int, int]:
    """Numbers of notebooks and of cells, all equal but for ids and papermill's own metadata.

    Raises `AssertionError` that names the first notebook or cell that is not.
    """
    mine, others = _notebooks(ours), _notebooks(plain)
    assert mine.keys() == others.keys(), f"not in both: {mine.keys() ^ others.keys()}"
    for name, cells in mine.items():
        assert len(cells) == len(others[name]), f"{name}: number of cells"
        for number, (cell, other) in enumerate(zip(cells, others[name], strict=True)):
            assert cell == other, f"{name}, cell {number}: {_first_difference(cell, other)}"
    return len(mine), sum(map(len, mine.values()))


def _notebooks(folder: Path) -> dict[str, list[dict[str, object]]]:
    """The cells of every notebook below a folder, records of earlier runs aside."""
    paths = (path.relative_to(folder) for path in sorted(folder.rglob("*.ipynb")))
    shown = [path for path in paths if not any(part.startswith(".") for part in path.parts)]
    return {str(path): [_plain(cell) for cell in _read(folder / path).cells] for path in shown}


def _read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _plain(cell: NotebookNode) -> dict[str, object]:
    """What a cell says: source, number, every output in full; not its id, timings and tags."""
    return {
        "cell_type": cell.cell_type,
        "source": cell.source,
        "execution_count": cell.get("execution_count"),
        "outputs": cell.get("outputs", []),
    }


def _first_difference(cell: dict[str, object], other: dict[str, object]) -> str:
    name = next(name for name in cell if cell[name] != other[name])
    return f"{name}: {str(cell[name])[:300]!r} against {str(other[name])[:300]!r}"
