"""The golden files of a room: which there are, how a text differs from one, and writing them."""

from __future__ import annotations

import shutil
from difflib import unified_diff
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1]
HOW_TO_WRITE = "python -m tests.golden --write"


def folder_of(room: str) -> Path:
    """Where the golden files of a room's tests are kept."""
    return _TESTS / room / "golden"


def kept(room: str) -> list[str]:
    """The names of a room's golden files."""
    folder = folder_of(room)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))


def difference(room: str, name: str, text: str) -> str:
    """How a text differs from its golden file, line by line; empty where it does not."""
    path = folder_of(room) / name
    golden = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = unified_diff(
        golden.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm="", n=1
    )
    return "\n".join(lines)


def write(room: str, texts: dict[str, str]) -> list[str]:
    """Replace a room's golden files; gives the names of those that changed or went."""
    changed = [name for name, text in texts.items() if difference(room, name, text)]
    gone = sorted(set(kept(room)) - set(texts))
    shutil.rmtree(folder_of(room), ignore_errors=True)
    for name, text in texts.items():
        path = folder_of(room) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return changed + gone
