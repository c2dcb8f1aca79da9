"""What code a piece of Python reaches: found in its import statements, without running any of it.

Import statements are found line by line, not in a syntax tree, which would take 20 times as long
for the whole package: too long for a run that has nothing to do. That both find the same is tested.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FRONT_DOOR = "dxanalysis"
"""The package, whose `__init__` gives each public name from the module where it lives."""
_CODE = (".py", ".pyc")

_STATEMENT = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]+)|import[ \t]+([^\n#]+))",
    re.MULTILINE,
)
_FOR_TYPES = re.compile(
    r"^([ \t]*)if TYPE_CHECKING:\n((?:\1[ \t]+[^\n]*\n|[ \t]*\n)+)", re.MULTILINE
)
_COMMENT = re.compile(r"#[^\n]*")
_TEXT = re.compile(rf"""["']({FRONT_DOOR}(?:\.\w+)+)(?::\w+)?["']""")
"""A module that is named in a text, as `module` or `module:function`, to be imported later."""


def imported_names(source: str) -> list[str]:
    r"""Dotted names that a source imports, wherever in it: `a.b` and `a.b.c` of `from a.b import c`.

    Imports for type checkers alone are left out; modules of this package that stand in a text are
    in, for that is how they are named to be imported later or in another process.

    >>> imported_names("from a.b import (c, d as e)\nif x:\n    import f.g as h, i")
    ['a.b', 'a.b.c', 'a.b.d', 'f.g', 'i']
    """
    run = _FOR_TYPES.sub("\n", source)
    return [*_named(run), *_TEXT.findall(run)]


def lazy_names(source: str) -> dict[str, str]:
    """Where each name lives that a source imports for type checkers: name → module."""
    checked = "\n".join(block for _, block in _FOR_TYPES.findall(source))
    return {
        name.rpartition(".")[2]: name.rpartition(".")[0]
        for module, names, _ in _STATEMENT.findall(checked)
        for name in (f"{module}.{each}" for each in _each(names))
    }


def notebook_code(notebook: str) -> str:
    """The code of a notebook's cells; a text that is no notebook has none."""
    try:
        cells = json.loads(notebook)["cells"]
        return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    except (ValueError, KeyError, TypeError):
        return ""


@dataclass(frozen=True)
class Reach:
    """What code depends on: files of this package, and other packages that are not Python's own."""

    files: frozenset[Path]
    libraries: frozenset[str]


class Package:
    """The source of this package as it lies in a folder; each file is read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[Path, frozenset[str]] = {}

    def reach(self, entries: Iterable[str], code: str = "") -> Reach:
        """Everything that the modules `entries` and a piece of `code` depend on.

        Data files count where a module that is reached names them. Raises `LookupError` for an
        entry that is no module.
        """
        names = list(entries)
        if missing := [name for name in names if not self._files_of(name)]:
            raise LookupError(f"no modules: {missing}")
        waiting = [*names, *self._names_in(code)]
        seen: set[str] = set()
        files: set[Path] = set()
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            for path in self._files_of(name):
                if path not in files:
                    files.add(path)
                    waiting += self._imports(path)
        outer = {name.partition(".")[0] for name in seen}
        return Reach(
            frozenset(files).union(*(self._data(path) for path in files)),
            frozenset(outer - sys.stdlib_module_names - {FRONT_DOOR}),
        )

    @cached_property
    def front_door(self) -> dict[str, str]:
        """Where each public name lives: name → module."""
        return lazy_names(self._source(self.folder / "__init__.py"))

    def public_modules(self, code: str) -> list[str]:
        """The modules whose public names a piece of code takes from the front door.

        All of them where it cannot be told which.
        """
        names = imported_names(code)
        used = {name.removeprefix(f"{FRONT_DOOR}.") for name in names}
        for alias in _front_door_aliases(code):
            used.update(re.findall(rf"(?<![\w.]){alias}\b(?:\.(\w+))?", _STATEMENT.sub("", code)))
        if used & {"", "*"}:
            return list(self.front_door.values())
        return [home for name, home in self.front_door.items() if name in used]

    def _imports(self, path: Path) -> frozenset[str]:
        if path not in self._names:
            self._names[path] = frozenset(self._names_in(self._source(path)))
        return self._names[path]

    def _names_in(self, source: str) -> list[str]:
        return [*imported_names(source), *self.public_modules(source)]

    def _files_of(self, name: str) -> list[Path]:
        """The module's file, and those of the packages around it, which are run before it."""
        inner = name.split(".")
        if inner[0] != FRONT_DOOR:
            return []
        path = self.folder.joinpath(*inner[1:])
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if not file.is_file():
            return []
        around = [self.folder.joinpath(*inner[1:depth]) for depth in range(1, len(inner))]
        return [file, *(folder / "__init__.py" for folder in around)]

    def _data(self, path: Path) -> list[Path]:
        """The files beside a module, and in folders beside it that hold no code, which it names."""
        source = self._source(path)
        return [
            file
            for entry in path.parent.iterdir()
            if entry.suffix not in _CODE
            if f'"{entry.name}"' in source and not (entry / "__init__.py").exists()
            for file in ([entry] if entry.is_file() else entry.rglob("*"))
            if file.is_file()
        ]

    def _source(self, path: Path) -> str:
        return path.read_text(encoding="utf-8")


@cache
def this_package() -> Package:
    """The package that is running, as its source was when it was first asked about."""
    return Package(Path(__file__).resolve().parents[1])


def _named(source: str) -> list[str]:
    found: list[str] = []
    for module, names, plain in _STATEMENT.findall(source):
        if module:
            found += [module, *(f"{module}.{name}" for name in _each(names))]
        else:
            found += _each(plain)
    return found


def _each(names: str) -> list[str]:
    """The names of a list, without their aliases."""
    listed = _COMMENT.sub("", names).strip().strip("()").split(",")
    return [name.split()[0] for name in listed if name.strip()]


def _front_door_aliases(source: str) -> list[str]:
    """What a source calls the package as a whole."""
    plain = (
        name.split() for _, _, names in _STATEMENT.findall(source) for name in names.split(",")
    )
    return [parts[-1] for parts in plain if parts[:1] == [FRONT_DOOR]]
