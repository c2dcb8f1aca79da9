"""What a person decided about a document, written beside it and applied by the next ingest.

`plan.txt.decisions.toml` beside `plan.txt` says for each decision on which line what text is
expected, what was decided, why and by whom. A decision whose text is no longer there fails by name;
one that is deleted is undone. The text is that of the document with its corrections.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dxanalysis.documents.beside import DECISIONS, nearest_name, stands
from dxanalysis.documents.errors import DocumentError
from dxanalysis.documents.model import Decision, Document
from dxanalysis.documents.toml_file import Keys, Row, TomlMistakeError, read_rows, toml_string

RESULT_KINDS = ("result", "previous_result", "no_result")
_PLACED = {"line": int, "expected": str}
_REASONED = {"why": str, "by": str}
_OF_INDICATOR = Keys({**_PLACED, "indicator": int, **_REASONED}, {"occurrence": int})
KINDS: dict[str, Keys] = {
    "result": _OF_INDICATOR,
    "previous_result": _OF_INDICATOR,
    "no_result": Keys({**_PLACED, **_REASONED}, {"occurrence": int}),
    "department": Keys({**_PLACED, "department": str, **_REASONED}, {"occurrence": int}),
    "edition": Keys(
        {**_PLACED, "instead_of": str, "instead_of_sha256": str, **_REASONED}, {"occurrence": int}
    ),
    "confirmed": Keys({**_PLACED, "code": str, **_REASONED}, {"occurrence": int}),
}
"""Each kind of decision, and what it must say."""

_LEAST_HASH = 12  # hexadecimal digits that tell two documents apart
_QUOTED = 40


class DecisionError(DocumentError):
    """A decision that cannot be applied; `detail` says which and why."""

    reason = "判断の記録を適用できません"
    remedy = f"原本を確かめ、判断の記録(*{DECISIONS})のその項目を改めるか消してください"


def decisions_path(document: Path) -> Path:
    """Where the decisions about a document stand."""
    return document.with_name(document.name + DECISIONS)


def with_decisions(document: Document, path: Path) -> Document:
    """The document with the decisions that stand beside `path`, each at its place in the text.

    Raises `DecisionError` for one that is ill-formed, or whose text does not stand on its line.
    """
    beside = decisions_path(path)
    if not stands(beside):
        return document
    return replace(document, decisions=placed(read_decisions(beside), document))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, by line, without their places; raises `DecisionError`."""
    try:
        rows = read_rows(path, KINDS)
        return tuple(_decision(kind, line, row) for kind, line, row in rows)
    except TomlMistakeError as error:
        raise DecisionError(path.name, str(error)) from error


def edition_decisions(document: Path) -> tuple[Decision, ...]:
    """The decisions beside a document that it, and not another one, is the edition.

    Raises `DecisionError`, also where the other document is gone or renamed.
    """
    beside = decisions_path(document)
    if not stands(beside):
        return ()
    chosen = tuple(one for one in read_decisions(beside) if one.kind == "edition")
    for decision in chosen:
        other = document.parent / (decision.instead_of or "")
        if not other.is_file():
            near = nearest_name(other, other_than=document.name)
            named = f"。最も近い名前の文書は「{near}」です" if near else ""
            cause = f"{decision.at}行目: 「{decision.instead_of}」がない{named}"
            raise DecisionError(beside.name, cause)
    return chosen


def placed(decisions: Sequence[Decision], document: Document) -> tuple[Decision, ...]:
    """The decisions with the offsets of their texts; raises `DecisionError`."""
    found: list[Decision] = []
    for decision in decisions:
        start = _start(decision, document)
        here = replace(decision, start=start, end=start + len(decision.expected))
        if other := next((one for one in found if _clash(one, here)), None):
            raise refused(
                document.source, here, f"{other.at}行目の判断と同じ文字についての判断です"
            )
        found.append(here)
    return tuple(found)


def refused(source: str, decision: Decision, cause: str) -> DecisionError:
    """The error of a decision that cannot be applied."""
    return DecisionError(source, f"判断の記録の{decision.at}行目: {cause}")


def as_toml(decision: Decision) -> str:
    """The decision as its block of the file."""
    keys = KINDS[decision.kind]
    named = [*keys.needed, *keys.optional]
    values = {name: getattr(decision, name) for name in named}
    lines = [f"{name} = {_value(value)}" for name, value in values.items() if value is not None]
    return "\n".join([f"[[{decision.kind}]]", *lines, ""])


def _value(value: int | str) -> str:
    return str(value) if isinstance(value, int) else toml_string(value)


def _decision(kind: str, line: int, row: Row) -> Decision:
    decision = Decision(kind=kind, at=line, **row)
    if decision.indicator is not None and decision.indicator < 1:
        raise TomlMistakeError(line, "indicator は1以上の番号で書きます")
    if decision.occurrence is not None and decision.occurrence < 1:
        raise TomlMistakeError(line, "occurrence は1以上の番号で書きます")
    if decision.instead_of_sha256 and len(decision.instead_of_sha256) < _LEAST_HASH:
        raise TomlMistakeError(line, f"instead_of_sha256 は先頭から{_LEAST_HASH}桁以上で書きます")
    return decision


def _start(decision: Decision, document: Document) -> int:
    everywhere = places_of(decision.expected, document)
    here = [start for start, line in everywhere if line == decision.line]
    quoted = decision.expected[:_QUOTED].replace("\n", " ")
    if not here:
        elsewhere = "、".join(f"{line}行" for line in sorted({line for _, line in everywhere}))
        now = f"(今は{elsewhere}にあります)" if elsewhere else ""
        cause = f"{decision.line}行に「{quoted}」がありません{now}"
        raise refused(document.source, decision, cause)
    nth = decision.occurrence
    if nth is None and len(here) > 1:
        cause = f"{decision.line}行に「{quoted}」が{len(here)}つあります。occurrence で何番目かを示してください"
        raise refused(document.source, decision, cause)
    if nth is not None and nth > len(here):
        cause = f"{decision.line}行の「{quoted}」は{len(here)}つだけです"
        raise refused(document.source, decision, cause)
    return here[(nth or 1) - 1]


def places_of(text: str, document: Document) -> list[tuple[int, int]]:
    """Offset and line of every place where a text stands in a document."""
    found, at = [], document.text.find(text)
    while at >= 0:
        found.append((at, document.line_of(at)))
        at = document.text.find(text, at + 1)
    return found


def _clash(one: Decision, other: Decision) -> bool:
    """Whether two decisions cannot both be meant: of one text, or of the one department."""
    if one.kind in RESULT_KINDS and other.kind in RESULT_KINDS:
        return one.start < other.end and other.start < one.end
    if one.kind != other.kind:
        return False
    if one.kind == "department":
        return True
    same = one.start == other.start
    return same and (one.code, one.instead_of) == (other.code, other.instead_of)
