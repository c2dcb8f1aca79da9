"""The letter by which a document grades a result: `：A`, ` A`, `【A】`, `(B)`, `A(達成)`."""

from __future__ import annotations

import re

from dxanalysis.plan.grading import GRADES
from dxanalysis.text.width import normal, normalise

_NAMES = "|".join(re.escape(grade.name) for grade in GRADES.grades)
_SIGNS = "|".join(re.escape(grade.sign) for grade in GRADES.grades)
_WORDS = rf"(?:[:(]?\s*(?:{_NAMES})\)?)?"
_LETTER = rf"(?P<grade>{_SIGNS})\s*{_WORDS}"
_CLOSE = r"\s*[】)\]〕>]?\s*[。]?"
# A letter is a grade only behind a mark or a blank: ランクA and B型 are words.
_BEHIND = re.compile(rf"\s*(?::?\s*[【(\[〔<]\s*|:\s*|\s)\s*{_LETTER}{_CLOSE}$")
_ALONE = re.compile(rf"\s*[【(\[〔<:]?\s*{_LETTER}{_CLOSE}")


def split_grade(text: str) -> tuple[str, str | None]:
    """A result without its grade, and the grade (`A`, `B`, or None where none is written)."""
    line = normal(text)
    if alone := _ALONE.fullmatch(line):
        return "", alone["grade"]
    behind = _BEHIND.search(line)
    if not behind or not line[: behind.start()].strip():
        return text.strip(), None
    end, _ = normalise(text).span(behind.start(), behind.start())
    return text[:end].strip(), behind["grade"]
