"""Many plans to measure with, made of the real one: other departments, other words, other figures.

Every plan has lines of its own, so that nothing that remembers lines is flattered.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "data/raw/r8-digital-draft.txt"

_LETTERS = "東西南北春夏秋冬花鳥風月山川海空林森泉湖"  # none of them is a figure or in a label
_NOUNS = (
    *("市民", "業務", "行政", "推進", "活用", "サービス", "職員", "デジタル技術"),
    *("セキュリティ", "エージェント", "DX", "鶴見"),
)
_FIGURE = re.compile(r"(?<![\d,])\d[\d,]*(?=百万円|件|業務|テーマ|分野|事業|名|人|％|%)")


def write_plans(folder: Path, count: int, *, first: int = 0) -> list[Path]:
    """Write plans number `first` and on into an existing folder; the same number, the same plan."""
    text = REAL.read_text(encoding="utf-8")
    paths = [folder / f"{number:06}.txt" for number in range(first, first + count)]
    for number, path in enumerate(paths, start=first):
        path.write_text(plan_text(text, number), encoding="utf-8")
    return paths


def plan_text(real: str, number: int) -> str:
    """The real plan's text as that of a generated department: distinct for 160,000 numbers."""
    chance = random.Random(number)  # noqa: S311 - for variety, not for secrets
    text = real.replace("デジタル統括室", f"見本{name_of(number)}局")
    for noun in _NOUNS:
        text = text.replace(noun, noun + "".join(chance.choices(_LETTERS, k=3)))
    return _FIGURE.sub(lambda found: _other_figure(found[0], chance), text)


def name_of(number: int) -> str:
    """A number as four letters."""
    digits = []
    for _ in range(4):
        number, digit = divmod(number, len(_LETTERS))
        digits.append(_LETTERS[digit])
    return "".join(reversed(digits))


def _other_figure(figure: str, chance: random.Random) -> str:
    """Another figure of as many digits, grouped as the first was."""
    length = len(figure.replace(",", ""))
    other = chance.randrange(10 ** (length - 1), 10**length)
    return f"{other:,}" if "," in figure else str(other)
