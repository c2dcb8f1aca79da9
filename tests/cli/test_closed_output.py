"""Nobody listening is no failure: the work is done, and no traceback told."""

import os
import subprocess
import sys

from dxanalysis.base.checkout import CHECKOUT

PLAN = str(CHECKOUT / "data/raw/r8-digital-draft.txt")


def command(tmp_path, redirection: str) -> subprocess.CompletedProcess:
    words = f"{sys.executable} -m dxanalysis ingest {PLAN} --out {tmp_path / 'out'}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{words} {redirection}"],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_closed_standard_output_is_no_traceback(tmp_path):
    done = command(tmp_path, ">&-")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out/plans.parquet").is_file()


def test_closed_outputs_are_no_traceback(tmp_path):
    assert command(tmp_path, ">&- 2>&-").returncode == 0
    assert (tmp_path / "out/plans.parquet").is_file()


def test_a_reader_that_left_is_no_traceback(tmp_path):
    source, drain = os.pipe()
    os.close(source)
    done = subprocess.run(
        [sys.executable, "-m", "dxanalysis", "ingest", PLAN, "--out", str(tmp_path / "out")],
        stdout=drain,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(drain)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out/plans.parquet").is_file()
