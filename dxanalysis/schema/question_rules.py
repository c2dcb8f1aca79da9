"""The rules of what is asked of a department, read from `question_rules.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dxanalysis.text.width import normal

_FILE = Path(__file__).with_name("question_rules.toml")
_CLAUSE_ENDS = re.compile("^.{0,9}、(?=.{8})")
_WORD_ENDS = re.compile("^.{0,7}?(?:[、（）「」・]|の|を|に|で|及び)(?=.{8})")
QUOTED = 20
"""Characters of a name that a sentence quotes."""


@dataclass(frozen=True)
class QuestionRule:
    """A rule: what a good plan has, how a hit is found, what is then asked, and whose rule it is.

    `share`, `below` (per cent) and `years` are its limits; `other` is its second sentence; `money`:
    whether it is about what an issue was given.
    """

    id: str
    about: str
    checks: str
    decided: str
    question: str
    source: str
    share: int = 0
    below: int = 0
    years: int = 0
    other: str = ""
    money: bool = False

    def sentence(self, words: str | None, **said: object) -> str:
        """The question with the name that it is about, cut where it is long."""
        return self.question.format(words=shortened(words or ""), **said)

    def other_sentence(self, words: str) -> str:
        """The rule's other question about what has this name."""
        return self.other.format(words=shortened(words))


def shortened(words: str) -> str:
    """A name as a sentence quotes it: on one line, the beginning of a long one cut off.

    The end says what is done or measured; it is cut where a word ends, if one ends in time.
    """
    line = " ".join(words.split())
    if len(line) <= QUOTED:
        return line
    end = line[1 - QUOTED :]
    cut = _CLAUSE_ENDS.search(end) or _WORD_ENDS.search(end)
    return f"…{end[cut.end() :] if cut else end}"


def _read() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


RULES: dict[str, QuestionRule] = {row["id"]: QuestionRule(**row) for row in _read()["rule"]}
"""Every rule by its id, in the order in which questions are listed."""


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(
            "|".join(map(re.escape, sorted(map(normal, words), key=len, reverse=True)))
        )
        for name, words in _read()["words"].items()
    }


def words(kind: str) -> re.Pattern[str]:
    """What finds the words of a kind (`[words]`) in a text of normal width, the longest first."""
    return _words()[kind]
