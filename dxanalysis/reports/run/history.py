"""The runs of a folder of outputs, each with a folder of its own below `.runs`.

While a run goes on, its folder holds the journal of what is being published; afterwards it is the
record of the run, with the pages and notebooks that it made. A folder without `run.json` belongs
to a run that was killed: its journal says which reports it had put in place, so that the next
run loses none of them and trusts none that was only half put in place.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from dataclasses import asdict, replace
from multiprocessing.util import get_temp_dir
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from dxanalysis.base.files import PART, write_whole
from dxanalysis.base.journal import Journal, read_lines
from dxanalysis.reports.manifest import Entry
from dxanalysis.reports.request.task import Outcome

RUNS = ".runs"
_JOURNAL, _RECORD = "reports.jsonl", "run.json"


class RunRecord:
    """One run: what it publishes, and the record that stays of it."""

    def __init__(self, out: Path, made_at: str) -> None:
        """Begin a run; `made_at` is its moment in ISO 8601."""
        self._out = out
        self._folder = _new_folder(out / RUNS, made_at)
        self.workshops = Path(mkdtemp(prefix="dx-"))
        """The folder in which reports are made; it goes with the run."""
        self._journal = Journal(self._folder / _JOURNAL)
        self._journal.append(
            {
                "workshops": str(self.workshops),
                "sockets": get_temp_dir(),  # multiprocessing's own, which a kill leaves behind
                "host": socket.gethostname(),
            }
        )

    def publish(self, entry: Entry, outcome: Outcome) -> None:
        """Put a report's notebook and page in place, after noting which they are."""
        self._journal.append({"entry": asdict(entry)})
        for name, content in ((entry.notebook, outcome.notebook), (entry.html, outcome.html)):
            write_whole(self._out / name, content)
            _keep_copy(self._out / name, self._folder / name)

    def recover(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        """Add to the entries what was put in place when the run was interrupted in between."""
        return _recovered(self._out, self._folder, entries)

    def finish(self, **facts: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Make the folder the record of a run that ended; call it once the manifest is written."""
        shutil.rmtree(self.workshops, ignore_errors=True)
        _finish(self._folder, facts)


class KilledRuns:
    """The runs of a folder that were killed; nobody may be running there now."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._folders = _unended(out)

    def __bool__(self) -> bool:
        return bool(self._folders)

    def recover(self, entries: dict[str, Entry]) -> dict[str, Entry]:
        """Add to the manifest's entries what the killed runs had put in place."""
        for folder in self._folders:
            entries = _recovered(self._out, folder, entries)
        return {html: self._settled(entry) for html, entry in entries.items()}

    def _settled(self, entry: Entry) -> Entry:
        """A report that was being made is what lies there, if that is whole."""
        if entry.status == "running" and entry.is_whole(self._out):
            return replace(entry, status="ok")
        return entry

    def clear(self) -> None:
        """Remove what they left lying about, and make records of them."""
        if self._folders:
            for part in self._out.rglob(f".*{PART}"):
                part.unlink(missing_ok=True)
        for folder in self._folders:
            for fact in read_lines(folder / _JOURNAL):
                if fact.get("host") == socket.gethostname():
                    _remove_left(fact)
            _finish(folder, {"status": "killed"})


def _remove_left(fact: dict[str, Any]) -> None:
    """Remove a killed run's folders; this process may have one of them in common with it."""
    for name in ("workshops", "sockets"):
        if (folder := fact.get(name)) and folder != get_temp_dir():
            shutil.rmtree(folder, ignore_errors=True)


def forget_old(out: Path, keep: int) -> None:
    """Remove the records of all but the last `keep` runs that ended."""
    ended = sorted((number, folder) for folder, number in _numbers(out / RUNS).items())
    for _, folder in ended[: max(0, len(ended) - keep)]:
        shutil.rmtree(folder, ignore_errors=True)


def killed_runs(out: Path) -> list[str]:
    """The names of runs that neither ended nor were taken up by a later one."""
    return [folder.name for folder in _unended(out)]


def last_run(out: Path) -> dict[str, Any] | None:
    """The record of the last run that ended, with its `name`; None without one."""
    ended = sorted((number, folder) for folder, number in _numbers(out / RUNS).items())
    if not ended:
        return None
    _, folder = ended[-1]
    try:
        record: dict[str, Any] = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return {"name": folder.name, "status": "unknown", **record}


def _unended(out: Path) -> list[Path]:
    folders = sorted((out / RUNS).glob("*/"))
    return [folder for folder in folders if not (folder / _RECORD).is_file()]


def _numbers(runs: Path) -> dict[Path, int]:
    """The records of ended runs, each with its number: clocks are set back, numbers are not.

    Those of an older version have none and come first, by their names.
    """
    found, unnumbered = {}, []
    for record in sorted(runs.glob(f"*/{_RECORD}")):
        try:
            found[record.parent] = int(json.loads(record.read_text(encoding="utf-8"))["number"])
        except (OSError, ValueError, KeyError, TypeError):
            unnumbered.append(record.parent)
    return found | {folder: at - len(unnumbered) for at, folder in enumerate(unnumbered)}


def _new_folder(runs: Path, made_at: str) -> Path:
    """Make a folder named by the moment, a later one of the same second after an earlier one."""
    name = made_at.replace(":", "")
    for number in range(1, 1000):
        folder = runs / (name if number == 1 else f"{name}-{number:03d}")
        if not folder.exists():
            folder.mkdir(parents=True)
            return folder
    raise FileExistsError(runs / name)


def _recovered(out: Path, run: Path, entries: dict[str, Entry]) -> dict[str, Entry]:
    """Entries as the journal of a run and the pages in place tell.

    A report that the run had only begun to put in place keeps its earlier entry, but is to be made
    again: its notebook may be of another making than its page.
    """
    found = dict(entries)
    for fact in (fact for fact in read_lines(run / _JOURNAL) if "entry" in fact):
        entry = Entry.from_json(fact["entry"])
        if entry.is_whole(out):
            found[entry.html] = entry
        elif entry.html in found:
            found[entry.html] = replace(found[entry.html], inputs={}, inputs_sha256="")
    return found


def _finish(folder: Path, facts: dict[str, Any]) -> None:
    number = max(_numbers(folder.parent).values(), default=0) + 1
    content = json.dumps({"number": max(number, 1), **facts}, ensure_ascii=False, indent=1)
    write_whole(folder / _RECORD, content + "\n")


def _keep_copy(file: Path, kept: Path) -> None:
    """Keep a file under a second name: a later run gives the first name to another file."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, kept)
    except OSError:  # a file system without links
        shutil.copy2(file, kept)
