"""The connection to the SMTP server: encrypted and verified before a password or a message goes over it."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.delivery.settings.model import ServerSettings
from dxanalysis.delivery.settings.password import Password

_REPLY_LENGTH = 200


class ServerError(DxanalysisError):
    """A server that takes no message; `lasting` says that trying again would change nothing."""

    def __init__(self, server: ServerSettings, reason: str, *, lasting: bool) -> None:
        super().__init__(server, reason)
        self.server, self.reason, self.lasting = server, reason, lasting

    def __str__(self) -> str:
        return f"メールサーバー {self.server.host}:{self.server.port}: {self.reason}"


class ConnectionLostError(Exception):
    """The connection broke, or the server's words made no sense, while a message was on its way."""


@dataclass(frozen=True)
class Reply:
    """A server's answer: three digits, and its text on one line, without the password."""

    code: int
    text: str

    @property
    def good(self) -> bool:
        """2xx: done."""
        return 200 <= self.code < 300

    @property
    def temporary(self) -> bool:
        """4xx: not now."""
        return 400 <= self.code < 500

    @property
    def permanent(self) -> bool:
        """5xx: never."""
        return 500 <= self.code < 600

    def __str__(self) -> str:
        return f"{self.code} {self.text}".strip()


class SmtpSession:
    """A server that is ready to take one message; each step raises `ConnectionLostError`."""

    def __init__(
        self, smtp: smtplib.SMTP, server: ServerSettings, password: Password | None
    ) -> None:
        self._smtp, self._server, self._password = smtp, server, password

    def mail(self, sender: str, size: int) -> Reply:
        """Say who sends, and how many bytes."""
        options = [f"size={size}"] if self._smtp.has_extn("size") else []
        return self._reply(lambda: self._smtp.mail(sender, options))

    def rcpt(self, recipient: str) -> Reply:
        """Name one recipient."""
        return self._reply(lambda: self._smtp.rcpt(recipient))

    def begin(self) -> Reply:
        """Ask to hand over the message: 354 is yes."""
        return self._reply(lambda: self._smtp.docmd("data"))

    def write(self, content: bytes) -> None:
        """Hand over all lines of the message. Until `end`, the server has nothing to deliver."""
        dots = content.replace(b"\r\n.", b"\r\n..")
        dots = b"." + dots if dots.startswith(b".") else dots
        try:
            self._smtp.send(dots if dots.endswith(b"\r\n") else dots + b"\r\n")
        except (smtplib.SMTPException, OSError) as error:
            raise ConnectionLostError(_reason(error)) from None

    def end(self) -> Reply:
        """Say that this was all: from here on it is the server's, whatever we hear."""
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(self._server.answer_timeout)
        return self._reply(lambda: self._smtp.docmd("."))

    def _reply(self, step: Callable[[], tuple[int, bytes]]) -> Reply:
        try:
            code, text = step()
        except (smtplib.SMTPException, OSError) as error:
            raise ConnectionLostError(_reason(error)) from None
        return Reply(code, shown_reply(text, self._password, self._server.user))


@contextmanager
def smtp_session(server: ServerSettings, password: Password | None) -> Iterator[SmtpSession]:
    """A session with the server, encrypted and logged in as configured; raises `ServerError`."""
    try:
        smtp = _opened(server)
    except (smtplib.SMTPException, OSError) as error:
        raise _error(server, error, password) from None
    with _closing(smtp):
        try:
            _greet(smtp, server, password)
        except (smtplib.SMTPException, OSError) as error:
            raise _error(server, error, password) from None  # its text may repeat the password
        yield SmtpSession(smtp, server, password)


@contextmanager
def _closing(smtp: smtplib.SMTP) -> Iterator[None]:
    """Take leave as the rules ask; a server that is gone is none of our business any more."""
    try:
        yield
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()
    finally:
        smtp.close()


def _opened(server: ServerSettings) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(
            server.host,
            server.port,
            local_hostname=_own_name(),
            timeout=server.timeout,
            context=_verifying(server),
        )
    return smtplib.SMTP(
        server.host, server.port, local_hostname=_own_name(), timeout=server.timeout
    )


def _verifying(server: ServerSettings) -> ssl.SSLContext:
    """TLS 1.2 or newer, the certificate verified and of this very host."""
    context = ssl.create_default_context(cafile=server.ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _greet(smtp: smtplib.SMTP, server: ServerSettings, password: Password | None) -> None:
    smtp.ehlo_or_helo_if_needed()
    if server.security == "starttls":
        if not smtp.has_extn("starttls"):
            raise _no_encryption(server)
        smtp.starttls(context=_verifying(server))
        smtp.ehlo_or_helo_if_needed()
    if password is None:
        return
    if not isinstance(smtp.sock, ssl.SSLSocket):  # the configuration refuses it, too
        raise _no_encryption(server)
    smtp.login(server.user, password.get_secret_value())


def _no_encryption(server: ServerSettings) -> ServerError:
    reason = (
        "暗号化(STARTTLS)に応じません。パスワードと本文を守れないため、送りません。"
        "設定の host、port、security を確かめてください"
    )
    return ServerError(server, reason, lasting=True)


def _error(server: ServerSettings, error: Exception, password: Password | None) -> ServerError:
    """What went wrong before a message could be handed over, in Japanese."""
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = f"証明書を確かめられません({error.verify_message})。送りません"
        return ServerError(server, reason, lasting=True)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        reason = f"ログインできません({error.smtp_code})。user とパスワードを確かめてください"
        return ServerError(server, reason, lasting=error.smtp_code >= 500)
    if isinstance(error, smtplib.SMTPResponseException):
        text = shown_reply(error.smtp_error, password, server.user)
        reason = f"受け付けません({error.smtp_code} {text})"
        return ServerError(server, reason, lasting=error.smtp_code >= 500)
    if isinstance(error, smtplib.SMTPServerDisconnected) or not isinstance(
        error, smtplib.SMTPException
    ):
        return ServerError(server, f"つながりません({_reason(error)})", lasting=False)
    return ServerError(server, "パスワードによるログイン(AUTH)に対応していません", lasting=True)


def shown_reply(text: bytes | str, password: Password | None, user: str) -> str:
    """A server's text as it may be shown: one line, no control characters, no password."""
    clear = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    clear = "".join(sign if sign.isprintable() else " " for sign in clear).strip()
    return (password.hide_in(clear, user) if password else clear)[:_REPLY_LENGTH]


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "時間内に応答がありません"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "途中で切れました"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__


@cache
def _own_name() -> str:
    """Our own name for EHLO; asked for once, since a name server may be slow to know it."""
    return socket.getfqdn()
