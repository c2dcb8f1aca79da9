"""The public names: each is loaded when it is used, says what it is, and has an example that runs."""

import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.store.store import load_tables

CHECKOUT = Path(__file__).resolve().parents[1]
NAMES = [name for name in dx.__all__ if name != "__version__"]


def in_a_fresh_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_has_an_example_that_runs(name, processed, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    public = getattr(import_module(dx._HOME[name]), name)
    known = {
        "dx": dx,
        name: public,
        "tables": load_tables(processed),
        "folder": processed,
        "Path": Path,
    }
    example = doctest.DocTestParser().get_doctest(public.__doc__, known, name, None, None)
    assert example.examples
    lines: list[str] = []
    result = doctest.DocTestRunner().run(example, out=lines.append, clear_globs=False)
    assert result.failed == 0, "".join(lines)


def test_what_editors_and_type_checkers_read_is_what_is_loaded():
    names = in_a_fresh_python(
        "import dxanalysis as dx; print(*[n for n in dir(dx) if getattr(dx, n)])"
    )
    assert set(names.split()) == {*NAMES, "__version__"}
    assert len(NAMES) == len(set(NAMES)) >= 16


def test_import_loads_nothing_heavy():
    code = "import dxanalysis, sys; print({'pandas', 'pyarrow', 'matplotlib'} & set(sys.modules))"
    assert in_a_fresh_python(code) == "set()"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        dx.no_such_name  # noqa: B018


@pytest.mark.parametrize("before", ["", "import dxanalysis.ingest.sources", "dx.load_tables"])
def test_a_name_is_itself_whatever_was_imported_before(before, tmp_path):
    """A room of the same name (`dxanalysis.ingest`) may not take the function's place."""
    code = f"import dxanalysis as dx; {before}\nprint(dx.ingest([], {str(tmp_path)!r}).faulty)"
    assert in_a_fresh_python(code) == "[]"
