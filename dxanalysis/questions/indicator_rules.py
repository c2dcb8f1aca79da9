"""What an indicator's own words leave to be asked: figure, data, direction, term, reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dxanalysis.questions.question import Question, Quote, ask, quoted
from dxanalysis.questions.wording import Nature, Wording


def of_indicator(words: Wording) -> Iterator[Question]:
    """The questions about one indicator, each lack asked once."""
    row = words.row
    for rule, decide in RULES.items():
        if (found := decide(words)) is not None:
            yield ask(row.place, rule, row.title, found)


def _name(words: Wording) -> Quote:
    return quoted(words.row.title, words.row)


def _target(words: Wording) -> Quote:
    target = words.row.target
    return _name(words) if target is None else quoted(target.text, target)


def _number(words: Wording) -> Quote | None:
    if words.has_figure or words.is_open or not words.is_quantity:
        return None
    return _name(words)


def _activity_as_outcome(words: Wording) -> Quote | None:
    return _name(words) if words.nature is Nature.OUTPUT else None


def _survey_reason(words: Wording) -> Quote | None:
    asked = words.is_share and words.says("survey") and not words.says("survey_reason", around=True)
    return _name(words) if asked else None


def _data_source(words: Wording) -> Quote | None:
    asked = words.nature is Nature.OUTCOME and not words.says("source", around=True)
    return _name(words) if asked else None


def _owner_method(words: Wording) -> Quote | None:
    asked = (
        words.nature is Nature.OUTCOME
        and words.says("source", around=True)
        and not words.says("method", around=True)
    )
    return _name(words) if asked else None


def _direction(words: Wording) -> Quote | None:
    if words.nature is not Nature.OUTCOME or not words.has_figure:
        return None
    told = words.is_extreme or any(words.says(k) for k in ("rising", "falling", "evident"))
    return None if told else _target(words)


def _current_value(words: Wording) -> Quote | None:
    row = words.row
    known = row.previous_text is not None or row.previous_undecided or words.says("current")
    return _name(words) if words.nature is Nature.OUTCOME and not known else None


def _term(words: Wording) -> Quote | None:
    return None if words.row.targets or words.says_when else _name(words)


def _qualitative_reason(words: Wording) -> Quote | None:
    if words.has_figure or words.is_open or words.is_quantity or words.says("reason", around=True):
        return None
    return _name(words)


def _several_aims(words: Wording) -> Quote | None:
    return _name(words) if words.joins_aims else None


def _open_target(words: Wording) -> Quote | None:
    return _target(words) if words.is_open else None


RULES: dict[str, Callable[[Wording], Quote | None]] = {
    "number": _number,
    "activity_as_outcome": _activity_as_outcome,
    "survey_reason": _survey_reason,
    "data_source": _data_source,
    "direction": _direction,
    "current_value": _current_value,
    "term": _term,
    "qualitative_reason": _qualitative_reason,
    "several_aims": _several_aims,
    "open_target": _open_target,
    "owner_method": _owner_method,
}
"""What decides each rule: the words that give rise to the question, None where there is none."""
