"""The house: imports go down, never up or sideways, and each library stands in one room.

Walks the syntax trees, so that an import hidden inside a function counts as well.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
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
    "years",
    "analysis",
    "questions",
    "ingest",
    "present",
    "reports",
    "delivery",
    "cli",
]
ONLY_IN = {
    "pydantic": {"delivery"},
    "pyarrow": {"schema", "store", "ingest"},
    "pandas": {"schema", "store", "years", "ingest", "analysis", "present"},
    "charset_normalizer": {"documents"},
    "defusedxml": {"documents"},
    "docx": {"documents"},
    "lxml": {"documents"},
    "openpyxl": {"documents"},
    "pdfminer": {"documents"},
    "pdfplumber": {"documents"},
    "pypdfium2": {"documents"},
    "PIL": {"present"},
    "matplotlib": {"present"},
    "matplotlib_fontja": {"present"},
    "jinja2": {"present", "reports", "delivery"},
    "markupsafe": {"present", "reports", "delivery"},
    "ipykernel": {"reports"},
    "papermill": {"reports"},
    "psutil": {"reports"},
    "nbconvert": {"reports"},
    "nbformat": {"reports"},
    "nbclient": {"reports"},
    "traitlets": {"reports"},
    "distributed": {"reports"},
    "smtplib": {"delivery"},
    "email": {"delivery"},
    "css_inline": {"delivery"},
    "typer": {"cli"},
    "rich": {"cli"},
    "filelock": {"base"},
}
STRAY = (".orig", ".rej", ".bak", "~", ".swp", ".tmp")
ROOT = PACKAGE.parent
MODULES = sorted(PACKAGE.rglob("*.py"))
DOORS = {PACKAGE / "__init__.py", PACKAGE / "__main__.py"}  # they lead to all rooms
INNER = [path for path in MODULES if path not in DOORS]


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
    rooms = {room_of(path) for path in INNER}
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


def libraries_of(path: Path) -> set[str]:
    """The packages that a file imports and that are neither Python's own nor this one."""
    return {name.split(".")[0] for name in imports_of(path)} - {
        *sys.stdlib_module_names,
        PACKAGE.name,
        "_typeshed",  # there for type checkers only
        "",
    }


def test_every_library_has_its_rooms():
    every = {library for path in MODULES for library in libraries_of(path)}
    assert every <= set(ONLY_IN)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_is_declared():
    """What only comes along with another package may leave with it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dask"]]
    declared = {normal(re.split(r"[\[<>=;~! ]", each)[0]) for each in named}
    holders = packages_distributions()
    for library in {library for path in MODULES for library in libraries_of(path)}:
        assert declared & {normal(name) for name in holders[library]}, library


def module_name(path: Path) -> str:
    parts = (PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def graph_of(modules: list[Path]) -> dict[str, set[str]]:
    """Which of the modules each imports, for type checkers too; `a.b` of `from a.b import c`
    only where c is not a module itself."""
    names = {module_name(path) for path in modules}
    packages = {module_name(path) for path in modules if path.name == "__init__.py"}
    graph = {}
    for path in modules:
        found = {*imports_of(path)} & names - {module_name(path)}
        inner = {name.rpartition(".")[0] for name in found}
        graph[module_name(path)] = found - (inner & packages)
    return graph


def cycle_in(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_no_module_imports_itself_through_others():
    inner = [path for path in INNER if path != PACKAGE / "ingest" / "__init__.py"]
    assert cycle_in(graph_of(inner)) == []


REPORTS = ["request", "manifest", "page", "index", "run"]


def test_the_parts_of_reports_lean_on_those_before_them():
    for path in (PACKAGE / "reports").rglob("*.py"):
        part = path.relative_to(PACKAGE / "reports").with_suffix("").parts[0]
        names = [name.split(".") for name in imports_of(path)]
        leans_on = {n[2] for n in names if n[:2] == ["dxanalysis", "reports"] and len(n) > 2}
        later = set() if part == "__init__" else {*REPORTS[REPORTS.index(part) + 1 :]}
        assert not leans_on & later, path


def test_a_cycle_would_be_seen():
    assert cycle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert not cycle_in({"a": {"b", "c"}, "b": {"c"}})


def test_a_class_name_stands_for_one_thing():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES]
    names = Counter(n.name for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ClassDef))
    assert {name for name, times in names.items() if times > 1} == set()


def test_no_stray_file_is_in_the_project():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    files = listed.stdout.splitlines() if listed.returncode == 0 else map(str, PACKAGE.rglob("*"))
    assert [name for name in files if name.endswith(STRAY)] == []


def test_a_room_of_reports_is_not_too_many_files():
    assert len(list((PACKAGE / "reports").rglob("*.py"))) <= 38
