"""From reports to messages in the outbox: which there are, and who is still to get each."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from dxanalysis.base.clock import now
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery import progress
from dxanalysis.delivery.letter.letter import Letter
from dxanalysis.delivery.letter.operator_notice import (
    Notice,
    OperatorNotice,
    Problem,
    problems_of_reports,
)
from dxanalysis.delivery.letter.undelivered_notice import Undelivered, UndeliveredNotice
from dxanalysis.delivery.message.addresses import parse_address
from dxanalysis.delivery.message.headers import MessageIds, department_of
from dxanalysis.delivery.message.mime import division_message, operator_message
from dxanalysis.delivery.progress import OnProgress
from dxanalysis.delivery.recipients import DivisionReports, reports_by_division
from dxanalysis.delivery.record.line import Mailing
from dxanalysis.delivery.record.outbox import Outbox, QueuedMessage
from dxanalysis.delivery.record.record import DeliveryRecord
from dxanalysis.delivery.settings.model import DeliverySettings, Division
from dxanalysis.reports.manifest import Entry, read_manifest
from dxanalysis.reports.run.currency import FindOutdated

LetterWriter = Callable[[Division, list[Entry], Path], Letter]
OPERATOR, UNDELIVERED = "operator", "operator/undelivered"
"""To whom notices go: what could not be made, and what did not arrive, each once."""
OPERATOR_LABELS = {OPERATOR: "運用担当", UNDELIVERED: "運用担当(届いていないメール)"}


@dataclass(frozen=True)
class OutgoingMessage:
    """A message before it is written: `label` is what people call the addressee.

    `topic` is for the file's name; `recipients` are all its mailboxes, as the record names them.
    """

    mailing: Mailing
    label: str
    topic: str
    subject: str
    recipients: tuple[str, ...]
    write: Callable[[], bytes]


class MailPreparation:
    """Reads the reports of a folder and writes the messages that are to be sent into its outbox.

    With `dry_run` every message is written, whatever was sent before, and nothing is recorded.
    """

    def __init__(
        self,
        settings: DeliverySettings,
        out: Path,
        record: DeliveryRecord,
        on_progress: OnProgress,
        *,
        dry_run: bool,
    ) -> None:
        self._settings, self._out, self._record = settings, out, record
        self._on_progress, self._dry_run = on_progress, dry_run
        self._outbox = Outbox(out)
        self._files: set[Path] = set()
        self._problems: list[Problem] = []
        self._withheld: list[str] = []
        self.queued: list[QueuedMessage] = []
        """The messages to hand over."""

    def prepare(self, write_letter: LetterWriter, find_outdated: FindOutdated) -> None:
        """Write the messages of all divisions, and the operator's of what failed.

        Reports that `find_outdated` names keep the mails back in which they would be.

        Raises `SettingsError` for plans, issues and reports that are not there.
        """
        manifest = read_manifest(self._out)
        outdated = find_outdated(manifest, self._out)
        reports = reports_by_division(self._settings, manifest, outdated)
        for position, one in enumerate(reports, 1):
            if reason := one.reason_to_wait:
                if reason == one.reason_of_errors:
                    self._problems.append(Problem(f"{one.division.name} へのメール", reason))
                self._withhold(one, reason)
                continue
            with self._isolated(one):
                letter = write_letter(one.division, list(one.entries), self._out)
                self._put(self._division_message(one.division, letter), position)
        self._problems[:0] = problems_of_reports(manifest, self._out)
        self._notify_operator()
        self._outbox.keep_only(self._files)

    def give_up_old(self, waiting: list[QueuedMessage]) -> list[QueuedMessage]:
        """Give up what has waited for longer than the settings allow; the rest comes back."""
        limit = timedelta(days=self._settings.mail.expire_days)
        left = []
        for message in waiting:
            old = self._record.waiting_longer(message.mailing, message.recipients, limit)
            if old:
                reply = f"{self._settings.mail.expire_days}日のあいだ送れませんでした"
                self._record.add("expired", message.mailing, old, reply)
                self._on_progress(progress.outcome("expired", message, old, reply))
            if rest := tuple(one for one in message.recipients if one not in old):
                left.append(replace(message, recipients=rest))
        return left

    def tell_undelivered(self) -> list[QueuedMessage]:
        """Write a mail to the operator of what a person has to decide; the message, if it is new."""
        asked = [
            Undelivered.of(mailing.addressee, mailing.message_id, recipients, event, reply)
            for mailing, recipients in self._record.undecided().items()
            if mailing.addressee not in {OPERATOR, UNDELIVERED}
            for (event, reply), recipients in self._record.outcomes(
                mailing.addressee, recipients
            ).items()
        ]
        before = len(self.queued)
        if asked:
            self._put(self._undelivered_message(UndeliveredNotice(tuple(asked))), 0)
        else:
            self._record.clear(UNDELIVERED)
        return self.queued[before:]

    def finish(self, waiting: list[QueuedMessage]) -> None:
        """Report what still waits; keep the files of that and of what a person has to decide."""
        for message in waiting:
            self._on_progress(progress.outcome("waiting", message, message.recipients, ""))
        done = {message.file for message in self.queued} - {message.file for message in waiting}
        undecided = self._record.undecided()
        asked = {message.file for message in self.queued if message.mailing in undecided}
        self._outbox.keep_only(self._files - (done - asked))

    def _withhold(self, reports: DivisionReports, reason: str) -> None:
        self._withheld.append(reports.division.name)
        self._on_progress(progress.withheld(reports.division.name, reason))

    @contextmanager
    def _isolated(self, reports: DivisionReports) -> Iterator[None]:
        """A message that cannot be made keeps nobody else's back."""
        place = f"{reports.division.name} へのメール"
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
        self._withhold(reports, f"メールを作成できません({problem.reason})")

    def _put(self, outgoing: OutgoingMessage, position: int) -> None:
        """Write a message for those who are to get it, and report those who are not."""
        states = {self._record.state(outgoing.mailing, one) for one in outgoing.recipients}
        if self._dry_run:
            message = self._written(outgoing, position)
            self._on_progress(progress.file_written(message, outgoing.recipients))
        elif states == {"sent"}:
            self._on_progress(progress.already_sent(outgoing.label))
        else:
            message = self._written(outgoing, position)
            self._report_undecided(message, outgoing)
            if message.recipients:
                self._record.queue(outgoing.mailing, message.recipients)
                self.queued.append(message)

    def _written(self, outgoing: OutgoingMessage, position: int) -> QueuedMessage:
        message_id = outgoing.mailing.message_id
        file = self._outbox.put(position, outgoing.topic, message_id, outgoing.write())
        self._files.add(file)
        unsent = self._record.unsent(outgoing.mailing, outgoing.recipients)
        return QueuedMessage(outgoing.mailing, outgoing.label, outgoing.subject, file, unsent)

    def _report_undecided(self, message: QueuedMessage, outgoing: OutgoingMessage) -> None:
        """Report what waits for a person's word since an earlier run."""
        asked = [
            one
            for one in outgoing.recipients
            if self._record.state(outgoing.mailing, one) in {"held", "refused", "expired"}
        ]
        outcomes = self._record.outcomes(outgoing.mailing.addressee, asked)
        for (event, reply), recipients in outcomes.items():
            kind = progress.REPORTED[event]
            self._on_progress(progress.outcome(kind, message, recipients, reply))

    def _notify_operator(self) -> None:
        """A mail of all that failed, once; when all is well again, the next failure is new."""
        if self._problems:
            notice = OperatorNotice(tuple(self._problems), tuple(self._withheld))
            self._put(self._operator_message(notice), 0)
        elif not self._dry_run:
            self._record.clear(OPERATOR)

    def _division_message(self, division: Division, letter: Letter) -> OutgoingMessage:
        """The message of a division."""
        addressee = f"division/{division.key}"
        content = self._record.name_of(addressee, letter.content_sha256, letter.look_sha256)
        ids = self._ids(addressee, department_of(division.plan), content)
        mail = self._settings.mail
        return OutgoingMessage(
            mailing=Mailing(addressee, content, ids.message_id),
            label=division.name,
            topic=division.plan,
            subject=letter.subject,
            recipients=_mailboxes([*division.to, *division.cc]),
            write=lambda: division_message(letter, division, mail, ids, now()),
        )

    def _operator_message(self, notice: OperatorNotice) -> OutgoingMessage:
        """The message to the operator of what could not be made."""
        return self._notice(OPERATOR, notice)

    def _undelivered_message(self, notice: UndeliveredNotice) -> OutgoingMessage:
        """The message to the operator of what did not arrive."""
        return self._notice(UNDELIVERED, notice)

    def _notice(self, addressee: str, notice: Notice) -> OutgoingMessage:
        ids = self._ids(addressee, OPERATOR, notice.content_sha256)
        mail = self._settings.mail
        return OutgoingMessage(
            mailing=Mailing(addressee, notice.content_sha256, ids.message_id),
            label=OPERATOR_LABELS[addressee],
            topic=OPERATOR,
            subject=notice.subject,
            recipients=(mail.operator.key,),
            write=lambda: operator_message(notice, mail, ids, now()),
        )

    def _ids(self, addressee: str, topic: str, content: str) -> MessageIds:
        recurrence = self._record.recurrence(addressee, content)
        domain = self._settings.mail.sender.domain
        return MessageIds.of(addressee, topic, content, recurrence, domain)


def _mailboxes(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parse_address(text).key for text in texts))
