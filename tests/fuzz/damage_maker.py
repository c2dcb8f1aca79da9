"""Damaged documents by the hundred: what the fuzz target feeds to the readers.

Each seed document (`seeds`) is damaged by a few random operations: cut off, bits flipped, pieces
repeated, moved, taken from another seed, or hostile text put in. The same number gives the same
damage.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.documents import sample_plan

TESTS = Path(__file__).resolve().parents[1]

HOSTILE = (
    "<script>alert(1)</script>", '=HYPERLINK("http://example.invalid")', "{{ 7 * 7 }}", "\x00",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "9" * 400, "経営課題" * 200, "(" * 500, "\u202e",
    "億万千百十" * 80, "8予算額" * 50, "<div>" * 300, "\t" * 300, "～" * 300, "1" + ",111" * 100,
)  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Format → documents of it: the real plan, the published layouts, and generated ones."""
    texts = [
        TESTS.parent / "data/raw/r8-digital-draft.txt",
        *(TESTS / "data/layouts").glob("*.txt"),
    ]
    return {
        "text": [path.read_bytes() for path in sorted(texts)],
        "html": [sample_plan.as_html().encode()],
        "docx": [sample_plan.as_docx()],
        "xlsx": [sample_plan.as_xlsx()],
        "pdf": [path.read_bytes() for path in sorted((TESTS / "data/pdf").glob("*.pdf"))],
    }


def damaged(documents: list[bytes], number: int) -> bytes:
    """The `number`-th damaged document made of these.

    Half are damaged within: a text's characters, an archive's parts. Damage to the bytes alone is
    mostly refused at the door and never meets the grammar.
    """
    random = Random(number)
    content = random.choice(documents)
    if random.random() < 0.5:
        return bytes(_changed(list(content), random, list(random.choice(documents))))
    if zipfile.is_zipfile(io.BytesIO(content)):
        return _repacked(content, random)
    other = random.choice(documents)
    texts = [document.decode("utf-8", "replace") for document in (content, other)]
    return "".join(_changed(list(texts[0]), random, list(texts[1]))).encode("utf-8", "replace")


def _repacked(content: bytes, random: Random) -> bytes:
    """An archive with one of its parts damaged, and whole as an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        names = old.namelist()
        hit = random.choice(names)
        for name in names:
            part = old.read(name)
            if name == hit:
                text = list(part.decode("utf-8", "replace"))
                part = "".join(_changed(text, random, text)).encode("utf-8", "replace")
            new.writestr(name, part)
    return packed.getvalue()


def _changed(content: list[Any], random: Random, other: list[Any]) -> list[Any]:
    for _ in range(random.randint(1, 4)):
        random.choice(_OPERATIONS)(content, random, other)
    return content


def _place(content: list[Any], random: Random) -> slice:
    start = random.randint(0, len(content))
    return slice(start, start + random.choice([1, 4, 32, 512, 4096]))


def _cut(content: list[Any], random: Random, _: list[Any]) -> None:
    del content[random.randint(0, len(content)) :]


def _replace(content: list[Any], random: Random, other: list[Any]) -> None:
    for _time in range(random.choice([1, 8, 64]) if content and other else 0):
        content[random.randrange(len(content))] = random.choice(other)


def _drop(content: list[Any], random: Random, _: list[Any]) -> None:
    del content[_place(content, random)]


def _repeat(content: list[Any], random: Random, _: list[Any]) -> None:
    piece = content[_place(content, random)]
    at = random.randint(0, len(content))
    content[at:at] = piece * random.choice([1, 2, 50])


def _splice(content: list[Any], random: Random, other: list[Any]) -> None:
    at = random.randint(0, len(content))
    content[at:at] = other[_place(other, random)]


def _hostile(content: list[Any], random: Random, _: list[Any]) -> None:
    text = random.choice(HOSTILE)
    is_text = bool(content) and isinstance(content[0], str)
    at = random.randint(0, len(content))
    content[at:at] = list(text) if is_text else list(text.encode())


_OPERATIONS: list[Callable[[list[Any], Random, list[Any]], None]] = [
    _cut, _replace, _drop, _repeat, _splice, _hostile,
]  # fmt: skip
