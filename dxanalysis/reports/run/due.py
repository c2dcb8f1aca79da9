"""Which reports of a selection are to be made, and why."""

from __future__ import annotations

from dxanalysis.reports.manifest import WHY, Entry
from dxanalysis.reports.request.order import EVERYTHING, Folders, Selection
from dxanalysis.reports.request.selection import Request, select
from dxanalysis.reports.run.inputs import Digests, Inputs
from dxanalysis.reports.run.up_to_date import is_there
from dxanalysis.store.frames import Tables


class Due:
    """The requests of a selection held against what was made before (`entries`)."""

    def __init__(
        self, tables: Tables, folders: Folders, selection: Selection, entries: dict[str, Entry]
    ) -> None:
        self._digests = Digests(tables, folders.notebooks)
        self._out, self._entries = folders.out, entries
        self.requests = select(tables, selection)
        """What was asked for, plan by plan, issue by issue."""
        every = self.requests if selection == EVERYTHING else select(tables, EVERYTHING)
        self.inputs: dict[str, Inputs] = {
            request.html: self._digests.of(request) for request in [*every, *self.requests]
        }
        """What every possible report would be made from now, by the place of its HTML."""

    def notebook(self, request: Request) -> str:
        """The source of the request's notebook."""
        return self._digests.notebook(request)

    def why(self, request: Request, *, force: bool) -> list[str]:
        """The reasons to make a report, names of `WHY`; none: it stands as it is."""
        reasons = self._reasons(request) | ({"forced"} if force else set())
        return [name for name in WHY if name in reasons]

    def _reasons(self, request: Request) -> set[str]:
        last = self._entries.get(request.html)
        if last is None:
            return {"new"}
        return {
            *(["missing"] if not is_there(last, self._out) else []),
            *(["failed"] if last.status == "failed" else []),
            *self.inputs[request.html].changed_since(last.inputs),
        }

    def is_outdated(self, entry: Entry) -> bool:
        """Whether a report is not what would be made now."""
        inputs = self.inputs.get(entry.html)
        return inputs is None or inputs.sha256 != entry.inputs_sha256

    def all_done(self, entries: dict[str, Entry]) -> bool:
        """Whether every report that the tables call for is there, and none is old or failed."""
        return set(self.inputs) == set(entries) and not any(
            entry.status == "failed" or self.is_outdated(entry) for entry in entries.values()
        )
