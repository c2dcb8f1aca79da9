"""`dxanalysis review`: what a person must decide, with the choices ready to be pasted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dxanalysis.base.checkout import locate
from dxanalysis.cli import options as o
from dxanalysis.cli.console import end
from dxanalysis.text.visible import visible

Blocks = Annotated[
    Path | None, typer.Option("--out", help="File for all choices as TOML, commented out.")
]


def review(raw: o.Raw = o.RAW, out: Blocks = None) -> None:
    """List what is unplaced or doubtful in the documents, the most doubtful first."""
    from dxanalysis.base.files import UnwritableError, write_whole  # noqa: PLC0415 - heavy
    from dxanalysis.present.review.page import review as review_of  # noqa: PLC0415 - heavy
    from dxanalysis.present.review.page import text_of  # noqa: PLC0415 - heavy
    from dxanalysis.present.review.worksheet import worksheet  # noqa: PLC0415 - heavy

    found = review_of(locate(raw))
    for number, item in enumerate(found.items, start=1):
        first, *others = text_of(item)
        typer.echo(visible("\n".join([f"{number}. {first}", *others])))
    total = len(found)
    typer.echo(f"判断を待つ項目は{total}件です" if total else "判断を待つ項目はありません")
    if out is not None:
        try:
            write_whole(out, worksheet(found))
        except OSError as error:
            raise UnwritableError.of(out, error, "--out") from error
        typer.echo(f"選択肢を {out} に書きました")
    end(not total)
