"""Random small faults planted in the package, each put to the tests of its own room.

Run by hand: `python -m tests.mutants text plan --count 20 --seed 1`. A fault that no test notices is
printed with its place; either a test is missing, or the fault changes nothing that anyone can see.
Works in a copy of the checkout; the checkout itself is never touched.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
ROOMS = ("text", "plan", "analysis", "schema", "store", "years", "questions", "present")
_COPIED = ("dxanalysis", "tests", "notebooks", "data/raw", "docs", "pyproject.toml", "README.md")
_HEAVY = ("pandas", "pyarrow.parquet", "matplotlib.figure", "lxml.html", "openpyxl", "docx")
_SWAPS: dict[type[ast.AST], str] = {
    **{ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "=="},
    **{ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in"},
    **{ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*"},
    **{ast.And: "or", ast.Or: "and", ast.BitOr: "&", ast.BitAnd: "|"},
}


@dataclass(frozen=True)
class Mutant:
    """A fault: bytes `start` to `end` of a file become `text`."""

    file: str
    line: int
    start: int
    end: int
    before: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {_short(self.before)}  →  {_short(self.text)}"


def _short(source: str) -> str:
    one_line = " ".join(source.split())
    return one_line if len(one_line) <= 70 else f"{one_line[:69]}…"


def mutants_of(path: Path, root: Path) -> Iterator[Mutant]:
    """Every fault that can be planted in a file."""
    source = path.read_bytes()
    tree = ast.parse(source)
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _code(tree):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        before = source[start:end].decode()
        for text in _faults(node):
            if text != before:
                yield Mutant(str(path.relative_to(root)), node.lineno, start, end, before, text)


def _code(tree: ast.AST) -> Iterator[ast.expr | ast.Return]:
    """The expressions that run: no annotations, no decorators (a cache's size changes nothing that
    anyone can see), and nothing inside f-strings, where a place cannot be told.
    """
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "type_params", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.JoinedStr) or not isinstance(child, ast.AST):
                continue
            if isinstance(child, ast.keyword) and child.arg == "strict":
                continue  # of zip: a guard against our own mistakes
            if isinstance(child, ast.expr | ast.Return):
                yield child
            yield from _code(child)


def _faults(node: ast.expr | ast.Return) -> Iterator[str]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _SWAPS:
            yield f"(({ast.unparse(left)}) {_SWAPS[type(op)]} ({ast.unparse(right)}))"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SWAPS:
            yield f"(({ast.unparse(left)}) {_SWAPS[type(op)]} ({ast.unparse(right)}))"
        case ast.BoolOp(op=op, values=values):
            yield "(" + f" {_SWAPS[type(op)]} ".join(f"({ast.unparse(v)})" for v in values) + ")"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"bool({ast.unparse(operand)})"
        case ast.Constant(value=bool() as value):
            yield str(not value)
        case ast.Constant(value=int() as value):
            yield from (str(value + 1), f"({value - 1})")
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield f"({ast.unparse(orelse)} if {ast.unparse(test)} else {ast.unparse(body)})"
        case ast.Return(value=ast.Tuple(elts=[first, second])):
            yield f"return {ast.unparse(second)}, {ast.unparse(first)}"
        case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
            yield "return None"


def _is_nothing(node: ast.expr) -> bool:
    is_empty = isinstance(node, ast.List | ast.Tuple) and not node.elts
    return is_empty or (isinstance(node, ast.Constant) and not node.value)


def chosen(tree: Path, room: str, count: int, seed: int) -> list[Mutant]:
    """Some faults of a room, the same for the same seed and code."""
    files = sorted((tree / "dxanalysis" / room).rglob("*.py"))
    every = [mutant for path in files for mutant in mutants_of(path, tree)]
    return random.Random(f"{seed} {room}").sample(every, min(count, len(every)))


def run_tests(scratch: Path, paths: list[str], cpu_seconds: int) -> tuple[str, float]:
    """`passed`, `failed` or `endless`, and the CPU seconds of some tests in a process of their own."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
        _be_the_tests(scratch, paths)
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    outcome = "passed" if code == 0 else "failed" if code > 0 else "endless"
    return outcome, used.ru_utime + used.ru_stime


