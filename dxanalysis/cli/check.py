"""`dxanalysis check`: what was read in one document; it writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dxanalysis.base.checkout import locate
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.cli.console import PARTLY_DONE, end, error_line
from dxanalysis.text.visible import visible


def check(
    source: Annotated[Path, typer.Argument(help="One document.")],
    lines: Annotated[bool, typer.Option(help="Show what each line was read as.")] = False,
) -> None:
    """Tell what was read in one document: coverage, diagnostics, the plan in short."""
    from dxanalysis.documents.beside import orphan_error, orphans  # noqa: PLC0415 - heavy
    from dxanalysis.documents.decisions import edition_decisions  # noqa: PLC0415 - heavy
    from dxanalysis.documents.read import read_document  # noqa: PLC0415 - heavy
    from dxanalysis.plan.parse import parse_with_account  # noqa: PLC0415 - heavy
    from dxanalysis.present.shared import document_account  # noqa: PLC0415 - heavy

    path = locate(source)
    lone = [orphan_error(found) for found in orphans([path.parent])]
    for lacking in lone:
        typer.echo(error_line(lacking), err=True)
    try:
        plan, account = parse_with_account(read_document(path))
        edition_decisions(path)
    except DxanalysisError as error:
        typer.echo(error_line(error), err=True)
        raise typer.Exit(PARTLY_DONE) from error
    shown = [*document_account.reading_lines(account), ""] if lines else []
    shown += [*document_account.summary_lines(plan), "", *document_account.diagnostic_lines(plan)]
    for line in shown:
        typer.echo(visible(line))
    end(not lone and not any(diagnostic.severity == "error" for diagnostic in plan.diagnostics))
