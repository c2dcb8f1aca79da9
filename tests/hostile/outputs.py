"""Every hostile text through every output, and what of it came out as more than text.

`python -m tests.hostile.outputs` prints for each output how many texts went through it and how many
did something: markup, script, formula, escape or header.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.base.clock import now
from dxanalysis.delivery.letter.letter import write_letter
from dxanalysis.delivery.message.headers import MessageIds
from dxanalysis.delivery.message.mime import division_message
from dxanalysis.delivery.settings.model import Division
from dxanalysis.reports.manifest import read_manifest
from dxanalysis.store.frames import Tables
from dxanalysis.store.store import load_tables, write_tables
from dxanalysis.text.visible import visible
from tests.delivery.mail_room import config
from tests.hostile.kinds import KINDS

_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Seen(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.texts: list[str] = []
        self.addresses: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, tuple(sorted(name for name, _ in attrs))] += 1
        self.addresses |= {
            value or "" for name, value in attrs if name in {"href", "src", "action"}
        }

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements["!--", ()] += 1


def hostile(tables: Tables, texts: list[str]) -> Tables:
    """The tables with an issue, a strategy, an indicator and a target for each of these texts."""
    frames = {name: frame.copy() for name, frame in tables.frames().items()}
    for table, columns in (
        ("issues", ("title", "challenge")),
        ("strategies", ("title",)),
        ("indicators", ("title",)),
        ("targets", ("text",)),
        ("budgets", ("amount_text",)),
    ):
        first = frames[table].head(1)
        rows = first.loc[first.index.repeat(len(texts))].reset_index(drop=True)
        rows["issue_no"] = range(1, len(texts) + 1)
        for column in columns:
            rows[column] = texts
        frames[table] = rows
    frames["issues"]["issue_label"] = [str(number) for number in range(1, len(texts) + 1)]
    for table, column in (
        ("narratives", "text"), ("glossary", "definition"), ("plans", "head"),
        ("diagnostics", "text"), ("diagnostics", "message"),
    ):  # fmt: skip
        length = len(frames[table])
        frames[table][column] = (texts * length)[:length]
    frames["narratives"]["issue_no"] = None
    frames["narratives"] = frames["narratives"].drop_duplicates(["plan_id", "issue_no", "section"])
    frames["plans"]["department"] = texts[0]
    return Tables.from_frames(frames)


def is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and sign not in "\n\t"


class Outputs:
    """What was found of each output: how many texts went through it, and the faults."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.through: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = defaultdict(list)

    def look(self, tables: Tables) -> None:
        """All kinds through all outputs at once."""
        plain = self.place / "plain"
        write_tables(tables, plain / "tables")
        self.command(plain, "report")
        known = self.elements_of(plain)
        headers = set(self.mail(plain).keys())
        names, texts = tuple(KINDS), list(KINDS.values())
        folder = self.place / "hostile"
        write_tables(hostile(tables, texts), folder / "tables")
        said = self.command(folder, "report")
        self.csv(folder / "tables", names)
        self.terminal(said, folder / "log.txt", names)
        self.pages(folder, known, texts, names)
        self.message(self.mail(folder), headers, known, names)

    def command(self, folder: Path, verb: str) -> str:
        """The reports of the overview and of an issue, as they are typed."""
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "dxanalysis",
                verb,
                "--report",
                "overview",
                "--data",
                folder / "tables",
                "--out",
                folder / "out",
                "--log",
                folder / "log.txt",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            self.faults["command"].append(done.stderr)
        return done.stdout + done.stderr

    def elements_of(self, folder: Path) -> set[tuple[str, tuple[str, ...]]]:
        pages = [*(folder / "out").rglob("*.html")]
        mails = [self.mail(folder).get_body(("html",)).get_content()]
        found = [Seen(page) for page in [*(p.read_text("utf-8") for p in pages), *mails]]
        return {element for seen in found for element in seen.elements}

    def csv(self, folder: Path, names: tuple[str, ...]) -> None:
        for path in folder.glob("*.csv"):
            content = path.read_bytes().decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(content, newline="")))
            for cell in (cell for row in rows for cell in row):
                formula = cell.startswith(_SPREADSHEETS) and len(cell) > 1 and not _is_number(cell)
                control = any(unicodedata.category(c) == "Cc" and c != "\t" for c in cell)
                if formula or control:
                    self.faults["csv"].append(f"{path.name}: {cell!r}")
            if len({len(row) for row in rows if row}) > 1:
                self.faults["csv"].append(f"{path.name}: rows of several lengths")
        self.through["csv"] += len(names)

    def terminal(self, said: str, log: Path, names: tuple[str, ...]) -> None:
        for where, text in (("terminal", said), ("log", log.read_text(encoding="utf-8"))):
            bad = [sign for sign in text if is_unseen(sign)]
            if bad:
                self.faults[where].append(repr(bad))
            self.through[where] += len(names)

    def pages(
        self,
        folder: Path,
        known: set[tuple[str, tuple[str, ...]]],
        texts: list[str],
        names: tuple[str, ...],
    ) -> None:
        for path in (folder / "out").rglob("*.html"):
            where = "index" if path.name == "index.html" else "page"
            content = path.read_text(encoding="utf-8")
            seen = Seen(content)
            self.elements(where, seen, known)
            if any(map(is_unseen, content)):
                self.faults[where].append(f"{path.name}: characters that are not seen")
            shown = " ".join("".join(seen.texts).split())
            if where == "page":
                lost = [t for t in texts if " ".join(visible(t).split()) not in shown and "\r" not in t and len(t) < 200]  # fmt: skip
                self.faults[where] += [f"lost: {text!r}" for text in lost]
            self.through[where] += len(names)
        manifest = json.loads((folder / "out/manifest.json").read_text(encoding="utf-8"))
        notebook = json.loads(
            (folder / "out/2026-digital/overview.ipynb").read_text(encoding="utf-8")
        )
        if len(manifest["reports"]) != 1 or len(notebook["cells"]) > 60:
            self.faults["manifest and notebook"].append("more than was made")
        self.through["manifest and notebook"] += len(names)

    def elements(self, where: str, seen: Seen, known: set[tuple[str, tuple[str, ...]]]) -> None:
        new = {e for e in seen.elements if e not in known and not _is_ours(e)}
        self.faults[where] += [str(element) for element in new]
        elsewhere = [a for a in seen.addresses if "evil" in a or a.lower().startswith("javascript")]
        self.faults[where] += elsewhere

    def mail(self, folder: Path) -> email.message.EmailMessage:
        out = folder / "out"
        division = Division(name="課", plan="2026-digital", to=("a@city.example.jp",))
        entries = list(read_manifest(out).entries.values())
        letter = write_letter(division, entries, out)
        settings = config(25)
        ids = MessageIds.of("x", "y", letter.content_sha256, 0, "city.example.jp")
        raw = division_message(letter, division, settings.mail, ids, now())
        return email.message_from_bytes(raw, policy=email.policy.default)

    def message(
        self,
        message: email.message.EmailMessage,
        headers: set[str],
        known: set[tuple[str, tuple[str, ...]]],
        names: tuple[str, ...],
    ) -> None:
        if set(message.keys()) != headers or message["To"] != "a@city.example.jp":
            self.faults["headers"].append(str(message.items()))
        if any(is_unseen(sign) or sign in "\n\t" for sign in message["Subject"]):
            self.faults["headers"].append(repr(message["Subject"]))
        for part in message.iter_attachments():
            if set(part.get_filename() or "/") & set('/\\:"<>|\n\r\0'):
                self.faults["headers"].append(repr(part.get_filename()))
        self.through["headers"] += len(names)
        html = message.get_body(("html",)).get_content()
        self.elements("mail", Seen(html), known)
        plain = message.get_body(("plain",)).get_content()
        if any(
            is_unseen(sign) for sign in plain.replace("\r\n", "\n") + html.replace("\r\n", "\n")
        ):
            self.faults["mail"].append("characters that are not seen")
        self.through["mail"] += len(names)

    def file_names(self) -> None:
        """Each kind as the name of a file below the raw documents, as far as a name can be so."""
        raw = self.place / "names"
        raw.mkdir()
        made = 0
        for text in KINDS.values():
            name = text.replace("/", "∕").replace("\0", "")[:60] + ".txt"
            if not name.startswith((".", "~$")):
                (raw / name).write_text("意味のない文", encoding="utf-8")
                made += 1
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "dxanalysis",
                "ingest",
                "--raw",
                raw,
                "--out",
                self.place / "named",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        lines = (done.stdout + done.stderr).splitlines()
        bad = [line for line in lines if any(map(is_unseen, line))]
        self.faults["file names"] += bad
        if len(list(raw.iterdir())) != len([line for line in lines if line.startswith("エラー")]):
            self.faults["file names"].append(f"{len(lines)} lines of {made} files")
        self.through["file names"] += made


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdigit()


def _is_ours(element: tuple[str, tuple[str, ...]]) -> bool:
    """Elements that a page has only where there is something to fold up."""
    return element in {
        ("details", ("class",)),
        ("summary", ()),
        ("small", ("class",)),
        ("mark", ()),
    }


def lines_of(outputs: Outputs) -> Iterator[str]:
    yield f"{len(KINDS)} kinds"
    for where, count in sorted(outputs.through.items()):
        yield f"{where}: {count} through, {len(outputs.faults.get(where, []))} did something"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        from dxanalysis.ingest.ingest import ingest

        source = Path(scratch) / "source"
        ingest([CHECKOUT / "data/raw/r8-digital-draft.txt"], source)
        found = Outputs(Path(scratch) / "outputs")
        found.place.mkdir()
        found.look(load_tables(source))
        found.file_names()
    print("\n".join(lines_of(found)))
    for where, faults in found.faults.items():
        print(*[f"{where}: {fault}" for fault in faults[:20]], sep="\n")
