"""`dxanalysis send` as a scheduler calls it: words, exit statuses, and what is left behind."""

import email
import email.policy
import json
import shutil
import subprocess
import sys

import pytest

from dxanalysis.base.checkout import CHECKOUT
from tests.delivery.mail_room import put_reports
from tests.delivery.smtp_server import HOST

EXAMPLE = CHECKOUT / "deploy/delivery.example.toml"


def run(*words):
    command = [sys.executable, "-m", "dxanalysis", "send", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def real(outputs, processed, tmp_path):
    """All reports of the real plan with their tables, in folders of this test's own."""
    shutil.copytree(processed, tmp_path / "processed")
    return shutil.copytree(outputs, tmp_path / "outputs")


@pytest.fixture
def server_settings(server, tmp_path):
    """A configuration that sends to the server."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for line in ('user = "dxanalysis"', 'password_env = "DXANALYSIS_SMTP_PASSWORD"'):
        assert line in text
        text = text.replace(line, "")
    text = text.replace('"smtp.example.lg.jp"', f'"{HOST}"').replace("587", str(server.port))
    path = tmp_path / "delivery.toml"
    path.write_text(text.replace('"starttls"', '"none"'), encoding="utf-8")
    return path


def test_the_example_file_makes_a_mail_a_division_from_the_real_reports(real):
    done = run("--config", EXAMPLE, "--out", real, "--data", real.parent / "processed", "--dry-run")
    assert done.returncode == 0, done.stderr
    files = sorted((real / "outbox").glob("*.eml"))
    assert len(files) == 2
    for file, reports in zip(files, (9, 2), strict=True):
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert message["To"].addresses[0].domain == "example.lg.jp"
        assert message["Subject"]
        assert "http" not in message.get_body(("html",)).get_content()
        assert len(list(message.iter_attachments())) == reports
    assert "書き出し 2件" in done.stdout
    assert (
        run(
            "--config", EXAMPLE, "--out", real, "--data", real.parent / "processed", "--dry-run"
        ).returncode
        == 0
    )
    assert sorted((real / "outbox").glob("*.eml")) == files  # the same content, the same names


def test_sent_once_and_told_to_machines(real, server_settings, server):
    first = run(
        "--config",
        server_settings,
        "--out",
        real,
        "--data",
        real.parent / "processed",
        "--log-json",
        "--log",
        real / "send.log",
    )
    assert first.returncode == 0, first.stdout + first.stderr
    events = [json.loads(line) for line in first.stdout.splitlines()]
    assert [one["event"] for one in events] == ["sent", "sent", "summary"]
    assert events[0]["reply"] == "250 OK: queued as 4F2"
    assert "送信: デジタル統括室" in (real / "send.log").read_text(encoding="utf-8")
    assert len(server.handler.received) == 2
    again = run("--config", server_settings, "--out", real, "--data", real.parent / "processed")
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "送信済み 2件")
    assert len(server.handler.received) == 2


def test_a_configuration_that_the_reports_do_not_fit_is_status_2(tmp_path, server_settings, server):
    out = put_reports(tmp_path / "out")
    done = run("--config", server_settings, "--out", out)
    assert done.returncode == 2  # the example asks for issue 2, which these reports lack
    assert "division[1].issues[0]: 課「デジタル統括室 スマートシティ推進担当」" in done.stderr
    assert server.handler.received == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--config", "nowhere.toml"), "設定 nowhere.toml がありません"),
        (("--config", EXAMPLE, "--dry-run", "--arrived", "1@x"), "--arrived"),
        (("--config", EXAMPLE), "環境変数 DXANALYSIS_SMTP_PASSWORD"),
    ],
)
def test_nothing_is_done_without_a_configuration_or_a_password(tmp_path, words, told):
    done = run(*words, "--out", put_reports(tmp_path / "out"))
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_refused_recipient_is_status_1(real, server_settings, server):
    server.handler.rcpt["smartcity@example.lg.jp"] = ["550 5.1.1 No such user"]
    done = run("--config", server_settings, "--out", real, "--data", real.parent / "processed")
    assert done.returncode == 1
    assert "拒否: デジタル統括室 スマートシティ推進担当" in done.stderr
    assert done.stdout.splitlines()[-1] == "送信 2件、拒否 1件"  # one of them tells the operator


def test_two_at_once_the_second_leaves(tmp_path):
    from dxanalysis.base.lock import only_writer

    out = put_reports(tmp_path / "out")
    with only_writer(out / ".delivery"):
        done = run("--config", EXAMPLE, "--out", out, "--dry-run")
    assert done.returncode == 2
    assert "--wait" in done.stderr
