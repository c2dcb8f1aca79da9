"""A case as a file of a format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.corpus import as_docx, as_html, as_text, as_xlsx
from tests.corpus.model import Case

CELLS = (
    "text-bracket",
    "text",
    "html",
    "html-list",
    "docx",
    "docx-breaks",
    "xlsx",
    "xlsx-rows",
    "pdf",
)
BY_CELL = tuple(one for one in CELLS if one != "xlsx-rows")
TABLE = ("text", "html", "docx", "xlsx", "pdf")
TEXT = ("text",)


def build(case: Case, written: str, folder: Path, printer: Any = None) -> Path:
    """Write the case below `folder` in one of its formats, and return the file.

    A PDF needs the `printer` of `as_pdf`.
    """
    path = (
        folder / f"{case.id}-{written}.{written.split('-', maxsplit=1)[0].replace('text', 'txt')}"
    )
    match written:
        case "text":
            as_text.write(case, path)
        case "text-bracket":
            as_text.write(replace(case, style="bracket"), path)
        case "html" | "html-list" | "html-rows":
            as_html.write(case, path, written)
        case "docx" | "docx-breaks":
            as_docx.write(case, path, breaks=written == "docx-breaks")
        case "xlsx" | "xlsx-rows":
            as_xlsx.write(case, path, a_row=written == "xlsx-rows")
        case "pdf":
            printer(case, path)
        case _:
            raise ValueError(written)
    return path
