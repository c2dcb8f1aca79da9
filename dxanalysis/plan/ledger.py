"""Who took which characters: the account by which nothing is lost in silence, or taken twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dxanalysis.documents.model import Block, Document
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.model import OwnedRun

_QUOTED = 40  # characters of an unread text that its diagnostic quotes
_Claim = tuple[int, int, str]
"""Where it begins and ends, and its owner."""


class Ledger:
    """Claims on a document's characters, each by an owner such as `fact:budget`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._claims: list[_Claim] = [
            (markup.start, markup.end, f"markup:{markup.name}") for markup in document.markup
        ]

    @property
    def document(self) -> Document:
        """The document of which it is the account."""
        return self._document

    @property
    def text(self) -> str:
        """All characters of the document."""
        return self._document.text

    def claim(self, start: int, end: int, owner: str) -> None:
        """Book the characters from `start` to `end`; a second booking is a fault of the balance."""
        self._claims.append((start, end, owner))

    def claim_blocks(self, blocks: Iterable[Block], owner: str) -> None:
        """Book whole blocks."""
        self._claims += [(b.start, b.start + len(b.text), owner) for b in blocks]

    def balance(self) -> tuple[float, list[Diagnostic]]:
        """The share of non-blank characters that somebody took, between 0 and 1, and the faults.

        Faults are what was left unread, and what was taken twice.
        """
        gaps, overlap = self._gaps()
        unread = list(self._unread_runs(gaps)) if gaps else []
        faults = [_unread(line, text) for line, text in unread]
        if overlap:
            faults += self._taken_twice()
        if not unread:
            return 1.0, faults
        left = sum(_solid(text) for _, text in unread)
        return 1 - left / _solid(self._document.text), faults

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

    def _gaps(self) -> tuple[list[tuple[int, int]], bool]:
        """The stretches that nobody claimed, blank ones aside, and whether any was claimed twice."""
        text, gaps, overlap, reached = self._document.text, [], False, 0
        for start, end, _ in sorted(self._claims):
            if start > reached and not text[reached:start].isspace():
                gaps.append((reached, start))
            overlap |= start < reached and start < end
            reached = max(reached, end)
        if text[reached:].strip():
            gaps.append((reached, len(text)))
        return gaps, overlap

    def _taken_twice(self) -> list[Diagnostic]:
        """A remark for each line of which characters were taken twice."""
        owners = self._owners()
        twice = {
            self._document.line_of(at): Diagnostic(
                "fact_taken_twice",
                f"同じ文字を {owners[at]} と {owner} の両方に読みました",
                self._document.line_of(at),
                self._document.text[at],
            )
            for at, owner in self._second_claims()
        }
        return list(twice.values())

    def _second_claims(self) -> Iterator[tuple[int, str]]:
        """Of each claim on what an earlier one took, the first such character and the owner."""
        text, taken = self._document.text, bytearray(len(self._document.text))
        for start, end, owner in self._claims:
            solid = (at for at in range(start, end) if taken[at] and not text[at].isspace())
            if (at := next(solid, None)) is not None:
                yield at, owner
            taken[start:end] = b"\x01" * (end - start)

    def _unread_runs(self, gaps: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
        """Line and text of every run on one line within these stretches."""
        for offset, end in gaps:
            for part in self._document.text[offset:end].split("\n"):
                if part.strip():
                    yield self._document.line_of(offset), part.strip()
                offset += len(part) + 1  # noqa: PLW2901 - where the next part begins

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
