"""Where in the document's text the remarks stand: found by their line and the words they quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dxanalysis.documents.model import Block, Document
from dxanalysis.plan.diagnostics import Diagnostic


def placed(remarks: Iterable[Diagnostic], document: Document) -> list[Diagnostic]:
    """The remarks with their offsets: of the words that they quote, else of all on their line.

    A remark on the whole document, or on a line without a block, has none.
    """
    lines: dict[int, list[Block]] = defaultdict(list)
    for block in document.blocks:
        lines[block.line].append(block)
    return [_placed(remark, lines) for remark in remarks]


def _placed(remark: Diagnostic, lines: dict[int, list[Block]]) -> Diagnostic:
    blocks = lines.get(remark.line) if remark.line is not None else None
    if not blocks or remark.start is not None:
        return remark
    for block in blocks if remark.text else ():
        if (at := block.text.find(remark.text)) >= 0:
            start = block.start + at
            return replace(remark, start=start, end=start + len(remark.text))
    return replace(remark, start=blocks[0].start, end=blocks[-1].end)
