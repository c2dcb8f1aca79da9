"""※ footnotes: a term and its definition, wherever in the document they stand."""

from __future__ import annotations

import re

from dxanalysis.documents.model import Block
from dxanalysis.plan.model import Term
from dxanalysis.text.width import canonical, normalise

_NOTE = re.compile(r"※\s*(?P<term>[^…:※。]{1,40}?)\s*(?:…+|:)\s*(?P<definition>.+)", re.DOTALL)


def match_term(block: Block) -> Term | None:
    """The footnote that a block is (`※DX…デジタルトランスフォーメーション`), or None."""
    form = normalise(block.text)
    match = _NOTE.fullmatch(form.text)
    if not match:
        return None
    start, end = form.span(*match.span("definition"))
    return Term(canonical(match["term"]), block.text[start:end].strip(), block.line)
