"""Glyphs by pdfminer, for the pages whose fonts neither the file nor this machine has.

pdfium leaves out a text of one character that it cannot draw; pdfminer draws nothing and needs
no font, but reads a tenth of the pages in the same time.
"""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cached_property

import pdfplumber
from pdfplumber.pdf import PDF

from dxanalysis.documents.pdf_page import UNKNOWN, Glyph

_NO_CHARACTER = re.compile(r"\(cid:\d+\)")


class Miner:
    """Opens a file for pdfminer when its first page is asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def glyphs(self, number: int) -> list[Glyph]:
        """The glyphs of page `number` (1-based), in the order in which the file draws them."""
        page = self._pdf.pages[number - 1]
        glyphs = [_glyph(character, float(page.height)) for character in page.dedupe_chars().chars]
        page.close()
        return glyphs

    @cached_property
    def _pdf(self) -> PDF:
        return pdfplumber.open(io.BytesIO(self._content))


def _glyph(character: dict[str, object], page_height: float) -> Glyph:
    text = UNKNOWN if _NO_CHARACTER.fullmatch(str(character["text"])) else str(character["text"])
    x0, x1, top, bottom, em = (
        float(str(character[k])) for k in ("x0", "x1", "top", "bottom", "size")
    )
    matrix = character["matrix"]
    baseline = page_height - matrix[5] if isinstance(matrix, tuple) else bottom
    return Glyph(unicodedata.normalize("NFC", text), x0, x1, top, bottom, baseline, em)
