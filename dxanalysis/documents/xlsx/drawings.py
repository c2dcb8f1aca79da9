"""The text boxes and shapes that stand over a worksheet's cells."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree
from openpyxl.packaging.relationship import get_dependents, get_rels_path

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def drawn_texts(archive: ZipFile, sheet_path: str) -> Iterator[tuple[int, str]]:
    """The row (from 1) and the text of each paragraph drawn over a sheet, from top to bottom."""
    texts: list[tuple[int, str]] = []
    for path in _drawings_of(archive, sheet_path):
        for anchor in etree.fromstring(archive.read(path), _parser()):
            row = anchor.findtext(f"{_DRAWING}from/{_DRAWING}row") or "0"
            for paragraph in anchor.iter(f"{_MAIN}p"):
                text = "".join(t.text or "" for t in paragraph.iter(f"{_MAIN}t"))
                texts.append((int(row) + 1, text))
    yield from sorted(texts, key=lambda text: text[0])


def _drawings_of(archive: ZipFile, sheet_path: str) -> list[str]:
    rels = get_rels_path(sheet_path)
    if rels not in archive.namelist():
        return []
    related = get_dependents(archive, rels)
    return [rel.target for rel in related if str(rel.Type).endswith("/drawing")]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
