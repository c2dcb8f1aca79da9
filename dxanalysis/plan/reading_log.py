"""What is found while one document is read: who took which text, ※ footnotes, remarks.

A footnote is a term and its definition, wherever in the document it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from dxanalysis.documents.model import Block, Decision, Kind
from dxanalysis.plan.announced import fact_in_text
from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.plan.labels import title_of
from dxanalysis.plan.ledger import Ledger
from dxanalysis.plan.model import Narrative, Section, Term
from dxanalysis.plan.outline import SectionOutline, span_of
from dxanalysis.text.width import canonical, normal, normalise

_FOOTNOTE = re.compile(r"※\s*(?P<term>[^…:※。]{1,40}?)\s*(?:…+|:)\s*(?P<definition>.+)", re.DOTALL)
_SECTIONS: dict[str, Section] = {name: name for name in get_args(Section)}
# Sections that no label opens, so that nobody misses what is not below them; as messages name them.
_UNLABELLED = {"preface": "前書き", "measures": "具体的取組", "strategy_details": "戦略の説明"}
_FILLED_LATER = frozenset({"self_evaluation", "future_policy"})
_QUOTED = 40  # characters of a line that a remark quotes


class ReadingLog:
    """The running account of one document's reading; `applied` are the decisions applied so far."""

    def __init__(self, ledger: Ledger, decisions: tuple[Decision, ...] = ()) -> None:
        self.ledger, self.decisions = ledger, decisions
        self.applied: list[Decision] = []
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

    def text_of(self, blocks: Sequence[Block], name: str) -> str:
        """The paragraphs of a section, its items marked again with a bullet."""
        return self._read_as_text(self.take(blocks, f"fact:{name}"), name)

    def note_facts_in_text(self, blocks: Sequence[Block], name: str) -> None:
        """Say which lines look like facts, but were read as the words of a section."""
        for block in blocks if name != "sdgs" else ():
            found = fact_in_text(block.text)
            if found and name == "measures":
                message = "具体的取組の金額や数値は、文章の一部として読みました"
                self.note("measure_amount", message, block.line, block.text)
            elif found:
                quoted = block.text if len(block.text) <= _QUOTED else block.text[:_QUOTED] + "…"
                message = (
                    f"「{_title_of(name)}」の文に{found}らしい行があります:「{quoted}」。"
                    "事実としては読んでいません。原本を確かめてください"
                )
                self.note("fact_in_text", message, block.line, block.text)

    def _read_as_text(self, blocks: Sequence[Block], name: str) -> str:
        self.note_facts_in_text(blocks, name)
        return "\n".join(("・" if b.kind is Kind.ITEM else "") + b.text for b in blocks)

    def narratives(self, sections: Sequence[SectionOutline]) -> tuple[Narrative, ...]:
        """The free-text sections among these; a label that stands twice gives one narrative."""
        found: dict[Section, Narrative] = {}
        for outline in sections:
            section = _SECTIONS.get(outline.name)
            if section is None:
                continue
            kept = self.take(outline.blocks, f"fact:{section}")
            text = self._read_as_text(kept, section)
            if not text:
                self._empty(section, outline.line)
                continue
            start, end = span_of(kept)
            earlier = found.get(section, Narrative(section, "", outline.line, start))
            whole = f"{earlier.text}\n{text}".strip()
            found[section] = Narrative(section, whole, earlier.line, earlier.start, end)
        return tuple(found.values())

    def _empty(self, section: Section, line: int) -> None:
        """A form that is filled in later begins blank; a plan's own sections are there to be read."""
        if section in _FILLED_LATER:
            message = f"「{title_of(section)}」は見出しだけで、内容は書かれていません"
            self.note("section_empty", message, line)
        elif section not in _UNLABELLED:
            self.note_label_without_fact(section, line)

    def note_label_without_fact(self, name: str, line: int) -> None:
        """Say that a label announces what was not found below it."""
        message = (
            f"「{title_of(name)}」は見出しだけで、内容が読めていません。原本を確かめてください"
        )
        self.note("label_without_fact", message, line)


def _title_of(name: str) -> str:
    return _UNLABELLED.get(name) or title_of(name)


def match_footnote(block: Block) -> Term | None:
    """The footnote that a block is (`※DX…デジタルトランスフォーメーション`), or None."""
    match = _FOOTNOTE.fullmatch(normal(block.text)) if block.text[:1] == "※" else None
    if not match:
        return None
    start, end = normalise(block.text).span(*match.span("definition"))
    return Term(
        canonical(match["term"]), block.text[start:end].strip(), block.line, block.start, block.end
    )