def _be_the_tests(scratch: Path, paths: list[str]) -> None:
    import pytest

    os.chdir(scratch)
    os.environ["PYTHONPATH"] = str(scratch)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # they load for longer than a room tests
    sys.path[:] = [str(scratch), *(place for place in sys.path if place not in ("", str(CHECKOUT)))]
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]  # the copy's own tests, not these
    silent = os.open(os.environ.get("MUTANTS_LOG", os.devnull), os.O_WRONLY | os.O_CREAT)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *paths]))


def _nearest(scratch: Path, mutant: Mutant) -> list[str]:
    """The tests named after the file of a fault: they notice most, and soonest."""
    tests, stem = scratch / "tests", Path(mutant.file).stem
    found = sorted([*tests.rglob(f"test_{stem}*.py"), *tests.rglob("test_golden.py")])
    room = Path(mutant.file).parts[1]
    return [str(p.relative_to(scratch)) for p in found if p.relative_to(tests).parts[0] == room]


def _copy(tree: Path, scratch: Path) -> None:
    for name in _COPIED:
        if (tree / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "mutants.py")
            shutil.copytree(tree / name, scratch / name, ignore=ignored)
        elif (tree / name).exists():
            shutil.copy(tree / name, scratch / name)


def hunt(scratch: Path, room: str, mutants: list[Mutant]) -> list[Mutant]:
    """Plant each fault in turn; gives those that no test noticed."""
    outcome, used = run_tests(scratch, [f"tests/{room}"], 600)
    if outcome != "passed":
        sys.exit(f"{room}: the tests of the untouched copy: {outcome}")
    print(f"{room}: the untouched copy passes in {used:.0f} s of CPU", flush=True)
    most = int(10 + 2 * used)
    survivors = []
    for mutant in mutants:
        outcome = _put_to_the_tests(scratch, room, mutant, most)
        print(f"  {'SURVIVED' if outcome == 'passed' else outcome:<9} {mutant}", flush=True)
        survivors += [mutant] if outcome == "passed" else []
    return survivors


def _put_to_the_tests(scratch: Path, room: str, mutant: Mutant, most: int) -> str:
    path = scratch / mutant.file
    whole = path.read_bytes()
    nearest, outcome = _nearest(scratch, mutant), "passed"
    _write(path, whole[: mutant.start] + mutant.text.encode() + whole[mutant.end :])
    try:
        if nearest:
            outcome, _ = run_tests(scratch, nearest, most)
        if outcome == "passed":
            outcome, _ = run_tests(scratch, [f"tests/{room}"], most)
    finally:
        _write(path, whole)
    return outcome


_ticks = count(2_000_000_000)


def _write(path: Path, content: bytes) -> None:
    """Write a file with a time of its own, by which Python knows its compiled form as outdated."""
    path.write_bytes(content)
    moment = next(_ticks)
    os.utime(path, (moment, moment))


def main() -> int:
    """Exit status 1 where a fault survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS)
    parser.add_argument("--count", type=int, default=20, help="faults a room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tree", type=Path, default=CHECKOUT, help="another checkout to copy")
    parser.add_argument("--only", default="", help="faults whose description contains this")
    asked = parser.parse_args()
    for name in _HEAVY:
        import_module(name)
    made: Counter[str] = Counter()
    survivors: list[Mutant] = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "checkout"
        scratch.mkdir()
        _copy(asked.tree, scratch)
        for room in asked.rooms:
            mutants = chosen(scratch, room, asked.count, asked.seed)
            mutants = [mutant for mutant in mutants if asked.only in str(mutant)]
            made[room] = len(mutants)
            survivors += hunt(scratch, room, mutants)
    total = made.total()
    print(f"\nmade {total}, killed {total - len(survivors)}, survived {len(survivors)}")
    for mutant in survivors:
        print(f"  {mutant}")
    return int(bool(survivors))


if __name__ == "__main__":
    sys.exit(main())
