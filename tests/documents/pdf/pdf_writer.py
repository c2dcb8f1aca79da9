"""Writes small PDFs by hand, so that a test can put any character anywhere on a page."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from dxanalysis.documents.isolation import read_isolated
from dxanalysis.documents.model import Document

_TO_UNICODE, _PROGRAM, _GLYPHS = 5, 6, 7  # numbers of objects
A4 = (595.0, 842.0)


@dataclass
class Sheet:
    """A page in the making; places are points from its upper left corner."""

    size: tuple[float, float] = A4
    rotate: int = 0
    operators: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, em: float = 10.0) -> Sheet:
        """A run of text whose baseline begins at (x, y)."""
        codes = text.encode("utf-16-be").hex()
        self.operators.append(f"BT /F1 {em} Tf {x} {self.size[1] - y} Td <{codes}> Tj ET")
        return self

    def lines(
        self, x: float, y: float, *texts: str, pitch: float = 14.0, em: float = 10.0
    ) -> Sheet:
        """Lines below one another."""
        for number, text in enumerate(texts):
            self.text(x, y + number * pitch, text, em)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """A stroked line."""
        height = self.size[1]
        self.operators.append(f"{x0} {height - y0} m {x1} {height - y1} l S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        """All borders of a table."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def raw(self, operators: str) -> Sheet:
        """Operators as they are."""
        self.operators.append(operators)
        return self


def pdf(*sheets: Sheet, unicode: bool = True, embedded: bool = True, resources: str = "") -> bytes:
    """A PDF of these pages.

    Without `unicode` its font does not tell which characters it has; without `embedded` it is one
    that the reader's machine would have to have.
    """
    font = f"/ToUnicode {_TO_UNICODE} 0 R" if unicode else ""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type0/BaseFont/Generated/Encoding/Identity-H"
        f"/DescendantFonts[4 0 R]{font}>>",
        _descendant(embedded=embedded),
        _stream(_cmap().encode()),
        _stream(_boxes()),
        _stream(b"".join(_glyph_of(code) for code in range(65536))),
    ]
    kids = []
    for sheet in sheets:
        kids.append(f"{len(objects) + 1} 0 R")
        width, height = sheet.size
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {sheet.rotate}"
            f"/Resources<</Font<</F1 3 0 R>>{resources}>>/Contents {len(objects) + 2} 0 R>>"
        )
        objects.append(_stream("\n".join(sheet.operators).encode()))
    objects[1] = f"<</Type/Pages/Count {len(sheets)}/Kids[{' '.join(kids)}]>>"
    return assemble(objects)


def assemble(objects: list[str]) -> bytes:
    """Objects (the first is the catalog) as a file, with its table and its trailer."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def _stream(content: bytes) -> str:
    packed = zlib.compress(content)
    head = f"<</Length {len(packed)}/Length1 {len(content)}/Filter/FlateDecode>>"
    return f"{head}\nstream\n{packed.decode('latin-1')}\nendstream"


def _descendant(*, embedded: bool) -> str:
    program = f"/FontFile2 {_PROGRAM} 0 R" if embedded else ""
    return (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Generated/DW 1000/W[32[{'500 ' * 95}]]"
        f"/CIDToGIDMap {_GLYPHS} 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/Generated/Flags 4/Ascent 880/Descent -120"
        f"/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]{program}>>>>"
    )


def _cmap() -> str:
    """Each code is the character of that number."""
    ranges = "\n".join(f"<{n:02x}00> <{n:02x}ff> <{n:02x}00>" for n in range(256))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"256 beginbfrange\n{ranges}\nendbfrange endcmap end end"
    )


def _glyph_of(code: int) -> bytes:
    return b"\0\0" if chr(code).isspace() else b"\0\1"


@cache
def _boxes() -> bytes:
    """A font with a blank and a box, which stands for every character."""
    pen = TTGlyphPen(None)
    corners = [(50, -70), (50, 830), (450, 830), (450, -70)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    font = FontBuilder(1000)
    font.setupGlyphOrder([".notdef", "box"])
    font.setupCharacterMap({})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "box": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "box": (1000, 50)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupOS2()
    font.setupPost()
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def read_isolated_pdf(source: str, sha256: str, content: bytes) -> Document:
    """What the reader gives within its limits of time and memory, as every PDF is read."""
    return read_isolated("dxanalysis.documents.pdf.reader:read_pdf", source, sha256, content)
