"""※ footnotes: a term and its definition, wherever in the document they stand."""

from __future__ import annotations

import re

from dxanalysis.documents.model import Block
from dxanalysis.plan.model import Term
from dxanalysis.text.width import canonical, normal, normalise

_NOTE = re.compile(r"※\s*(?P<term>[^…:※。]{1,40}?)\s*(?:…+|:)\s*(?P<definition>.+)", re.DOTALL)


def match_term(block: Block) -> Term | None:
    """The footnote that a block is (`※DX…デジタルトランスフォーメーション`), or None."""
    match = _NOTE.fullmatch(normal(block.text))
    if not match:
        return None
    start, end = normalise(block.text).span(*match.span("definition"))
    return Term(canonical(match["term"]), block.text[start:end].strip(), block.line)
