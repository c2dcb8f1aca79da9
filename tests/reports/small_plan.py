"""A small plan of two issues, and notebooks that do what a test needs them to."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import nbformat
import pandas as pd
from nbformat import v4

from dxanalysis.base.files import write_whole
from dxanalysis.reports.request.options import Folders, Selection
from dxanalysis.reports.request.selection import select
from dxanalysis.reports.request.task import Outcome, Request, Task
from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.store.frames import Tables

SHA = "ab" * 32
PARAMETERS = 'plan_id = "none"\nissue_no: int | None = None\ndata_dir = "none"'


def _frame(table: str, *rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(rows).reindex(columns=list(SCHEMAS[table].columns))


def small_tables(**changed: pd.DataFrame) -> Tables:
    plan = {"plan_id": "2026-digital", "area_code": "27100", "department": "デジタル統括室"}
    plan |= {"fiscal_year": 2026, "source": "plan.txt", "source_sha256": SHA, "coverage": 0.5}
    editions = [plan | {"edition": edition} for edition in ("draft", "outline")]
    issues = [
        {"plan_id": "2026-digital", "issue_no": n, "issue_label": f"1-({n})", "title": f"課題<{n}>"}
        for n in (1, 2)
    ]
    remark = {"source": "plan.txt", "plan_id": "2026-digital", "line": 3, "severity": "warning"}
    remark |= {"code": "text_unread", "message": "読めません", "text": "<script>"}
    unread = {"source": "other.bin", "severity": "error", "code": "source_unreadable"}
    frames = {
        "plans": _frame("plans", *editions),
        "issues": _frame("issues", *issues),
        "diagnostics": _frame("diagnostics", remark, unread | {"message": "だめ", "text": "x"}),
    }
    return Tables.from_frames(frames | changed)


def write(tables: Tables, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.every_frame().items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)


def notebook(*cells: str, parameters: str | None = PARAMETERS) -> nbformat.NotebookNode:
    """A notebook with a heading, a `parameters` cell, and cells of code."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = v4.new_notebook(metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    made.cells = [v4.new_markdown_cell("# 見出し")]
    if parameters is not None:
        made.cells.append(v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}))
    made.cells += [v4.new_code_cell(cell) for cell in cells]
    return made


def png() -> str:
    """A picture of one pixel, as Jupyter carries it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + head + data + chunk(b"IEND", b"")).decode()


def tasks(
    folders: Folders, tables: Tables, names: tuple[str, ...] = ("budget-trend",)
) -> list[Task]:
    """The tasks of all reports of these kinds, or of every kind, each given two minutes."""
    return [task_of(folders, request) for request in select(tables, Selection(reports=names))]


def task_of(folders: Folders, request: Request) -> Task:
    source = folders.notebooks / f"{request.report.replace('-', '_')}.ipynb"
    return Task(
        request=request,
        notebook=source.read_text(encoding="utf-8"),
        data=folders.data,
        made_at="2026-04-01T09:00:00+09:00",
        seconds=120,
    )


def put_in_place(out: Path, task: Task, outcome: Outcome) -> None:
    write_whole(out / task.request.html, outcome.html)
    write_whole(out / task.request.notebook, outcome.notebook)
