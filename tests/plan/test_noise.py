"""Inserted blank lines, changed widths and other white space change no fact of the real plan."""

import dataclasses
import re
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan
from dxanalysis.text.width import canonical

REAL = (Path(__file__).parents[2] / "data/raw/r8-digital-draft.txt").read_text(encoding="utf-8")
_HALF = "".join(map(chr, range(0x21, 0x7F))).translate(str.maketrans("", "", "<>-~'\"=_`^\\|"))
WIDER = {half: chr(ord(half) + 0xFEE0) for half in _HALF}
OTHER_WIDTH = (
    WIDER | {wide: half for half, wide in WIDER.items()} | {"ー": "ｰ", "カ": "ｶ", "ト": "ﾄ"}
)


def facts(plan: Plan) -> Any:
    """What a plan says, without where it stands and how wide it is set."""
    return _plain(dataclasses.replace(plan, diagnostics=(), source="", source_sha256=""))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [f for f in dataclasses.fields(value) if f.compare]
        return {f.name: _plain(getattr(value, f.name)) for f in fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return re.sub(r"\s", "", canonical(value)) if isinstance(value, str) else value


def _parsed(text: str) -> Plan:
    return parse_plan(read_text("noisy.txt", "0" * 64, text))


EXPECTED = facts(_parsed(REAL))


def blank_lines(random: Random) -> str:
    lines = REAL.split("\n")
    for _ in range(random.randint(1, 60)):
        lines.insert(random.randint(0, len(lines)), random.choice(["", " ", "　", "\t", " \t "]))
    return "\n".join(lines)


def widths(random: Random) -> str:
    def other(match: re.Match[str]) -> str:
        return "".join(OTHER_WIDTH.get(c, c) if random.random() < 0.3 else c for c in match.group())

    # tags are markup, not text: `<p>` in full width would be no tag
    return re.sub(r"(?<![<\w/=\"])[^<>\n]+(?=<|\n|$)", other, REAL)


def white_space(random: Random) -> str:
    def other(match: re.Match[str]) -> str:
        return "".join(random.choices([" ", "　", "\xa0"], k=random.randint(1, 4)))

    text = re.sub(r"[ 　](?![^<>]*>)", other, REAL)
    return "\n".join(
        " " * random.randint(0, 3) + line + random.choice(["", " ", "　", "\t"])
        for line in text.split("\n")
    )


def _unchanged(text: str) -> None:
    plan = _parsed(text)
    assert facts(plan) == EXPECTED
    assert plan.coverage == 1.0


_slow = settings(max_examples=60, deadline=None)


@_slow
@given(st.integers(min_value=0).map(Random))
def test_blank_lines(random: Random):
    _unchanged(blank_lines(random))


@_slow
@given(st.integers(min_value=0).map(Random))
def test_widths(random: Random):
    _unchanged(widths(random))


@_slow
@given(st.integers(min_value=0).map(Random))
def test_white_space(random: Random):
    _unchanged(white_space(random))


def test_the_noise_is_noise():
    random = Random(1)
    assert all(noise(random) != REAL for noise in (blank_lines, widths, white_space))
