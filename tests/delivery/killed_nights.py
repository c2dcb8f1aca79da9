"""Nights in which `ingest`, `run` or `send` is killed at random, each with a mail attempt after it.

`python -m tests.delivery.killed_nights run|ingest|send NIGHTS [SEED]`. Every night the document has
another amount. After the kill, and before anything is mended, `send` is tried: each mail that goes
out must tell one amount only, that of the tables as they lie. Then the night is done whole and sent:
both divisions must have the night's amount once, and once only. Prints what was counted, as JSON.
"""

from __future__ import annotations

import email
import email.policy
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.store.store import load_tables
from tests.delivery.smtp_server import HOST, Handler, Received, Server

PLAN = "r8-digital-draft.txt"
MAILBOXES = ("whole@city.example.jp", "second@city.example.jp")
SETTINGS = """\
[mail]
from = "dx@city.example.jp"
operator = "unyo@city.example.jp"
allowed_domains = ["city.example.jp"]
per_minute = 6000
[server]
host = "{host}"
port = {port}
security = "none"
[[division]]
name = "総務課"
plan = "2026-digital"
to = ["whole@city.example.jp"]
[[division]]
name = "第一課"
plan = "2026-digital"
issues = [1]
to = ["second@city.example.jp"]
"""
LONGEST = {"run": 4.5, "ingest": 1.6, "send": 2.5}  # seconds, more than the command takes


@dataclass
class Tally:
    """What came of the nights; all but the first three must be 0."""

    nights: int = 0
    killed: int = 0
    mails: int = 0
    mixed: int = 0
    not_of_the_tables: int = 0
    wrong_division: int = 0
    twice: int = 0
    lost: int = 0
    failed_mending: int = 0
    told: Counter[str] = field(default_factory=Counter)


class Nights:
    """The folders of a server nobody watches, and a mail server."""

    def __init__(self, place: Path, server: Server, handler: Handler, seed: int) -> None:
        self.place, self.handler = place, handler
        self.random = random.Random(seed)
        self.text = (CHECKOUT / "data/raw" / PLAN).read_text(encoding="utf-8")
        (place / "raw").mkdir(parents=True)
        settings = SETTINGS.format(host=HOST, port=server.port)
        (place / "delivery.toml").write_text(settings, encoding="utf-8")
        self.seen = 0
        self.copies: Counter[tuple[str, int]] = Counter()
        self.tally = Tally()

    def command(self, verb: str) -> list[str]:
        raw, tables, outputs, settings = (
            str(self.place / name) for name in ("raw", "tables", "outputs", "delivery.toml")
        )
        folders = {
            "run": ("--raw", raw, "--data", tables, "--out", outputs),
            "ingest": ("--raw", raw, "--out", tables),
            "send": ("--config", settings, "--data", tables, "--out", outputs),
        }[verb]
        return [sys.executable, "-m", "dxanalysis", verb, *folders]

    def whole(self, verb: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(verb), cwd=self.place, capture_output=True, text=True, check=False
        )

    def killed(self, verb: str, after: float) -> bool:
        """Start a command and kill it; whether it was still at work."""
        nowhere = subprocess.DEVNULL
        begun = subprocess.Popen(self.command(verb), cwd=self.place, stdout=nowhere, stderr=nowhere)
        time.sleep(after)
        alive = begun.poll() is None
        begun.send_signal(signal.SIGKILL)
        begun.wait()
        return alive

    def night(self, verb: str, amount: int) -> None:
        """Another amount, a kill, a mail attempt, and the night made whole."""
        document = self.text.replace("885百万円", f"{amount}百万円")
        (self.place / "raw" / PLAN).write_text(document, encoding="utf-8")
        if verb == "send":
            self.whole("run")
        after = self.random.uniform(0.05, LONGEST[verb])
        self.tally.killed += self.killed(verb, after)
        if verb != "send":
            tried = self.whole("send")
            self.tally.told[re.sub(r"\d+", "n", tried.stdout.splitlines()[-1])[:40] if tried.stdout else "-"] += 1  # fmt: skip
            self.read_mails()
            if self.whole("run").returncode != 0:
                self.tally.failed_mending += 1
        mended = self.whole("send")
        for held in set(re.findall(r"--arrived (\S+@\S+?) を", mended.stderr)):
            self.decide(held)
        self.read_mails()
        for mailbox in MAILBOXES:
            copies = self.copies[mailbox, amount]
            self.tally.lost += copies == 0
            self.tally.twice += copies > 1
        self.tally.nights += 1

    def decide(self, message_id: str) -> None:
        """As a person does of a held mail: look whether it has arrived, and say so."""
        arrived = any(f"<{message_id}>".encode() in one.content for one in self.handler.received)
        word = "--arrived" if arrived else "--resend"
        subprocess.run(
            [*self.command("send"), word, message_id],
            cwd=self.place,
            capture_output=True,
            check=False,
        )

    def read_mails(self) -> None:
        """Hold every new mail against the tables as they lie."""
        for one in self.handler.received[self.seen :]:
            if set(one.recipients) & set(MAILBOXES):
                self._read(one)
        self.seen = len(self.handler.received)

    def _read(self, one: Received) -> None:
        self.tally.mails += 1
        message = email.message_from_bytes(one.content, policy=email.policy.default)
        attached = [part.get_content() for part in message.iter_attachments()]
        found = {int(n) for page in attached for n in re.findall(r"8予算(?:案)?<mark>(\d+)百万円|予算額?[^<>]{0,12}<mark>(\d+)百万円", page) for n in n if n}  # fmt: skip
        told = {n for page in attached for n in map(int, re.findall(r"(?<!\d)(\d{4})百万円", page))}
        amounts = {n for n in found | told if 2000 <= n < 9000 and n not in self.own}
        self.tally.mixed += len(amounts) != 1
        self.tally.not_of_the_tables += not amounts <= {self.tables_amount()}
        wrong = len(attached) > 2 and MAILBOXES[1] in one.recipients
        self.tally.wrong_division += wrong
        for amount in amounts:
            for mailbox in one.recipients:
                self.copies[mailbox, amount] += 1

    @property
    def own(self) -> set[int]:
        """Amounts of four digits that the document has by itself."""
        return {int(n.replace(",", "")) for n in re.findall(r"([\d,]{4,6})百万円", self.text)}

    def tables_amount(self) -> int | None:
        budgets = load_tables(self.place / "tables").budgets
        row = budgets[
            (budgets.issue_no == 1) & (budgets.fiscal_year == 2026) & (budgets.phase == "approved")
        ]
        return int(row["amount_yen"].iloc[0]) // 10**6


def nights(verb: str, count: int, seed: int, place: Path) -> Tally:
    """So many nights; amounts of four digits, each used once."""
    handler = Handler()
    server = Server(handler)
    server.start()
    try:
        made = Nights(place, server, handler, seed)
        free = [n for n in range(2001, 8999) if n not in made.own]
        for amount in made.random.sample(free, count):
            made.night(verb, amount)
        return made.tally
    finally:
        server.stop()


def main() -> None:
    """Run the nights and print their tally."""
    verb, count = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    place = Path(tempfile.mkdtemp(prefix="nights-"))
    try:
        tally = nights(verb, count, seed, place / "server")
    finally:
        shutil.rmtree(place)
    print(json.dumps({"verb": verb, "seed": seed, **vars(tally)}, ensure_ascii=False))


if __name__ == "__main__":
    os.environ.pop("PYTEST_CURRENT_TEST", None)
    main()
