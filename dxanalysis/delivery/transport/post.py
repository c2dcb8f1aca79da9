"""All messages that wait, handed to the server: at a pace, and again after growing pauses."""

from __future__ import annotations

from dataclasses import replace

from dxanalysis.delivery import news
from dxanalysis.delivery.news import Teller
from dxanalysis.delivery.record.record import Record
from dxanalysis.delivery.settings.model import DeliverySettings
from dxanalysis.delivery.settings.password import Password
from dxanalysis.delivery.transport.connection import LineCutError, ServerError, connected
from dxanalysis.delivery.transport.handover import Handover, Parcel
from dxanalysis.delivery.transport.pace import PAUSES, Clock, Pace


class Post:
    """The way to the server in one run.

    A connection for each message: none has to be kept open while another waits for its turn.
    """

    def __init__(
        self,
        settings: DeliverySettings,
        secret: Password | None,
        record: Record,
        tell: Teller,
        clock: Clock,
    ) -> None:
        self._settings, self._secret, self._record = settings, secret, record
        self._tell, self._clock = tell, clock
        self._pace = Pace(settings.mail.per_minute, clock)

    def send(self, parcels: list[Parcel]) -> list[Parcel]:
        """Hand over all that the server takes; what it does not take yet comes back."""
        waiting, lasting = self._round(parcels)
        for pause in PAUSES:
            if not waiting or lasting:
                break
            self._tell(news.of_pause(pause, len(waiting)))
            self._clock.sleep(pause)
            waiting, lasting = self._round(waiting)
        return waiting

    def _round(self, parcels: list[Parcel]) -> tuple[list[Parcel], bool]:
        """Try each once; what still waits, and whether trying again would change nothing."""
        for parcel in parcels:
            self._pace.wait()
            try:
                self._hand_over(parcel)
            except ServerError as error:  # so it would be for the others
                self._tell(news.of_server(error))
                return self._waiting(parcels), error.lasting
            self._tell_outcome(parcel)
        return self._waiting(parcels), False

    def _hand_over(self, parcel: Parcel) -> None:
        with connected(self._settings.server, self._secret) as line:
            try:
                Handover(line, parcel, self._record).run(self._settings.mail.sender.address)
            except LineCutError as error:  # the server did not get it as a whole
                self._record.note("deferred", parcel.item, self._due(parcel), str(error))

    def _due(self, parcel: Parcel) -> tuple[str, ...]:
        return tuple(
            one for one in parcel.recipients if self._record.standing(parcel.item, one) == "due"
        )

    def _waiting(self, parcels: list[Parcel]) -> list[Parcel]:
        left = [replace(parcel, recipients=self._due(parcel)) for parcel in parcels]
        return [parcel for parcel in left if parcel.recipients]

    def _tell_outcome(self, parcel: Parcel) -> None:
        """One line for all recipients with the same answer."""
        outcomes = self._record.outcomes(parcel.item.key, parcel.recipients)
        for (event, reply), recipients in outcomes.items():
            if kind := news.TOLD.get(event):
                self._tell(news.of_outcome(kind, parcel, recipients, reply))
