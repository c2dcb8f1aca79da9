"""The house: imports go down, never up or sideways, and each library stands in one room.

Walks the syntax trees, so that an import hidden inside a function counts as well.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "dxanalysis"
FLOORS = [
    "base",
    "text",
    "documents",
    "plan",
    "schema",
    "store",
    "ingest",
    "analysis",
    "present",
    "reports",
    "delivery",
    "cli",
]
ONLY_IN = {
    "pyarrow": {"schema", "store", "ingest"},
    "pandas": {"schema", "store", "ingest", "analysis", "present"},
    "matplotlib": {"present"},
    "matplotlib_fontja": {"present"},
    "papermill": {"reports"},
    "nbconvert": {"reports"},
    "nbformat": {"reports"},
    "nbclient": {"reports"},
    "smtplib": {"delivery"},
    "email": {"delivery"},
    "typer": {"cli"},
    "rich": {"cli"},
    "filelock": {"base"},
    "css_inline": {"delivery"},
    "pydantic": {"delivery"},
    "distributed": {"reports"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
INNER = [path for path in MODULES if path != PACKAGE / "__init__.py"]  # the front door names all


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inner_rooms(path: Path) -> set[str]:
    names = [name.split(".") for name in imports_of(path) if name.startswith("dxanalysis.")]
    return {parts[1] for parts in names if (PACKAGE / parts[1]).is_dir() or parts[1] in FLOORS}


@pytest.mark.parametrize("path", INNER, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path):
    room = room_of(path)
    allowed = {*FLOORS[: FLOORS.index(room) + 1]}
    assert inner_rooms(path) <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_library_stands_in_one_room(path: Path):
    libraries = {name.split(".")[0] for name in imports_of(path)} & set(ONLY_IN)
    assert all(room_of(path) in ONLY_IN[library] for library in libraries)


def test_every_room_is_on_a_floor():
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms <= {*FLOORS}


def test_an_import_that_goes_up_would_be_seen(tmp_path: Path):
    path = tmp_path / "sample.py"
    path.write_text("def f():\n    from dxanalysis.reports import run\n", encoding="utf-8")
    assert inner_rooms(path) == {"reports"}


def test_no_room_where_anything_may_live():
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_is_about_one_thing(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
