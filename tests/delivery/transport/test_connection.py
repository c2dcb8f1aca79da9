"""The line to the server: verified, encrypted, logged in, and silent about the password."""

import base64
import json
import logging
import smtplib
import ssl
import traceback

import pytest
import trustme

from dxanalysis.delivery.settings.model import ServerSettings
from dxanalysis.delivery.settings.password import Password
from dxanalysis.delivery.transport.connection import (
    ConnectionLostError,
    ServerError,
    SmtpSession,
    shown_reply,
    smtp_session,
)
from tests.delivery.mail_room import config, deliver, division
from tests.delivery.smtp_server import HOST, Handler, server_context

A = "a@city.example.jp"
PASSWORD = "p4ss word+/Z"


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setenv("DX_TEST_PASSWORD", PASSWORD)
    return {"user": "dx", "password_env": "DX_TEST_PASSWORD"}


def safe(server, authority, password, **more):
    options = {"security": "starttls", "ca_file": authority.file, **password, **more}
    return config(server.port, division("総務課", A), **options)


def everything_said(out, sending, caplog, capfd):
    """All words that are left of a sending, wherever."""
    files = [path.read_text(encoding="utf-8") for path in out.rglob("*") if path.is_file()]
    printed = capfd.readouterr()
    return "\n".join([
        *files, printed.out, printed.err, caplog.text, str(sending),
        json.dumps([one.facts for one in sending.events], ensure_ascii=False), repr(sending),
    ])  # fmt: skip


def assert_hidden(text):
    carried = f"\0dx\0{PASSWORD}".encode()
    for form in (PASSWORD, *(base64.b64encode(f).decode() for f in (PASSWORD.encode(), carried))):
        assert form not in text


