"""Real processes: a second writer waits or leaves, and a dead owner holds nothing."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from dxanalysis.base.files import UnwritableError
from dxanalysis.base.lock import LockedError, only_writer

HOLD = """
import sys, time
from pathlib import Path
from dxanalysis.base.lock import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def holder(folder, seconds):
    """Another process that holds the folder."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, folder, str(seconds)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "held\n"
        yield other
    finally:
        other.kill()
        other.wait()
        other.stdout.close()


def test_the_second_leaves_and_says_who_is_there(tmp_path):
    with (
        holder(tmp_path, 60) as other,
        pytest.raises(LockedError, match=f"プロセス {other.pid}、開始 20") as raised,
        only_writer(tmp_path),
    ):
        pass
    assert "--wait" in str(raised.value)


def test_the_second_waits_as_long_as_it_was_told(tmp_path):
    with holder(tmp_path, 1), only_writer(tmp_path, wait=60):
        assert (tmp_path / ".lock-owner.json").is_file()


def test_a_dead_owner_holds_nothing(tmp_path):
    with holder(tmp_path, 60) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        begun = time.monotonic()
        with only_writer(tmp_path):
            assert time.monotonic() - begun < 30


def test_afterwards_it_is_free_again(tmp_path):
    for _ in range(2):
        with only_writer(tmp_path / "new"):
            pass
    assert not (tmp_path / "new/.lock-owner.json").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableError, match="書けません"), only_writer(tmp_path / "file"):
        pass
