"""What code reaches: by its import statements, found as a syntax tree would find them."""

import ast
import shutil
from pathlib import Path

import pytest

from dxanalysis.base import imports
from dxanalysis.base.imports import Package, imported_names, lazy_names, notebook_code

ROOT = Path(imports.__file__).parents[1]
MODULES = sorted(ROOT.rglob("*.py"))


def by_syntax_tree(source: str) -> set[str]:
    """The same by Python's own parser, imports for type checkers left out."""
    found: set[str] = set()

    class Walk(ast.NodeVisitor):
        def visit_If(self, node):
            for_types = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            for child in node.orelse if for_types else [*node.body, *node.orelse]:
                self.visit(child)

        def visit_Import(self, node):
            found.update(alias.name for alias in node.names)

        def visit_ImportFrom(self, node):
            found.update({node.module, *(f"{node.module}.{a.name}" for a in node.names)})

    Walk().visit(ast.parse(source))
    return found


def in_texts(source: str) -> set[str]:
    """What stands in the source's texts: examples of imports, and names to be imported later."""
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    found = [imported_names(f'{text}\n"{text}"') for text in texts if isinstance(text, str)]
    return set().union(*found)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_imports_what_its_syntax_tree_says(path):
    source = path.read_text(encoding="utf-8")
    tree = by_syntax_tree(source)
    assert tree <= set(imported_names(source))
    assert set(imported_names(source)) - tree <= in_texts(source)


@pytest.mark.parametrize(
    "source",
    [
        "import a, b.c as d  # e\n",
        "from a import (\n    b as c,  # d, e\n    f,\n)\n",
        "def f():\n    from a.b import c\n    return c\n",
        "from x import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\n\n    from b import c\nimport d\n",
        "if TYPE_CHECKING:\n    import a\nelse:\n    import b\n",
        "class A:\n    if TYPE_CHECKING:\n        import a\n    import b\n",
        "try:\n    import a\nexcept ImportError:\n    from b import *\n",
        "important = 1\nfrom_ = 2\n",
    ],
)
def test_every_way_of_importing_is_seen(source):
    assert set(imported_names(source)) == by_syntax_tree(source)


def test_a_module_named_in_a_text_is_imported_later():
    source = 'READERS = {1: "dxanalysis.documents.pdf.reader:read_pdf"}\nWARM = "dxanalysis.x.y"\n'
    assert imported_names(source) == ["dxanalysis.documents.pdf.reader", "dxanalysis.x.y"]


def test_names_for_type_checkers_tell_where_they_live():
    source = (
        "if TYPE_CHECKING:\n    from a.b import c as c\n    from a.b import (\n        d,\n    )\n"
    )
    assert lazy_names(source) == {"c": "a.b", "d": "a.b"}


def reached(code: str) -> set[str]:
    return set(Package(ROOT).reach([], code).files)


@pytest.mark.parametrize(
    "code",
    [
        "import dxanalysis as dx\ndx.parse_amount('1')",
        "import dxanalysis\ndxanalysis.parse_amount('1')",
        "from dxanalysis import parse_amount as p",
        "from dxanalysis.text.amounts import parse_amount",
    ],
)
def test_the_front_door_leads_only_to_what_is_used(code):
    files = reached(code)
    assert "text/amounts.py" in files
    assert not any(name.startswith(("present/", "analysis/", "ingest/")) for name in files)


@pytest.mark.parametrize(
    "code",
    [
        "import dxanalysis as dx\ngetattr(dx, name)('1')",
        "from dxanalysis import *",
        "import dxanalysis as dx\nf(dx)",
    ],
)
def test_where_it_cannot_be_told_all_of_the_front_door_counts(code):
    assert {"present/budget/page.py", "ingest/ingest.py"} <= reached(code)


def test_data_files_count_where_their_module_is_reached():
    assert "plan/labels.toml" in reached("import dxanalysis.plan.labels")
    assert "plan/labels.toml" not in reached("import dxanalysis.plan.diagnostics")


def test_every_data_file_is_named_by_a_module():
    """Else a change in it would be seen nowhere."""
    every = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    names = [".".join(("dxanalysis", *p.relative_to(ROOT).with_suffix("").parts)) for p in MODULES]
    found = Package(ROOT).reach([name.removesuffix(".__init__") for name in names]).files
    assert every <= set(found)


def test_nothing_is_imported_by_a_name_that_cannot_be_read():
    """Where `import_module` is called, its names stand in a text or come from the front door."""
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if "import_module(" in path.read_text(encoding="utf-8")
    }
    assert callers == {
        "__init__.py",
        "documents/worker.py",
        "reports/run/foreign.py",
        "reports/run/warm.py",
    }


def test_an_entry_that_is_no_module_is_said():
    with pytest.raises(LookupError, match=r"dxanalysis\.nowhere"):
        Package(ROOT).reach(["dxanalysis.nowhere"])


def test_a_notebook_is_its_code_cells():
    notebook = (
        '{"cells": [{"cell_type": "markdown", "source": ["import a"]},'
        ' {"cell_type": "code", "source": ["import b\\n", "b"]}]}'
    )
    assert notebook_code(notebook) == "import b\nb"
    assert notebook_code("no notebook") == ""


def test_a_copy_of_the_package_reaches_its_own_files(tmp_path):
    copy = shutil.copytree(ROOT, tmp_path / "dxanalysis", ignore=shutil.ignore_patterns("*.pyc"))
    (copy / "text/years.py").write_text("from dxanalysis.text import width\n")
    files = Package(copy).reach(["dxanalysis.text.years"]).files
    assert set(files) == {
        "__init__.py",
        "text/__init__.py",
        "text/years.py",
        "text/width.py",
    } | set(Package(copy).reach(["dxanalysis"]).files)
    assert files["text/years.py"] == b"from dxanalysis.text import width\n"
