"""`dxanalysis send`: each division its mail, and what is said of each mail."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dxanalysis.base.checkout import locate
from dxanalysis.cli import options as o
from dxanalysis.cli.console import Console, console, end

if TYPE_CHECKING:
    from dxanalysis.delivery.progress import ProgressEvent
    from dxanalysis.delivery.send import SendOptions

_SUMMARY = {
    "sent": "送信",
    "already": "送信済み",
    "written": "書き出し",
    "waiting": "待ち",
    "refused": "拒否",
    "held": "保留",
    "expired": "期限切れ",
    "withheld": "送信しない",
}


def send(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    config: o.Delivery = o.CONFIG,
    out: o.Outputs = o.OUT,
    data: o.Tables = o.DATA,
    dry_run: o.DryRun = False,
    resend: o.Resend = None,
    arrived: o.Arrived = None,
    wait: o.Wait = 0,
    log: o.Log = None,
    log_json: o.LogJson = False,
) -> None:
    """Mail each division the reports that it does not have yet."""
    from dxanalysis.delivery.send import SendOptions  # noqa: PLC0415 - more than --help needs

    if dry_run and (resend or arrived):
        raise typer.BadParameter("--dry-run records nothing: --resend and --arrived go without it")
    options = SendOptions(dry_run, tuple(resend or ()), tuple(arrived or ()), wait)
    with console(log, for_machines=log_json) as lines:
        all_well = _send_mails(config, out, data, options, lines)
    end(all_well)


def _send_mails(config: Path, out: Path, data: Path, options: SendOptions, lines: Console) -> bool:
    """Send the mails, say what became of each, and return whether all went well."""
    from dxanalysis.delivery.letter.letter import write_letter  # noqa: PLC0415 - heavy
    from dxanalysis.delivery.send import send as send_all  # noqa: PLC0415 - heavy
    from dxanalysis.delivery.settings.read import read_settings  # noqa: PLC0415 - heavy
    from dxanalysis.reports.run.currency import outdated_against  # noqa: PLC0415 - heavy

    counts: Counter[str] = Counter()
    all_well = True

    def on_progress(event: ProgressEvent) -> None:
        nonlocal all_well
        all_well = all_well and not event.problem
        counts[event.kind] += 1
        lines.say(event.kind, event.text, problem=event.problem, **event.facts)

    settings, current = read_settings(locate(config)), outdated_against(locate(data))
    answers = (settings.mail.reply_to or settings.mail.sender).address
    write = partial(write_letter, reply_to=answers)
    send_all(settings, locate(out), write, current, on_progress, options)
    summary = "、".join(
        f"{name} {counts[kind]}件" for kind, name in _SUMMARY.items() if counts[kind]
    )
    lines.say("summary", summary or "送るものはありません", counts=dict(counts))
    return all_well
