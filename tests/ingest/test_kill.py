"""However an ingest ends, the tables are the old ones or the new ones, and the next completes.

A sample of the places at which it may end; all of them by hand: `broken_ingest.py`.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = "tests.ingest.broken_ingest"
SAMPLE = [0, 40, 80, -50, -37, -26, -15, -1]  # the last ones move files into place


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("way", ["kill", "full"])
def test_an_ingest_that_ends_anywhere_leaves_the_old_tables_or_the_new(way: str, tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", SCRIPT, str(tmp_path), way, *map(str, SAMPLE)],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["operations"] > max(SAMPLE) - min(SAMPLE)  # each is another place
    assert set(told["found"]) == {"old", "new"}
    assert sum(told["found"].values()) == len(SAMPLE)
