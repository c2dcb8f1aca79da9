"""What is found while one document is read: who took which text, ※ footnotes, remarks.

A footnote is a term and its definition, wherever in the document it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from dxanalysis.documents.model import Block, Kind
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.labels import title_of
from dxanalysis.plan.ledger import Ledger
from dxanalysis.plan.model import Narrative, Section, Term
from dxanalysis.plan.outline import SectionOutline, span_of
from dxanalysis.text.width import canonical, normal, normalise

_FOOTNOTE = re.compile(r"※\s*(?P<term>[^…:※。]{1,40}?)\s*(?:…+|:)\s*(?P<definition>.+)", re.DOTALL)
_SECTIONS: dict[str, Section] = {name: name for name in get_args(Section)}
# Sections that no label opens, so that nobody misses what is not below them.
_WITHOUT_LABEL = frozenset({"preface", "measures", "strategy_details"})


class ReadingLog:
    """The running account of one document's reading."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.terms: dict[str, Term] = {}
        self.diagnostics: list[Diagnostic] = []

    def note(self, code: str, message: str, line: int, text: str = "") -> None:
        """Keep a remark; `code` is one of `diagnostics.CODES`."""
        self.diagnostics.append(Diagnostic(code, message, line, text))

    def take(self, blocks: Sequence[Block], owner: str) -> list[Block]:
        """The blocks that are no ※ footnote, booked to `owner`; footnotes go to the glossary."""
        kept = []
        for block in blocks:
            if term := match_footnote(block):
                self.terms.setdefault(term.term, term)
                self.ledger.claim_blocks([block], "fact:glossary")
            else:
                kept.append(block)
        self.ledger.claim_blocks(kept, owner)
        return kept

    def text_of(self, blocks: Sequence[Block], owner: str) -> str:
        """The paragraphs of a section, its items marked again with a bullet."""
        return _paragraphs(self.take(blocks, owner))

    def narratives(self, sections: Sequence[SectionOutline]) -> tuple[Narrative, ...]:
        """The free-text sections among these; a label that stands twice gives one narrative."""
        found: dict[Section, Narrative] = {}
        for outline in sections:
            section = _SECTIONS.get(outline.name)
            if section is None:
                continue
            kept = self.take(outline.blocks, f"fact:{section}")
            text = _paragraphs(kept)
            if not text:
                self._empty(section, outline.line)
                continue
            start, end = span_of(kept)
            earlier = found.get(section, Narrative(section, "", outline.line, start))
            whole = f"{earlier.text}\n{text}".strip()
            found[section] = Narrative(section, whole, earlier.line, earlier.start, end)
        return tuple(found.values())

    def _empty(self, section: Section, line: int) -> None:
        if section not in _WITHOUT_LABEL:
            message = f"「{title_of(section)}」は見出しだけで、内容は書かれていません"
            self.note("section_empty", message, line)


def _paragraphs(blocks: Sequence[Block]) -> str:
    return "\n".join(("・" if b.kind is Kind.ITEM else "") + b.text for b in blocks)


def match_footnote(block: Block) -> Term | None:
    """The footnote that a block is (`※DX…デジタルトランスフォーメーション`), or None."""
    match = _FOOTNOTE.fullmatch(normal(block.text))
    if not match:
        return None
    start, end = normalise(block.text).span(*match.span("definition"))
    return Term(
        canonical(match["term"]), block.text[start:end].strip(), block.line, block.start, block.end
    )
