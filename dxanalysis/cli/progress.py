"""How a run of reports is shown: a line for each as it ends, and a bar on a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import typer

from dxanalysis.cli.console import Console
from dxanalysis.reports.manifest import WHY
from dxanalysis.text.visible import on_one_line

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from dxanalysis.reports.manifest import Entry
    from dxanalysis.reports.request.task import Request

_STATUS = {"ok": "作成", "unchanged": "変更なし", "failed": "失敗"}


class ProgressLines:
    """Says what becomes of each report, and at the end of all."""

    def __init__(self, lines: Console) -> None:
        self._lines = lines
        self._bar: _Bar | None = None
        self._counts: Counter[str] = Counter()

    def __enter__(self) -> ProgressLines:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._lines.echo = typer.echo

    def planned(self, total: int, waiting: int) -> None:
        """Show a bar if somebody is there to see it and something to wait for."""
        self._lines.say("planned", f"レポート {total}件のうち {waiting}件を作成します",
                        total=total, waiting=waiting)  # fmt: skip
        if waiting and self._lines.for_people and sys.stderr.isatty():
            self._bar = _Bar(waiting)
            self._lines.echo = self._bar.echo

    def started(self, request: Request) -> None:
        """Show the report at work."""
        if self._bar is not None:
            self._bar.begin(request.html)

    def ended(self, entry: Entry) -> None:
        """One line as soon as a report has ended."""
        self._counts[entry.status] += 1
        if self._bar is not None:
            self._bar.end(entry.html)
        seconds = "" if entry.status == "unchanged" else f" {entry.seconds:.1f}秒"
        why = "、".join(WHY[name] for name in entry.why)
        reason = f"（{why}）" if entry.status != "unchanged" and why else ""
        line = f"{_STATUS[entry.status]}{seconds}: {entry.plan_id or f'{entry.year}年度'} {on_one_line(entry.title)}{reason}"
        self._lines.say("report", line, **asdict(entry))
        if entry.error is not None:
            self._lines.say("failure", f"  理由: {entry.error}", problem=True, html=entry.html)
        for warning in entry.warnings:
            self._lines.say("warning", f"  警告: {warning}", problem=True, html=entry.html)

    def sum_up(self, out: Path) -> None:
        """One line of how many reports were made, left and failed, and where the index is."""
        counts = "、".join(f"{name} {self._counts[status]}件" for status, name in _STATUS.items())
        self._lines.say("summary", f"{counts} → {out / 'index.html'}", counts=dict(self._counts))


class _Bar:
    """A progress bar on stderr: how many of all, the time that remains, the reports at work."""

    def __init__(self, total: int) -> None:
        from rich.console import Console as Terminal  # noqa: PLC0415 - only on a terminal
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )
        from rich.table import Column  # noqa: PLC0415

        self._at_work: list[str] = []
        self._progress: RichProgress = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("残り"),
            TimeRemainingColumn(),
            TextColumn(
                "{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True)
            ),
            console=Terminal(stderr=True),
            expand=True,
            transient=True,
            redirect_stdout=False,  # `echo` keeps the lines out of the bar's way
            redirect_stderr=False,
        )
        self._task: TaskID = self._progress.add_task("", total=total)
        self._progress.start()

    def echo(self, text: str, *, err: bool = False) -> None:
        """Print a line above the bar, or where it belongs if that is not the terminal."""
        if err or sys.stdout.isatty():
            self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(text)

    def begin(self, html: str) -> None:
        self._at_work.append(html)
        self._show()

    def end(self, html: str) -> None:
        if html in self._at_work:
            self._at_work.remove(html)
            self._progress.advance(self._task)
            self._show()

    def stop(self) -> None:
        self._progress.stop()

    def _show(self) -> None:
        names = "、".join(html.removesuffix(".html") for html in self._at_work)
        self._progress.update(self._task, description=names)
