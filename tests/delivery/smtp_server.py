"""A real SMTP server on loopback that keeps what it receives, and misbehaves when told to."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections import defaultdict
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

HOST = "127.0.0.1"
CUT, CUT_AFTER_TAKING, HANG = "cut", "cut after taking", "hang"


@dataclass
class Received:
    """One message that the server took responsibility for."""

    sender: str
    recipients: list[str]
    content: bytes


@dataclass
class Handler:
    """Answers as planned: replies are used up one by one, then all goes well."""

    received: list[Received] = field(default_factory=list)
    mail: list[str] = field(default_factory=list)
    rcpt: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    data: list[str] = field(default_factory=list)
    cut_in_data: int = 0
    greetings: int = 0
    passwords: dict[str, str] = field(default_factory=dict)
    refusal: str | None = None
    sizes: list[str] = field(default_factory=list)

    def of(self, recipient: str) -> list[bytes]:
        """What a mailbox was given."""
        return [one.content for one in self.received if recipient in one.recipients]

    async def handle_EHLO(self, _server, session, _envelope, hostname, responses):  # noqa: N802
        self.greetings += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, _server, session, envelope, address, options):  # noqa: N802
        if self.passwords and not session.authenticated:
            return "530 5.7.0 Authentication required"
        if self.mail:
            return self.mail.pop(0)
        self.sizes += [one for one in options if one.startswith("SIZE=")]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.rcpt[address]:
            return self.rcpt[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        reply = self.data.pop(0) if self.data else "250 OK: queued as 4F2"
        if reply == HANG:
            await asyncio.sleep(3600)
        if reply.startswith("250") or reply == CUT_AFTER_TAKING:
            recipients = list(envelope.rcpt_tos)
            self.received.append(Received(envelope.mail_from, recipients, envelope.content))
        if reply in {CUT, CUT_AFTER_TAKING}:
            server.transport.abort()
        return reply

    def authenticate(self, _server, _session, _envelope, _mechanism, data):
        known = self.passwords.get(data.login.decode()) == data.password.decode()
        return AuthResult(success=known, handled=False, message=self.refusal)


class Misbehaving(SMTP):
    """Cuts the line in the middle of a message."""

    async def smtp_DATA(self, arg):  # noqa: N802
        if self.event_handler.cut_in_data:
            self.event_handler.cut_in_data -= 1
            await self.push("354 go ahead")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Server(Controller):
    """The server in a thread, on a port of the system's choice."""

    def __init__(self, handler: Handler, **options) -> None:
        super().__init__(handler, hostname=HOST, port=0, ready_timeout=60, **options)

    def factory(self):
        return Misbehaving(self.handler, **self.SMTP_kwargs)

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        with socket.create_connection((HOST, self.port), 60):
            self._factory_invoked.wait(60)


class OnceRefusing(threading.Thread):
    """A server that says one line to whoever comes, and leaves: no SMTP server, or a busy one."""

    def __init__(self, line: bytes) -> None:
        super().__init__(daemon=True)
        self.line, self.visits = line, 0
        self._socket = socket.create_server((HOST, 0))
        self.port = self._socket.getsockname()[1]

    def run(self):
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            with visitor:
                visitor.sendall(self.line)

    def close(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self.join()


def nobody_there() -> int:
    """A port that nobody listens on: it was ours a moment ago."""
    with socket.create_server((HOST, 0)) as free:
        return free.getsockname()[1]


def server_context(certificate) -> ssl.SSLContext:
    """TLS with a certificate of trustme's."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)
    return context
