"""From reports to messages in the outbox: which there are, and for whom each is still due."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery import news
from dxanalysis.delivery.letter.notice import Notice, Problem, problems_of_reports
from dxanalysis.delivery.message.draft import (
    OPERATOR,
    Draft,
    LetterWriter,
    draft_of_notice,
    draft_of_share,
)
from dxanalysis.delivery.message.outbox import Outbox
from dxanalysis.delivery.news import Teller
from dxanalysis.delivery.recipients import Share, shares
from dxanalysis.delivery.record.record import Record
from dxanalysis.delivery.settings.model import DeliverySettings
from dxanalysis.delivery.transport.handover import Parcel
from dxanalysis.reports.manifest import read_manifest


class Preparation:
    """Reads the reports of a folder and writes the messages that are due into its outbox.

    With `dry_run` every message is written, whatever was sent before, and nothing is recorded.
    """

    def __init__(
        self, settings: DeliverySettings, out: Path, record: Record, tell: Teller, *, dry_run: bool
    ) -> None:
        self._settings, self._out, self._record = settings, out, record
        self._tell, self._dry_run = tell, dry_run
        self._outbox = Outbox(out)
        self._files: set[Path] = set()
        self._problems: list[Problem] = []
        self._withheld: list[str] = []
        self.parcels: list[Parcel] = []
        """The messages to hand over."""

    def prepare(self, write_letter: LetterWriter) -> None:
        """Write the messages of all divisions, and the operator's of what failed.

        Raises `SettingsError` for plans, issues and reports that are not there.
        """
        manifest = read_manifest(self._out)
        for position, share in enumerate(shares(self._settings, manifest, self._out), 1):
            if reason := share.reason_to_wait:
                self._withhold(share, reason)
                continue
            with self._others_go_on(share):
                mail = self._settings.mail
                draft = draft_of_share(share, mail, self._record, write_letter, self._out)
                self._put(draft, position)
        self._problems[:0] = problems_of_reports(manifest, self._out)
        self._tell_operator()
        self._outbox.keep_only(self._files)

    def finish(self, waiting: list[Parcel]) -> None:
        """Tell what still waits, and keep the files of that and of what a person has to decide."""
        for parcel in waiting:
            self._tell(news.of_outcome("waiting", parcel, parcel.recipients, ""))
        done = {parcel.file for parcel in self.parcels} - {parcel.file for parcel in waiting}
        asked = {p.file for p in self.parcels if p.item in self._record.open_questions()}
        self._outbox.keep_only(self._files - (done - asked))

    def _withhold(self, share: Share, reason: str) -> None:
        self._withheld.append(share.division.name)
        self._tell(news.of_withheld(share.division.name, reason))

    @contextmanager
    def _others_go_on(self, share: Share) -> Iterator[None]:
        """A message that cannot be made keeps nobody else's back."""
        place = f"{share.division.name} へのメール"
        try:
            yield
        except DxanalysisError as error:
            problem = Problem(place, str(error))
        except Exception as error:  # the operator gets the traceback
            text = "".join(traceback.format_exception(error))
            problem = Problem(place, f"{type(error).__name__}: {error}", text)
        else:
            return
        self._problems.append(problem)
        self._withhold(share, f"メールを作成できません({problem.reason})")

    def _put(self, draft: Draft, position: int) -> None:
        """Write a message for those who are to get it, and tell of those who are not."""
        standings = {one: self._record.standing(draft.item, one) for one in draft.recipients}
        due = tuple(one for one in draft.recipients if standings[one] == "due")
        if self._dry_run:
            self._tell(news.of_file(self._written(draft, due, position), draft.recipients))
        elif set(standings.values()) == {"sent"}:
            self._tell(news.of_already(draft.label))
        else:
            self._tell_open(parcel := self._written(draft, due, position), draft)
            if due:
                self._record.queue(draft.item, due)
                self.parcels.append(parcel)

    def _written(self, draft: Draft, due: tuple[str, ...], position: int) -> Parcel:
        message_id = draft.item.message_id
        file = self._outbox.put(position, draft.topic, message_id, draft.write())
        self._files.add(file)
        return Parcel(draft.item, draft.label, draft.subject, file, due)

    def _tell_open(self, parcel: Parcel, draft: Draft) -> None:
        """Tell what waits for a person's word since an earlier run."""
        asked = [
            one
            for one in draft.recipients
            if self._record.standing(draft.item, one) in {"held", "refused"}
        ]
        for (event, reply), recipients in self._record.outcomes(draft.item.key, asked).items():
            self._tell(news.of_outcome(news.TOLD[event], parcel, recipients, reply))

    def _tell_operator(self) -> None:
        """A mail of all that failed, once; when all is well again, the next failure is news."""
        if self._problems:
            notice = Notice(tuple(self._problems), tuple(self._withheld))
            self._put(draft_of_notice(notice, self._settings.mail, self._record), 0)
        elif not self._dry_run:
            self._record.clear(OPERATOR)
