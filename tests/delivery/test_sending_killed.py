"""Killed at any step, a sending makes no second copy and loses no message."""

import json
import signal
import subprocess
import sys


def test_killed_at_every_step_there_are_no_copies_and_nothing_is_lost(server, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.delivery.kill_delivery", tmp_path, str(server.port)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    tries = json.loads(done.stdout)
    assert [status for status, *_ in tries] == [-signal.SIGKILL] * (len(tries) - 1) + [0]
    received = [to for one in server.handler.received for to in one.recipients]
    seen = set()
    for number, (_, killed, again, after) in enumerate(tries, 1):
        assert again == 0
        for letter in "abc":
            mailbox = f"{letter}{number}@city.example.jp"
            copies, event = received.count(mailbox), after[mailbox]
            seen.add((killed.get(mailbox), event))
            assert copies <= 1, f"{mailbox}: {copies} copies"
            assert event in {"sent", "held"}
            assert copies == 1 or event == "held", f"{mailbox} is lost"
    assert seen == {
        (None, "sent"),  # killed before anything was recorded: sent by the next run
        ("queued", "sent"),  # killed before the server had it as a whole: likewise
        ("sending", "held"),  # killed before its answer was recorded: a person is asked
        ("sent", "sent"),  # killed afterwards: done
    }
