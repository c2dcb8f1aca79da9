"""The options of the commands, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dxanalysis.reports.request.catalogue import REPORTS

RAW, DATA, OUT = Path("data/raw"), Path("data/processed"), Path("outputs")
CONFIG = Path("deploy/delivery.toml")

Sources = Annotated[
    list[Path] | None, typer.Argument(help="Documents; without any, all below --raw.")
]
Raw = Annotated[Path, typer.Option(help="Folder of the published documents.")]
Tables = Annotated[Path, typer.Option(help="Folder of the tables.")]
Outputs = Annotated[Path, typer.Option(help="Folder of the reports.")]

Plans = Annotated[list[str] | None, typer.Option("--plan", help="Plan, e.g. 2026-digital.")]
Issues = Annotated[list[int] | None, typer.Option("--issue", help="Issue number, 1-based.")]
Reports = Annotated[
    list[str] | None,
    typer.Option("--report", help=f"One of: {', '.join(REPORTS)}."),
]
Force = Annotated[bool, typer.Option("--force", help="Do again what did not change, too.")]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="Documents or reports at a time; without it, one a core.")
]
Cold = Annotated[
    bool, typer.Option("--cold", help="Start a kernel for each report instead of forking one.")
]
Dask = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Make the reports on this Dask cluster.")
]
Scheduled = Annotated[
    str | None,
    typer.Option(
        metavar="TIME",
        help="The time this run is meant for, e.g. 2026-11-24T03:00; one done is not run again.",
    ),
]
Keep = Annotated[int, typer.Option(min=1, help="Runs whose record and reports stay in .runs.")]
Wait = Annotated[
    float, typer.Option(min=0, help="Seconds to wait for another run that is still at work.")
]
Log = Annotated[Path | None, typer.Option(help="File to which every line is added, with its time.")]
LogJson = Annotated[
    bool, typer.Option("--log-json", help="One JSON object a line on stdout, for machines.")
]

Delivery = Annotated[Path, typer.Option("--config", help="Who gets what, and the mail server.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Write the mails to outbox/ and send nothing.")
]
Resend = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="Send this held or refused mail again (its Message-ID)."),
]
Arrived = Annotated[
    list[str] | None,
    typer.Option(metavar="ID", help="This held mail has arrived, or is not to be sent at all."),
]
