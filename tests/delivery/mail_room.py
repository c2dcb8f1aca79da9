"""Reports, a configuration and letters to send, small enough to be seen through."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dxanalysis.delivery.letter.letter import Attachment, Image, Letter
from dxanalysis.delivery.letter.safe_text import one_line
from dxanalysis.delivery.message.addresses import parse_address
from dxanalysis.delivery.outgoing import OPERATOR_LABELS, UNDELIVERED
from dxanalysis.delivery.progress import ProgressEvent
from dxanalysis.delivery.send import SendOptions, send
from dxanalysis.delivery.settings.model import (
    DeliverySettings,
    Division,
    MailSettings,
    ServerSettings,
)
from dxanalysis.delivery.transport.queue import Clock
from dxanalysis.reports.manifest import Entry, Manifest, write_manifest
from dxanalysis.reports.run.currency import OUTDATED
from tests.delivery.smtp_server import Received

PLAN = "2026-digital"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
FAILED_PAGE = "<p>失敗</p><pre class='x'>Traceback\nValueError: 1 &lt; 2</pre>"


def entry(report: str, issue_no: int | None = None, **changes) -> Entry:
    stem = f"{PLAN}/{report}" if issue_no is None else f"{PLAN}/issue-{issue_no}/{report}"
    values = {
        "report": report,
        "plan_id": PLAN,
        "issue_no": issue_no,
        "status": "ok",
        "html": f"{stem}.html",
        "notebook": f"{stem}.ipynb",
        "seconds": 0.1,
        "inputs_sha256": "0" * 64,
        "error": None,
        "title": f"{report} {issue_no or ''}".strip(),
        "plan_title": "令和8年度 デジタル統括室 運営方針(案)",
        "made_at": "2026-04-01T03:00:00+09:00",
    }
    return Entry(**values | changes)


OVERVIEW, TREND, ATTAINED = (
    entry("overview"),
    entry("budget-trend", 1),
    entry("indicator-attainment", 1),
)


def put_reports(out: Path, *entries: Entry, text: str = "予算") -> Path:
    """Leave reports in a folder as a run does."""
    for one in entries or (OVERVIEW, TREND, ATTAINED):
        page = out / one.html
        page.parent.mkdir(parents=True, exist_ok=True)
        body = FAILED_PAGE if one.status == "failed" else f"<p>{text}</p>"
        page.write_text(f"<html>{body}</html>", encoding="utf-8")
    listed = entries or (OVERVIEW, TREND, ATTAINED)
    write_manifest(out, Manifest({one.html: one for one in listed}))
    return out


def letter(division: Division, entries: list[Entry], out: Path) -> Letter:
    """Stands in for the writer of letters: what the reports say, a picture, the pages attached."""
    pages = [(out / one.html).read_text(encoding="utf-8") for one in entries]
    pictures = (Image("plan-overview.png", PNG, "予算の推移"),)
    return Letter(
        subject=f"令和8年度 {one_line(division.name)} 予算 前年度比 +150.7%",
        plain="\n".join(["運営方針の分析です。", ".", *pages]),
        html=f'<html><body><p>{"".join(pages)}</p><img src="cid:plan-overview.png" alt="図"></body></html>',
        images=pictures,
        attachments=tuple(
            Attachment(
                f"令和8年度_経営課題{one.issue_no or '全体'}_{one.report}_予算の推移.html", page
            )
            for one, page in zip(entries, pages, strict=True)
        ),
        division=division.name,
    )


def division(name: str = "総務課", *to: str, **more) -> Division:
    """A division as it is, unchecked: what must not stand in settings can be sent here."""
    recipients = to or ("soumu@city.example.jp",)
    return Division.model_construct(name=name, plan=PLAN, to=recipients, **more)


def config(port: int, *divisions: Division, mail: dict | None = None, **server) -> DeliverySettings:
    common = {
        "from": parse_address("運営方針 分析レポート <dx@city.example.jp>"),
        "operator": parse_address("運用担当 <unyo@city.example.jp>"),
        "allowed_domains": ("city.example.jp",),
        "list_id": "dxanalysis.city.example.jp",
    }
    host = {"host": "127.0.0.1", "port": port, "security": "none"}
    return DeliverySettings(
        Path("delivery.toml"),
        MailSettings.model_construct(**common | (mail or {})),
        ServerSettings.model_construct(**host | server),
        divisions or (division(),),
    )


@dataclass
class FakeClock:
    """Time that passes only by sleeping."""

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.sleep)


def of_divisions(received: list[Received]) -> list[Received]:
    """What a server took that is no notice to the operator."""
    return [one for one in received if one.recipients != ["unyo@city.example.jp"]]


@dataclass
class Sending:
    """What one sending reported."""

    events: list[ProgressEvent]

    @property
    def kinds(self) -> list[str]:
        """What became of the mails, but for the notice on those that did not arrive."""
        notice = OPERATOR_LABELS[UNDELIVERED]
        return [one.kind for one in self.events if one.facts.get("division") != notice]

    @property
    def done(self) -> bool:
        return not any(one.problem for one in self.events)

    def __getitem__(self, kind: str) -> list[ProgressEvent]:
        return [one for one in self.events if one.kind == kind]

    def __str__(self) -> str:
        return "\n".join(one.text for one in self.events)


def as_left(manifest: Manifest, out: Path) -> dict[str, str]:
    """What may not be sent of reports that were left without tables."""
    old = (e for e in manifest.entries.values() if e.outdated or not (out / e.html).is_file())
    return {entry.html: OUTDATED for entry in old if entry.status != "failed"}


def deliver(
    settings: DeliverySettings, out: Path, clock: FakeClock | None = None, **options
) -> Sending:
    """Send, in a time that passes at once."""
    events: list[ProgressEvent] = []
    send(
        settings,
        out,
        letter,
        as_left,
        events.append,
        SendOptions(clock=(clock or FakeClock()).clock(), **options),
    )
    return Sending(events)
