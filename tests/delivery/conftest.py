"""Servers on loopback for the tests of delivery, and folders of reports to send from."""

from __future__ import annotations

import pytest
import trustme

from tests.delivery.mail_room import put_reports
from tests.delivery.smtp_server import HOST, Handler, Server, server_context


@pytest.fixture
def out(tmp_path):
    """A folder of outputs with three reports of one plan."""
    return put_reports(tmp_path / "out")


@pytest.fixture
def serve():
    """Start a server with a handler and aiosmtpd's own options."""
    running = []

    def start(handler: Handler | None = None, **options) -> Server:
        server = Server(handler or Handler(), **options)
        running.append(server)
        server.start()
        return server

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def server(serve):
    """A server in clear that behaves unless told otherwise."""
    return serve()


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate authority of ours, with its certificate in a file."""
    made = trustme.CA()
    made.file = tmp_path_factory.mktemp("ca") / "ca.pem"
    made.cert_pem.write_to_path(made.file)
    return made


@pytest.fixture(scope="session")
def context(authority):
    """TLS of a server whose certificate is right for its address."""
    return server_context(authority.issue_cert(HOST))


@pytest.fixture
def safe_server(serve, context):
    """A server with STARTTLS that asks for a password."""
    handler = Handler(passwords={"dx": "p4ss word+/Z"})
    return serve(
        handler,
        tls_context=context,
        require_starttls=True,
        authenticator=handler.authenticate,
        auth_required=True,
    )