def test_a_mail_goes_over_starttls_with_the_password(
    safe_server, authority, password, out, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # the server's own, which sees it all
    sending = deliver(safe(safe_server, authority, password), out)
    assert sending.kinds == ["sent"]
    assert len(safe_server.handler.of(A)) == 1
    assert_hidden(everything_said(out, sending, caplog, capfd))


def test_a_mail_goes_over_tls_from_the_first_byte(serve, context, authority, password, out):
    handler = Handler(passwords={"dx": PASSWORD})
    server = serve(
        handler,
        ssl_context=context,
        authenticator=handler.authenticate,
        auth_require_tls=False,  # to aiosmtpd only STARTTLS is TLS
    )
    assert deliver(safe(server, authority, password, security="tls"), out).kinds == ["sent"]


@pytest.mark.parametrize(
    "refusal",
    [
        None,
        "535 5.7.8 bad password " + base64.b64encode(f"\0dx\0{PASSWORD}".encode()).decode(),
        f"535 5.7.8 your password {PASSWORD} is wrong",
    ],
)
def test_a_wrong_password_is_told_without_it(
    safe_server, authority, password, out, caplog, capfd, refusal
):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    safe_server.handler.passwords["dx"] = "another"
    safe_server.handler.refusal = refusal
    sending = deliver(safe(safe_server, authority, password), out)
    assert sending.kinds == ["server", "waiting"]  # no second try: it would lock the account
    assert "ログインできません(535)" in str(sending)
    assert safe_server.handler.received == []
    assert_hidden(everything_said(out, sending, caplog, capfd))


def test_the_traceback_of_a_wrong_password_has_it_nowhere(safe_server, authority, password):
    safe_server.handler.passwords["dx"] = "another"
    safe_server.handler.refusal = f"535 {PASSWORD}"
    server = safe(safe_server, authority, password).server
    with pytest.raises(ServerError) as caught, smtp_session(server, server.password()):
        pass
    assert_hidden("".join(traceback.format_exception(caught.value)))
    assert caught.value.__suppress_context__


def test_a_login_that_is_put_off_is_tried_again(safe_server, authority, password, out):
    safe_server.handler.passwords["dx"] = "another"
    safe_server.handler.refusal = "454 4.7.0 Temporary authentication failure"
    sending = deliver(safe(safe_server, authority, password), out)
    assert sending.kinds.count("server") > 1


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("fault", ["unknown authority", "another host"])
def test_a_certificate_that_does_not_verify_is_refused(
    serve, authority, password, out, security, fault
):
    maker = trustme.CA() if fault == "unknown authority" else authority
    host = HOST if fault == "unknown authority" else "mail.example.jp"
    context = server_context(maker.issue_cert(host))
    how = {"tls_context": context} if security == "starttls" else {"ssl_context": context}
    server = serve(Handler(), **how)
    sending = deliver(safe(server, authority, password, security=security), out)
    assert sending.kinds == ["server", "waiting"]
    assert "証明書を確かめられません" in str(sending)
    assert server.handler.received == []


def test_the_systems_authorities_count_without_a_file(safe_server, password, out):
    sending = deliver(safe(safe_server, type("None", (), {"file": None}), password), out)
    assert "証明書を確かめられません" in str(sending)


@pytest.mark.parametrize("with_password", [True, False])
def test_a_server_without_starttls_gets_nothing(server, authority, password, out, with_password):
    login = password if with_password else {}
    sending = deliver(safe(server, authority, login), out)
    assert sending.kinds == ["server", "waiting"]
    assert "STARTTLS" in str(sending)
    assert server.handler.received == []


def test_a_password_never_goes_over_a_line_in_clear(server, password):
    in_clear = ServerSettings.model_construct(
        host=HOST, port=server.port, security="none", **password
    )
    with pytest.raises(ServerError, match="STARTTLS"), smtp_session(in_clear, Password(PASSWORD)):
        pass


def test_a_server_that_takes_no_password_is_told(serve, context, authority, password, out):
    server = serve(Handler(), tls_context=context, auth_exclude_mechanism=["LOGIN", "PLAIN"])
    sending = deliver(safe(server, authority, password), out)
    assert "AUTH" in str(sending)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_tls_from_1_2_on_is_spoken(serve, authority, out, version):
    context = server_context(authority.issue_cert(HOST))
    context.minimum_version = context.maximum_version = version
    server = serve(Handler(), tls_context=context, require_starttls=True)
    sending = deliver(safe(server, authority, {}), out)
    assert sending.kinds == ["sent"]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_older_tls_is_not_spoken(serve, authority, out):
    context = server_context(authority.issue_cert(HOST))
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    server = serve(Handler(), tls_context=context, require_starttls=True)
    sending = deliver(safe(server, authority, {}), out)
    assert "sent" not in sending.kinds
    assert server.handler.received == []


def test_a_servers_words_are_shown_on_one_line():
    assert shown_reply(b"a\r\nb\x1b[31m\xff", None, "") == "a  b [31m\ufffd"
    assert len(shown_reply("x" * 999, None, "")) == 200


class Cutting(smtplib.SMTP):
    """A line on which nothing can be written."""

    def send(self, _content):
        raise smtplib.SMTPServerDisconnected("Server not connected")


def test_a_message_that_could_not_be_written_was_not_handed_over():
    line = SmtpSession(Cutting(), ServerSettings.model_construct(host=HOST, port=25), None)
    with pytest.raises(ConnectionLostError):
        line.write(b"x")


class Keeping(smtplib.SMTP):
    """A line that keeps what is written."""

    def send(self, content):
        self.written = content


@pytest.mark.parametrize(
    ("content", "on_the_line"),
    [(b".\r\n..\r\nx", b"..\r\n...\r\nx\r\n"), (b"a\r\n.", b"a\r\n..\r\n")],
)
def test_a_line_that_begins_with_a_dot_ends_no_message(content, on_the_line):
    smtp = Keeping()
    SmtpSession(smtp, ServerSettings.model_construct(host=HOST, port=25), None).write(content)
    assert smtp.written == on_the_line
