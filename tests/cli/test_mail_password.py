"""The mail password stays with `send`: no notebook sees it, not in the system's view either."""

import os
import subprocess
import sys
from pathlib import Path

from dxanalysis.cli.mail_password import USUAL_NAME, leave_password_behind

LOOK = """
import os
with open(os.environ["SEEN"], "a") as seen, open("/proc/self/environ") as environ:
    print(os.getpid(), "s3cret" in environ.read(), "s3cret" in str(os.environ), file=seen)
"""


def test_only_commands_that_run_notebooks_start_anew(monkeypatch):
    monkeypatch.setenv(USUAL_NAME, "s3cret")
    begun = []
    monkeypatch.setattr(os, "execve", lambda *given: begun.append(given))
    for words in (["send"], ["ingest"], ["--help"], [], ["status"]):
        leave_password_behind(words)
    assert begun == []
    for words in (["run", "--jobs", "1"], ["report"]):
        leave_password_behind(words)
        program, command, environment = begun.pop()
        assert (program, command) == (sys.executable, [sys.executable, "-m", "dxanalysis", *words])
        assert USUAL_NAME not in environment
    monkeypatch.delenv(USUAL_NAME)
    leave_password_behind(["run"])
    assert begun == []


def test_the_run_itself_is_started_without_it(processed: Path, tmp_path: Path):
    """What looks, looks in every Python that the command starts, as a notebook could."""
    (tmp_path / "sitecustomize.py").write_text(LOOK, encoding="utf-8")
    seen = tmp_path / "seen"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "dxanalysis",
            "report",
            "--report",
            "overview",
            "--cold",
            "--data",
            str(processed),
            "--out",
            str(tmp_path / "out"),
        ],
        env={**os.environ, USUAL_NAME: "s3cret", "SEEN": str(seen), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"環境変数 {USUAL_NAME}(メールのパスワード)は、ノートブックに渡しません" in done.stderr
    first, *others = [line.split() for line in seen.read_text(encoding="utf-8").splitlines()]
    assert first[1:] == ["True", "True"]
    assert others[0] == [first[0], "False", "False"]  # the same process, started anew
    assert len(others) > 2  # the worker and its kernel too
    assert {tuple(line[1:]) for line in others} == {("False", "False")}
