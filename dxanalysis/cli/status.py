"""`dxanalysis status`: what is at work, what failed, what waits, how old the tables are.

It reads and changes nothing, so that an operator or a monitor may ask at any moment, and as often
as they like.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from dxanalysis.base.checkout import locate
from dxanalysis.base.lock import Occupant, occupant_of
from dxanalysis.cli import options as o
from dxanalysis.cli.console import end
from dxanalysis.text.visible import visible

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, for machines.")]
_SHOWN = 5  # reports of one reason that are named


@dataclass(frozen=True)
class Failed:
    """A report that could not be made."""

    html: str
    title: str
    error: str


@dataclass(frozen=True)
class Status:
    """Everything that an operator asks first.

    `at_work` are commands that hold a folder now, `vanished` those that held one and are gone
    without a word; `killed_runs` are runs that were ended in between and not yet taken up.
    `outdated` is reason → the reports that may not be sent for it. `mails` is state → how many
    recipients; `tables` is whether they are those of the documents, None where nobody can tell.
    """

    at_work: list[Occupant]
    vanished: list[Occupant]
    killed_runs: list[str]
    last_run: dict[str, Any] | None
    reports: dict[str, int]
    failed: list[Failed]
    outdated: dict[str, list[str]]
    mails: dict[str, int]
    tables_written: str | None
    tables: bool | None
    tables_reason: str

    @property
    def well(self) -> bool:
        """Whether nobody has to do anything."""
        asked = any(self.mails.get(state) for state in ("held", "refused", "expired"))
        return not (
            self.vanished or self.killed_runs or self.failed or self.outdated or asked
        ) and bool(self.tables)


def status(
    raw: o.Raw = o.RAW,
    data: o.Tables = o.DATA,
    out: o.Outputs = o.OUT,
    as_json: AsJson = False,
) -> None:
    """Say what is at work, what failed and why, what waits, and how old the tables are."""
    found = status_of(locate(raw), locate(data), locate(out))
    if as_json:
        typer.echo(json.dumps({"well": found.well, **asdict(found)}, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(visible(line) for line in lines_of(found)))
    end(found.well)


def status_of(raw: Path, data: Path, out: Path) -> Status:
    """Look at the folders; raises `ManifestError` or `JournalError`."""
    from dxanalysis.delivery.record.record import DeliveryRecord  # noqa: PLC0415 - heavy
    from dxanalysis.delivery.send import RECORD_FOLDER  # noqa: PLC0415
    from dxanalysis.reports.manifest import read_manifest  # noqa: PLC0415
    from dxanalysis.reports.run.currency import reports_not_current  # noqa: PLC0415
    from dxanalysis.reports.run.history import killed_runs, last_run  # noqa: PLC0415

    manifest = read_manifest(out)
    occupants = [found for each in (data, out, out / RECORD_FOLDER) if (found := occupant_of(each))]
    entries = list(manifest.entries.values())
    outdated: dict[str, list[str]] = {}
    for html, reason in reports_not_current(manifest, out, data).items():
        outdated.setdefault(reason, []).append(html)
    busy = any(found.alive for found in occupants)
    written, same, why = _tables(raw, data)
    return Status(
        at_work=[found for found in occupants if found.alive],
        vanished=[found for found in occupants if not found.alive],
        killed_runs=[] if busy else killed_runs(out),
        last_run=last_run(out),
        reports=dict(Counter(entry.status for entry in entries)),
        failed=[
            Failed(entry.html, f"{entry.plan_title} {entry.title}", entry.error or "")
            for entry in entries
            if entry.status == "failed"
        ],
        outdated={} if busy else outdated,
        mails=DeliveryRecord(out / RECORD_FOLDER).counts(),
        tables_written=written,
        tables=same,
        tables_reason=why,
    )


def _tables(raw: Path, data: Path) -> tuple[str | None, bool | None, str]:
    """When the tables were written, whether they are those of the documents, and why not."""
    from datetime import datetime  # noqa: PLC0415

    from dxanalysis.base.clock import JST, iso  # noqa: PLC0415
    from dxanalysis.base.errors import DxanalysisError  # noqa: PLC0415
    from dxanalysis.ingest.sources import sources_below  # noqa: PLC0415 - heavy
    from dxanalysis.ingest.up_to_date import unchanged_ingest  # noqa: PLC0415
    from dxanalysis.store.integrity import PACKAGE  # noqa: PLC0415
    from dxanalysis.store.staging import current_file  # noqa: PLC0415

    package = current_file(data, PACKAGE)
    if not package.is_file():
        return None, None, "表がまだありません。dxanalysis run を実行してください"
    written = iso(datetime.fromtimestamp(package.stat().st_mtime, JST))
    try:
        before = unchanged_ingest(sources_below(raw), data, decided=raw)
    except DxanalysisError as error:
        return written, None, str(error)
    if before is None:
        return (
            written,
            False,
            "文書かプログラムが、表を書いた後に変わったか、読めない文書があります",
        )
    if before.faulty:
        return written, False, f"読めない事実か文書があります: {'、'.join(before.faulty)}"
    return written, True, ""


def lines_of(found: Status) -> list[str]:
    """One screen of Japanese."""
    lines = [_whether(found)]
    lines += [f"実行中: {each}" for each in found.at_work]
    lines += [f"強制終了された実行: {each}。次の実行が続きをします" for each in found.vanished]
    lines += [f"途中で終わった実行: {name}。次の実行が続きをします" for name in found.killed_runs]
    run = found.last_run
    lines.append(f"最後の実行: {_run(run)}" if run else "最後の実行: まだありません")
    counts = "、".join(f"{_NAMES.get(name, name)} {n}件" for name, n in found.reports.items())
    lines.append(f"レポート: {counts or 'まだありません'}")
    failed = found.failed[:_SHOWN]
    lines += [f"  作成できない: {f.title}({f.html})。理由: {f.error}" for f in failed]
    if len(found.failed) > _SHOWN:
        lines.append(f"  作成できない: ほか{len(found.failed) - _SHOWN}件")
    for reason, names in found.outdated.items():
        more = f" ほか{len(names) - _SHOWN}件" if len(names) > _SHOWN else ""
        lines.append(f"  送れない({reason}): {'、'.join(names[:_SHOWN])}{more}")
    mails = "、".join(f"{_MAILS[state]} {n}通" for state, n in found.mails.items() if n)
    lines.append(f"メール: {mails or '待っているものはありません'}")
    state = "文書と同じです" if found.tables else found.tables_reason
    lines.append(
        f"表: {found.tables_written or '－'} に作成。{state}"
        if found.tables_written
        else f"表: {state}"
    )
    return lines


_NAMES = {
    "ok": "作成済み",
    "unchanged": "変更なし",
    "outdated": "要更新",
    "running": "作成の途中",
    "failed": "失敗",
}
_MAILS = {"waiting": "待ち", "held": "保留", "refused": "拒否", "expired": "期限切れ"}


def _whether(found: Status) -> str:
    if found.at_work:
        return "実行中です"
    return "正常です" if found.well else "確かめることがあります"


def _run(run: dict[str, Any]) -> str:
    counts = run.get("reports", {})
    made = "、".join(f"{_NAMES.get(name, name)} {n}件" for name, n in counts.items())
    slot = f"({run['scheduled']} の回)" if run.get("scheduled") else ""
    ended = {"done": "完了", "unchanged": "変更なし", "killed": "強制終了", "interrupted": "中断"}
    state = ended.get(run["status"], run["status"])
    return f"{run['name']}{slot} {state}{f'、{made}' if made else ''}"
