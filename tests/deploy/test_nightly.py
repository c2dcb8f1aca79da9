"""`deploy/nightly` run for real, with a command in the checkout that only tells what it was given."""

import os
import shutil
import subprocess
from datetime import datetime, timedelta, timezone

import pytest

from dxanalysis.base.checkout import CHECKOUT

JAPAN = timezone(timedelta(hours=9))
TELLS = '#!/bin/sh\npwd\nprintf "%s\\n" "$@"\nexit 1\n'


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A checkout, in a folder with a space in its name, whose command tells and gives 1."""
    folder = tmp_path_factory.mktemp("check out")
    (folder / "deploy").mkdir()
    shutil.copy(CHECKOUT / "deploy/nightly", folder / "deploy")
    command = folder / ".venv/bin/dxanalysis"
    command.parent.mkdir(parents=True)
    command.write_text(TELLS)
    command.chmod(0o755)
    return folder


def nightly(checkout, *words, **environment):
    """Run it from elsewhere; gives exit status and what the command was told, or the error."""
    done = subprocess.run(
        [checkout / "deploy/nightly", *words],
        cwd="/",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines() or done.stderr


def last(at, moment):
    """The last time `at` (HH:MM in Japan) at or before a moment, as the command takes it."""
    hour, minute = map(int, at.split(":"))
    local = moment.astimezone(JAPAN)
    due = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    due = due if due <= local else due - timedelta(days=1)
    return due.isoformat(timespec="minutes")


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("hour", range(24))
def test_the_slot_is_the_last_one_that_has_passed_in_japan(checkout, hour, zone):
    at = f"{hour:02d}:30"
    before = datetime.now(JAPAN)
    _, told = nightly(checkout, at, TZ=zone)
    slot = told[told.index("--scheduled") + 1]
    assert slot in {last(at, before), last(at, datetime.now(JAPAN))}


def test_the_run_is_in_the_checkout_and_gives_its_exit_status(checkout):
    status, told = nightly(checkout, "03:00", "--jobs", "1")
    assert status == 1
    assert told[:2] == [str(checkout), "run"]
    assert told[-2:] == ["--jobs", "1"]


@pytest.mark.parametrize("words", [[], ["three"], ["25:00"]])
def test_a_time_that_is_none_runs_nothing(checkout, words):
    status, told = nightly(checkout, *words)
    assert status == 2
    assert isinstance(told, str), "the command was called"
