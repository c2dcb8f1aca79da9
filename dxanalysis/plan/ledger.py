"""Who took which characters: the account by which nothing is lost in silence, or taken twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dxanalysis.documents.model import Block, Document
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import Reading

_QUOTED = 40  # characters of an unread text that its diagnostic quotes


class Ledger:
    """Claims on a document's characters, each by an owner such as `fact:budget`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._owners: list[str | None] = [None] * len(document.text)
        self._twice: dict[int, tuple[str, str]] = {}
        for markup in document.markup:
            self.claim(markup.start, markup.end, f"markup:{markup.name}")

    def claim(self, start: int, end: int, owner: str) -> None:
        """Book the characters from `start` to `end`; a second booking is kept as a fault."""
        for at in range(start, end):
            if self._document.text[at].isspace():
                continue
            if (holder := self._owners[at]) is not None:
                self._twice.setdefault(at, (holder, owner))
            self._owners[at] = owner

    def claim_blocks(self, blocks: Iterator[Block] | list[Block], owner: str) -> None:
        """Book whole blocks."""
        for block in blocks:
            self.claim(block.start, block.end, owner)

    def coverage(self) -> float:
        """The share of non-blank characters that somebody took, between 0 and 1."""
        solid = [at for at, character in enumerate(self._document.text) if not character.isspace()]
        taken = sum(1 for at in solid if self._owners[at] is not None)
        return taken / len(solid) if solid else 1.0

    def readings(self) -> list[Reading]:
        """Every run of characters on one line with its owner, in the document's order."""
        readings, offset = [], 0
        for line, place in zip(self._document.text.split("\n"), self._document.places, strict=True):
            solid = [(offset + i, c) for i, c in enumerate(line) if not c.isspace()]
            for owner, run in groupby(solid, key=lambda pair: self._owners[pair[0]]):
                places = [at for at, _ in run]
                text = self._document.text[places[0] : places[-1] + 1]
                readings.append(Reading(place, text, owner))
            offset += len(line) + 1
        return readings

    def faults(self) -> list[Diagnostic]:
        """What was left unread, and what was taken twice."""
        unread = [
            Diagnostic(
                "text_unread", f"どの項目としても読めません:「{_quoted(r.text)}」", r.line, r.text
            )
            for r in self.readings()
            if r.owner is None
        ]
        twice = {
            self._document.line_of(at): Diagnostic(
                "fact_taken_twice",
                f"同じ文字を {first} と {second} の両方に読みました",
                self._document.line_of(at),
                self._document.text[at],
            )
            for at, (first, second) in self._twice.items()
        }
        return unread + list(twice.values())


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
