"""What the corpus's results become in the tables: all of it fits, and each row's offsets hold its words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dxanalysis.documents.read import read_document
from dxanalysis.ingest.tabulate import rows_of
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.parse import parse_plan
from dxanalysis.schema.tables import SCHEMAS, STORED
from dxanalysis.schema.validation import refuse_unfit_document
from tests.corpus.build import build
from tests.corpus.cases import CASES

FORMATS = ("text", "html", "docx", "xlsx")


def plain(text: str) -> str:
    """Without blanks and commas: a piece of a line ends before the comma at which it was cut."""
    return re.sub("[、,]", "", squeezed(text))


def rows(name: str, table: list[Any]) -> list[dict[str, Any]]:
    return [dict(zip(STORED[name].columns, row, strict=True)) for row in table]


@pytest.mark.parametrize("written", FORMATS)
def test_every_result_fits_its_table_and_its_offsets_hold_its_words(written: str, tmp_path: Path):
    checked = 0
    for case in CASES:
        if written not in case.formats:
            continue
        document = read_document(build(case, written, tmp_path))
        plan = parse_plan(document)
        tables = rows_of(plan)
        columns = {name: list(zip(*table, strict=True)) for name, table in tables.items() if table}
        refuse_unfit_document(plan.source, columns)
        for name in ("attainments", "unplaced"):
            for row in rows(name, tables[name]):
                words = row["text" if name == "unplaced" else "actual_text"] or row.get(
                    "previous_text"
                )
                printed = plain(document.text[row["start"] : row["end"]])
                ungraded = printed.replace(f":{row['grade']}", "")  # a grade within the words
                for part in (words or "").split(" / "):
                    bare = plain(part).removesuffix(row.get("actual_unit") or "")  # a column's
                    said = (
                        (plain(part), bare) if case.id == "columns-unit-column" else (plain(part),)
                    )
                    assert any(w in printed or w in ungraded for w in said), (case.id, row)
                checked += 1
        for name in SCHEMAS:
            for row in rows(name, tables[name]):
                assert name == "diagnostics" or row["start"] is not None, (case.id, name)
                assert (row["start"] or 0) <= (row["end"] or 0) <= len(document.text)
    assert checked > 400
