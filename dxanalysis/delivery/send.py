"""`dxanalysis send`: each division gets the mail that it does not have yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dxanalysis.base.lock import only_writer
from dxanalysis.delivery.message.draft import LetterWriter
from dxanalysis.delivery.news import Teller
from dxanalysis.delivery.preparation import Preparation
from dxanalysis.delivery.record.decision import decide
from dxanalysis.delivery.record.record import Record
from dxanalysis.delivery.settings.model import DeliverySettings
from dxanalysis.delivery.transport.pace import Clock
from dxanalysis.delivery.transport.post import Post

DELIVERY = ".delivery"


@dataclass(frozen=True)
class Order:
    """How to send: with `dry_run` only files are written.

    `resend` and `arrived` are Message-IDs that a person has decided about; `wait` is how many
    seconds to wait for another command.
    """

    dry_run: bool = False
    resend: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    wait: float = 0
    clock: Clock = field(default_factory=Clock)


def send(
    settings: DeliverySettings,
    out: Path,
    write_letter: LetterWriter,
    tell: Teller,
    order: Order = Order(),
) -> None:
    """Send every division what it does not have, and the operator what failed.

    What becomes of each is told. Raises `SettingsError`, `DeliveryError`, `JournalError`,
    `UnknownMessageError`, `LockedError` and `ManifestError`, all before anything is sent.
    """
    with only_writer(out / DELIVERY, order.wait):
        (out / DELIVERY).chmod(0o700)  # outputs may lie on a web server, and addresses must not
        record = Record(out / DELIVERY)
        preparation = Preparation(settings, out, record, tell, dry_run=order.dry_run)
        secret = None if order.dry_run else settings.server.password()
        if not order.dry_run:
            decide(record, order.resend, order.arrived, tell)
        with only_writer(out, order.wait):  # reports are read while nobody makes them;
            preparation.prepare(write_letter)
        if not order.dry_run:  # sending, which may take long, keeps no run waiting
            post = Post(settings, secret, record, tell, order.clock)
            preparation.finish(post.send(preparation.parcels))
