"""The whole command as a scheduler calls it, in processes of its own."""

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SLOW = "import time\ntime.sleep(120)"


@pytest.fixture
def room(tmp_path):
    """A folder with the real plan, and the words that make a run work in it."""
    (tmp_path / "raw").mkdir()
    shutil.copy(CHECKOUT / "data/raw/r8-digital-draft.txt", tmp_path / "raw")
    return tmp_path


def words(room, *more):
    places = [word for name in ("raw", "data", "out") for word in (f"--{name}", room / name)]
    return [sys.executable, "-m", "dxanalysis", "run", *map(str, [*places, *more])]


def run(room, *more):
    return subprocess.run(words(room, *more), capture_output=True, text=True, check=False)


ONE = ("--report", "overview")


def test_a_slot_is_run_once_and_shown(room):
    at = ("--scheduled", "2025-11-24T03:00")
    done = run(room, *at, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    page = (room / "out/2026-digital/overview.html").read_text(encoding="utf-8")
    assert "2025年11月24日 03時00分</time>の回" in page
    manifest = json.loads((room / "out/manifest.json").read_text(encoding="utf-8"))
    assert manifest["scheduled"] == "2025-11-24T03:00:00+09:00"
    assert manifest["versions"]["pandas"]

    again = run(room, *at)
    assert again.returncode == 0
    assert "済んでいます" in again.stdout
    later = run(room, "--scheduled", "2025-11-25T03:00")
    assert later.returncode == 0
    assert "作成 0件、変更なし 9件、失敗 0件" in later.stdout


def test_a_slot_that_is_no_time_is_wrong_usage(room):
    done = run(room, "--scheduled", "明日")
    assert done.returncode == 2
    assert "予定時刻「明日」" in done.stderr


def test_machines_read_one_object_a_line_and_the_log_is_added_to(room):
    done = run(room, *ONE, "--log-json", "--log", room / "log/run.log")
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [e["event"] for e in events] == ["document", "planned", "report", "summary"]
    assert events[2]["html"] == "2026-digital/overview.html"
    assert events[2]["why"] == ["new"]
    run(room, *ONE, "--log", room / "log/run.log")
    lines = (room / "log/run.log").read_text(encoding="utf-8").splitlines()
    assert sum("作成 0件、変更なし 1件" in line for line in lines) == 1
    assert all(line[:2] == "20" for line in lines)


def test_cold_gives_the_same_page(room):
    pages = []
    for how in ((), ("--cold", "--force")):
        assert run(room, *ONE, *how).returncode == 0
        page = (room / "out/2026-digital/overview.html").read_text(encoding="utf-8")
        pages.append([line for line in page.splitlines() if "<time" not in line])
    assert pages[0] == pages[1]


@pytest.fixture
def slow(room):
    """A command whose first report is at work and takes long."""
    run(room, "--report", "overview")
    checkout = room / "checkout"
    for name in ("dxanalysis", "notebooks"):
        shutil.copytree(CHECKOUT / name, checkout / name)
    shutil.copy(CHECKOUT / "pyproject.toml", checkout)
    notebook = checkout / "notebooks/overview.ipynb"
    content = json.loads(notebook.read_text(encoding="utf-8"))
    began = f"open({str(room / 'began')!r}, 'w').close()\n"
    content["cells"][-1] |= {"source": began + SLOW, "cell_type": "code"}
    content["cells"][-1] |= {"outputs": [], "execution_count": None}
    notebook.write_text(json.dumps(content), encoding="utf-8")
    command = subprocess.Popen(
        words(room, "--report", "overview"),
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (room / "began").exists():
        assert command.poll() is None, command.stderr.read()
        time.sleep(0.1)
    yield command
    command.kill()
    command.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly_and_soon(room, slow, number):
    begun = time.monotonic()
    slow.send_signal(number)
    out, err = slow.communicate(timeout=60)
    assert time.monotonic() - begun < 20
    assert slow.returncode == 128 + number, out + err
    assert "中断しました" in err
    assert "Traceback" not in err
    manifest = json.loads((room / "out/manifest.json").read_text(encoding="utf-8"))
    assert [entry["status"] for entry in manifest["reports"]] == [
        "outdated"
    ]  # its notebook is another now
    records = [json.loads(p.read_text()) for p in sorted(room.glob("out/.runs/*/run.json"))]
    assert [record["status"] for record in records] == ["done", "interrupted"]


def test_two_at_once_the_second_leaves(room, slow):
    second = run(room, *ONE)
    assert second.returncode == 2
    assert f"プロセス {slow.pid}" in second.stderr


def test_a_terminal_shows_a_bar_with_the_report_at_work(room):
    ours, theirs = pty.openpty()
    command = subprocess.Popen(
        words(room, *ONE),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    while command.poll() is None or select.select([ours], [], [], 0)[0]:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    assert command.wait() == 0
    text = shown.decode(errors="replace")
    assert "0/1" in text
    assert "残り" in text
    assert "2026-digital/overview" in text


def test_the_log_tells_why_a_run_did_not_begin(room):
    assert run(room, *ONE, "--plan", "2026-x", "--log", room / "run.log").returncode == 2
    assert "エラー: 運営方針「2026-x」は表にありません" in (room / "run.log").read_text(
        encoding="utf-8"
    )
