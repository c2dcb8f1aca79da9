"""Who took which characters: the account by which nothing is lost in silence, or taken twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dxanalysis.documents.model import Block, Document
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import OwnedRun

_QUOTED = 40  # characters of an unread text that its diagnostic quotes
_FREE = re.compile(rb"\x00+")


class Ledger:
    """Claims on a document's characters, each by an owner such as `fact:budget`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._claims: list[tuple[int, int, str]] = []
        self._taken = bytearray(len(document.text))
        self._twice: list[tuple[int, str]] = []
        for markup in document.markup:
            self.claim(markup.start, markup.end, f"markup:{markup.name}")

    @property
    def document(self) -> Document:
        """The document of which it is the account."""
        return self._document

    @property
    def text(self) -> str:
        """All characters of the document."""
        return self._document.text

    def claim(self, start: int, end: int, owner: str) -> None:
        """Book the characters from `start` to `end`; a second booking is kept as a fault."""
        if self._taken.find(1, start, end) >= 0:
            self._keep_fault(start, end, owner)
        self._taken[start:end] = b"\x01" * (end - start)
        self._claims.append((start, end, owner))

    def claim_blocks(self, blocks: Sequence[Block], owner: str) -> None:
        """Book whole blocks."""
        for block in blocks:
            self.claim(block.start, block.end, owner)

    def balance(self) -> tuple[float, list[Diagnostic]]:
        """The share of non-blank characters that somebody took, between 0 and 1, and the faults.

        Faults are what was left unread, and what was taken twice.
        """
        unread = list(self._unread_runs())
        solid = _solid(self._document.text)
        coverage = 1 - sum(_solid(text) for _, text in unread) / solid if solid else 1.0
        return coverage, [_unread(line, text) for line, text in unread] + self._taken_twice()

    def owned_runs(self) -> list[OwnedRun]:
        """Every run of characters on one line with its owner, in the document's order."""
        text, owners = self._document.text, self._owners()
        runs, offset = [], 0
        for line, place in zip(text.split("\n"), self._document.places, strict=True):
            solid = [offset + i for i, character in enumerate(line) if not character.isspace()]
            for owner, run in groupby(solid, key=owners.__getitem__):
                places = list(run)
                runs.append(OwnedRun(place, text[places[0] : places[-1] + 1], owner))
            offset += len(line) + 1
        return runs

    def _keep_fault(self, start: int, end: int, owner: str) -> None:
        text = self._document.text
        solid = (at for at in range(start, end) if self._taken[at] and not text[at].isspace())
        if (at := next(solid, None)) is not None:
            self._twice.append((at, owner))

    def _taken_twice(self) -> list[Diagnostic]:
        """A remark for each line of which characters were taken twice."""
        owners = self._owners() if self._twice else []
        twice = {
            self._document.line_of(at): Diagnostic(
                "fact_taken_twice",
                f"同じ文字を {owners[at]} と {owner} の両方に読みました",
                self._document.line_of(at),
                self._document.text[at],
            )
            for at, owner in self._twice
        }
        return list(twice.values())

    def _unread_runs(self) -> Iterator[tuple[int, str]]:
        """Line and text of every run on one line that nobody took."""
        for free in _FREE.finditer(self._taken):
            offset = free.start()
            text = self._document.text[offset : free.end()]
            for part in () if text.isspace() else text.split("\n"):
                if part.strip():
                    yield self._document.line_of(offset), part.strip()
                offset += len(part) + 1

    def _owners(self) -> list[str | None]:
        """Each character's owner, the first where two claimed it."""
        owners: list[str | None] = [None] * len(self._document.text)
        for start, end, owner in reversed(self._claims):
            owners[start:end] = [owner] * (end - start)
        return owners


def _solid(text: str) -> int:
    return len("".join(text.split()))


def _unread(line: int, text: str) -> Diagnostic:
    quoted = text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
    return Diagnostic("text_unread", f"どの項目としても読めません:「{quoted}」", line, text)
