"""What code a piece of Python reaches: found in its import statements, without running any of it.

Import statements are found line by line, not in a syntax tree, which would take 20 times as long
for the whole package: too long for a run that has nothing to do. That both find the same is tested.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FRONT_DOOR = "dxanalysis"
"""The package, whose `__init__` gives each public name from the module where it lives."""

_STATEMENT = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]+)|import[ \t]+([^\n#]+))",
    re.MULTILINE,
)
_FOR_TYPES = re.compile(
    r"^([ \t]*)if TYPE_CHECKING:\n((?:\1[ \t]+[^\n]*\n|[ \t]*\n)+)", re.MULTILINE
)
_OF_PACKAGE = re.compile(
    rf"^[ \t]*(?:import[^\n]*\b{FRONT_DOOR}(?![.\w])|from[ \t]+{FRONT_DOOR}[ \t])", re.MULTILINE
)
_FROM_FRONT_DOOR = re.compile(rf"(?<!\S){FRONT_DOOR}\.([\w*]+)(?!\S)")
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
    """What code depends on: files of this package, and other packages that are not Python's own.

    `files` are the contents by the path in the package's folder, with `/`.
    """

    files: dict[str, bytes]
    libraries: frozenset[str]


class Package:
    """The source of this package as it lies in a folder; each file is read once."""

    def __init__(self, folder: Path) -> None:
        self._modules: dict[str, str] = {}
        self._data: dict[str, list[tuple[str, str]]] = {}
        self._contents: dict[str, bytes] = {}
        self._imports: dict[str, list[str]] = {}
        self._folder = folder
        self._find(folder)

    def reach(self, entries: Iterable[str], code: str = "") -> Reach:
        """Everything that the modules `entries` and a piece of `code` depend on.

        Data files count where a module that is reached names them. Raises `LookupError` for an
        entry that is no module.
        """
        names = list(entries)
        if missing := [name for name in names if name not in self._modules]:
            raise LookupError(f"no modules: {missing}")
        waiting = [*names, *self._imported_by(code)]
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                if name in self._modules:
                    waiting += self._needed_by(name)
        code_files = [self._modules[name] for name in seen if name in self._modules]
        data_files = [data for path in code_files for data in self._data_of(path)]
        outer = {name.partition(".")[0] for name in seen}
        return Reach(
            {path: self._content(path) for path in sorted({*code_files, *data_files})},
            frozenset(outer - sys.stdlib_module_names - {FRONT_DOOR}),
        )

    @cached_property
    def front_door(self) -> dict[str, str]:
        """Where each public name lives: name → module."""
        return lazy_names(self._content("__init__.py").decode())

    def public_modules(self, code: str) -> list[str]:
        """The modules whose public names a piece of code takes from the front door.

        All of them where it cannot be seen which.
        """
        used = set(_FROM_FRONT_DOOR.findall(" ".join(imported_names(code))))
        for alias in _front_door_aliases(code):
            used.update(re.findall(rf"(?<![\w.]){alias}\b(?:\.(\w+))?", _STATEMENT.sub("", code)))
        if used & {"", "*"}:
            return list(self.front_door.values())
        return [home for name, home in self.front_door.items() if name in used]

    def _needed_by(self, module: str) -> list[str]:
        """What a module imports, and the package around it, which is run before it."""
        if module not in self._imports:
            found = self._imported_by(self._content(self._modules[module]).decode())
            self._imports[module] = [module.rpartition(".")[0] or FRONT_DOOR, *found]
        return self._imports[module]

    def _imported_by(self, source: str) -> list[str]:
        of_package = _OF_PACKAGE.search(source) is not None
        return [*imported_names(source), *(self.public_modules(source) if of_package else [])]

    def _data_of(self, path: str) -> list[str]:
        """The files beside a module, and in folders beside it that hold no code, which it names."""
        beside = self._data.get(path.rpartition("/")[0], [])
        source = self._content(path) if beside else b""
        return [file for name, file in beside if f'"{name}"'.encode() in source]

    def _find(self, folder: Path, inner: str = "") -> None:
        """Note the modules and the data files of a folder of code, and of those below it."""
        found = list(os.scandir(folder))
        dotted = ".".join([FRONT_DOOR, *inner.split("/")[:-1]])
        for entry in found:
            path = f"{inner}{entry.name}"
            if entry.name == "__init__.py":
                self._modules[dotted] = path
            elif entry.name.endswith(".py"):
                self._modules[f"{dotted}.{entry.name[:-3]}"] = path
            elif entry.is_dir() and (Path(entry.path) / "__init__.py").is_file():
                self._find(Path(entry.path), f"{path}/")
            elif entry.name != "__pycache__":
                self._data.setdefault(inner[:-1], []).extend(_files(entry, path))

    def _content(self, path: str) -> bytes:
        if path not in self._contents:
            self._contents[path] = (self._folder / path).read_bytes()
        return self._contents[path]


@cache
def this_package() -> Package:
    """The package that is running, as its source was when it was first asked about."""
    return Package(Path(__file__).resolve().parents[1])


def _files(entry: os.DirEntry[str], path: str) -> list[tuple[str, str]]:
    """A file, or those in a folder, each with the name by which a module beside it asks for it."""
    if entry.is_file():
        return [(entry.name, path)]
    below = Path(entry.path)
    inner = (file.relative_to(below).as_posix() for file in below.rglob("*") if file.is_file())
    return [(entry.name, f"{path}/{file}") for file in inner]


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
