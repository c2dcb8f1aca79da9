"""A page's table by its headings, as a reader finds a cell."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup


def rows_of(table: Any) -> list[dict[str, str]]:
    """Each row as heading with unit → words."""
    titles = [column.title for column in table.columns]
    assert len(set(titles)) == len(titles)
    return [
        dict(zip(titles, (Markup(cell).striptags() for cell in row), strict=True))
        for row in table.rows
    ]


def number_of(cell: str) -> float | None:
    """A cell's number with its sign, None where the cell says that there is none."""
    bare = cell.removeprefix("※").replace(",", "").replace("−", "-")
    bare = bare.removeprefix("±").removeprefix("+")
    return None if bare in ("－", "記載なし") else float(bare)


def sign_of(cell: str) -> str:
    """The sign that a cell of changes begins with: `+`, `−` or `±`."""
    return cell.removeprefix("※")[0]
