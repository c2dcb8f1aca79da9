"""A report's page as text: its notebook's words and what each cell shows, without a kernel."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

import dxanalysis as dx
from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.reports.request.options import Selection
from dxanalysis.reports.request.selection import Request, select
from tests.golden.drawn import watched
from tests.golden.plans import CHECKOUT
from tests.golden.readable import readable


def pages(tables: Path) -> dict[str, str]:
    """Every report of the tables in a folder: its golden file's name → its text."""
    return {
        f"{request.notebook.removesuffix('.ipynb')}.txt": _page(request, tables)
        for request in select(dx.load_tables(tables), Selection())
    }


def _page(request: Request, tables: Path) -> str:
    path = CHECKOUT / "notebooks" / REPORTS[request.report].notebook
    given = request.parameters | {"data_dir": str(tables)}
    cells = nbformat.read(path, as_version=4).cells
    return f"{request.page_title}\n\n" + "\n".join(_cells(cells, given))


def _cells(cells: list[Any], given: dict[str, object]) -> Iterator[str]:
    names: dict[str, object] = {}
    for cell in cells:
        if cell.cell_type == "markdown":
            yield f"{cell.source}\n"
        else:
            with watched() as drawn:
                shown = _run(cell.source, names)
            names |= given if "parameters" in cell.metadata.get("tags", []) else {}
            if shown is not None:
                yield f"<<< {_call(cell.source)}\n{_shown(shown)}" + "".join(
                    f"{line}\n" for line in drawn
                )


def _run(source: str, names: dict[str, object]) -> object:
    """Run a cell; gives the value of its last line where that is an expression, as Jupyter does."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)


def _call(source: str) -> str:
    return source.strip().splitlines()[-1]


def _shown(value: Any) -> str:
    """What Jupyter shows of a value: the words of its HTML, or a picture's words and width."""
    if hasattr(value, "_repr_mimebundle_"):
        data, metadata = value._repr_mimebundle_()
        if "image/png" in data:
            picture = metadata["image/png"]
            return f"picture, {picture['width']} px wide: {picture['alt']}\n"
        return readable(data["text/html"]) + _beside(metadata.get("dxanalysis", {}))
    return readable(value._repr_html_())


def _beside(values: dict[str, Any]) -> str:
    """What an output says as values for the mail: its headline, and the columns that are enough."""
    lines = []
    if about := values.get("about"):
        lines.append(f"headline: {about['headline']}")
        lines += [f"subject {name}: {value}" for name, value in about["subject"].items()]
    if brief := values.get("table", {}).get("brief"):
        headings = [values["table"]["columns"][at]["heading"] for at in brief]
        lines.append(f"in a mail: {' | '.join(headings)}")
    return "".join(f"{line}\n" for line in lines)
