"""`dxanalysis send`: each division gets the mail that it does not have yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dxanalysis.base.lock import only_writer
from dxanalysis.delivery import progress
from dxanalysis.delivery.outgoing import LetterWriter, MailPreparation
from dxanalysis.delivery.progress import OnProgress
from dxanalysis.delivery.record.record import DeliveryRecord
from dxanalysis.delivery.settings.model import DeliverySettings
from dxanalysis.delivery.transport.queue import Clock, SendQueue
from dxanalysis.reports.run.currency import FindOutdated

RECORD_FOLDER = ".delivery"


@dataclass(frozen=True)
class SendOptions:
    """How to send: with `dry_run` only files are written.

    `resend` and `arrived` are Message-IDs that a person has decided about; `wait` is how many
    seconds to wait for another command.
    """

    dry_run: bool = False
    resend: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    wait: float = 0
    clock: Clock = field(default_factory=Clock)


def send(  # noqa: PLR0913, PLR0917 - what to send, to whom, and who says what may go
    settings: DeliverySettings,
    out: Path,
    write_letter: LetterWriter,
    find_outdated: FindOutdated,
    on_progress: OnProgress,
    options: SendOptions = SendOptions(),
) -> None:
    """Send every division what it does not have, and the operator what failed.

    What `find_outdated` names is not sent (`dxanalysis.reports.run.currency`).

    What becomes of each is reported. Raises `SettingsError`, `DeliveryError`, `JournalError`,
    `LockedError` and `ManifestError`, all before anything is sent.
    """
    with only_writer(out / RECORD_FOLDER, options.wait):
        (out / RECORD_FOLDER).chmod(0o700)  # outputs may lie on a web server, addresses must not
        record = DeliveryRecord(out / RECORD_FOLDER)
        preparation = MailPreparation(settings, out, record, on_progress, dry_run=options.dry_run)
        password = None if options.dry_run else settings.server.password()
        if not options.dry_run:
            if moment := record.newest_in_future():
                on_progress(progress.clock_differs(moment))
            record.hold_unanswered()
            for decision in record.decide(options.resend, options.arrived):
                on_progress(progress.decided(decision))
        with only_writer(out, options.wait):  # reports are read while nobody makes them;
            preparation.prepare(write_letter, find_outdated)
        if not options.dry_run:  # sending, which may take long, keeps no run waiting
            queue = SendQueue(settings, password, record, on_progress, options.clock)
            waiting = preparation.give_up_old(queue.send(preparation.queued))
            waiting += queue.send(preparation.tell_undelivered())
            preparation.finish(waiting)
