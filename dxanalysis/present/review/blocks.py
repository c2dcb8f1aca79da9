"""The choices of an open item as TOML that is ready to be pasted into its file of decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from dxanalysis.documents.decisions import as_toml, decisions_path
from dxanalysis.documents.model import Decision
from dxanalysis.ingest.open_items import OpenItem
from dxanalysis.ingest.possible_decisions import PossibleDecision

_BREAKING = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_FILL_IN = {'why = ""': 'why = ""  # 理由', 'by = ""': 'by = ""  # 判断した人'}


@dataclass(frozen=True)
class TomlBlock:
    """Alternatives that differ by one value only, as one text: `path` is the file that it goes into."""

    path: Path
    text: str


def blocks_of(item: OpenItem) -> Iterator[TomlBlock]:
    """One block for each kind of decision, with all its values named in a comment."""
    for _, group in groupby(item.choices, key=lambda c: (c.document, c.decisions[0].kind)):
        choices = list(group)
        if choices[0].decisions[0].kind == "edition":
            yield from (_block(choice.document, [choice]) for choice in choices)
        else:
            yield _block(choices[0].document, choices)


def _block(document: Path, choices: Sequence[PossibleDecision]) -> TomlBlock:
    comments = [f"# {_value(choice.decisions[0])}{one_line(choice.words)}" for choice in choices]
    written = "\n".join(as_toml(_to_fill_in(one)) for one in choices[0].decisions)
    for blank, filled in _FILL_IN.items():
        written = written.replace(f"\n{blank}\n", f"\n{filled}\n")
    return TomlBlock(decisions_path(document), "\n".join([*comments, written]))


def commented_out(text: str) -> str:
    """The lines as comments: with the first # taken off, each is again what it was."""
    return "\n".join(f"# {line}" if line else "" for line in text.split("\n"))


def one_line(text: str) -> str:
    """Words of a document that cannot end a comment."""
    return _BREAKING.sub(" ", text)


def _value(decision: Decision) -> str:
    if decision.indicator is not None:
        return f"indicator = {decision.indicator} … "
    return f'department = "{decision.department}" … ' if decision.department else ""


def _to_fill_in(decision: Decision) -> Decision:
    return replace(decision, why="", by="")
