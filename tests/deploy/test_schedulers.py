"""The files for systemd, cron and Airflow, as far as their own tools or rules can judge them."""

import ast
import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dxanalysis.base.checkout import CHECKOUT

DEPLOY = CHECKOUT / "deploy"
INSTALLED = "/opt/dxanalysis"
NIGHTLY = f"{INSTALLED}/deploy/nightly"
LOG = "/var/log/dxanalysis/run.log"


def unit(name):
    """A unit file's settings; a setting that stands twice is an error."""
    settings = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    settings.optionxform = str
    settings.read(DEPLOY / name, encoding="utf-8")
    return settings


def cron_lines():
    """The lines of the crontab that start something."""
    lines = (DEPLOY / "crontab").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not re.match(r"#|\w+\s*=", line)]


def airflow_calls(name):
    """The calls of a name in the Airflow example, each as its arguments by keyword."""
    tree = ast.parse((DEPLOY / "airflow_dag.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        ({word.arg: word.value for word in call.keywords}, call.args)
        for call in calls
        if ast.unparse(call.func) == name
    ]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
    units = [tmp_path / file.name for file in sorted(DEPLOY.glob("dxanalysis*.*"))]
    assert {file.suffix for file in units} == {".service", ".timer"}
    for file in units:  # its commands must be there, so they are this checkout's
        text = (DEPLOY / file.name).read_text(encoding="utf-8")
        file.write_text(text.replace(INSTALLED, str(CHECKOUT)), encoding="utf-8")
    words = ["systemd-analyze", "--man=no", "verify", *units]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_every_scheduler_means_the_same_time():
    day, time, zone = unit("dxanalysis.timer")["Timer"]["OnCalendar"].split()
    assert (day, zone) == ("*-*-*", "Asia/Tokyo")
    hour, minute, _ = map(int, time.split(":"))
    at = f"{hour:02d}:{minute:02d}"
    assert unit("dxanalysis.service")["Service"]["ExecStart"] == f"{NIGHTLY} {at}"
    cron = cron_lines()
    assert [line.split()[:2] for line in cron if line[0] != "@"] == [[str(minute), str(hour)]]
    assert all(f"{NIGHTLY} {at} " in line for line in cron)
    ((options, (when,)),) = airflow_calls("CronTriggerTimetable")
    assert ast.literal_eval(when) == f"{minute} {hour} * * *"
    assert ast.unparse(options["timezone"]) == "JAPAN"


def test_the_timer_makes_up_for_what_was_missed_or_cut_short():
    timer = unit("dxanalysis.timer")["Timer"]
    assert timer["Persistent"] == "true"
    assert "OnBootSec" in timer
    assert timer["RandomizedDelaySec"] == "0"


def test_the_service_may_write_where_the_run_writes_and_not_in_the_documents():
    service = unit("dxanalysis.service")["Service"]
    assert service["ReadWritePaths"].split() == [f"{INSTALLED}/data", f"{INSTALLED}/outputs"]
    assert service["ReadOnlyPaths"] == f"{INSTALLED}/data/raw"
    assert Path(LOG).parent == Path("/var/log") / service["LogsDirectory"]
    assert service["Environment"] == f"HOME=/var/lib/{service['StateDirectory']}"
    assert LOG in (DEPLOY / "nightly").read_text(encoding="utf-8")
    assert LOG in (DEPLOY / "logrotate").read_text(encoding="utf-8")


def test_a_run_that_is_not_whole_is_told():
    service = unit("dxanalysis.service")
    assert (DEPLOY / service["Unit"]["OnFailure"]).is_file()
    assert "1" not in service["Service"]["SuccessExitStatus"].split()


def test_cron_can_read_its_lines():
    text = (DEPLOY / "crontab").read_text(encoding="utf-8")
    assert text.endswith("\n"), "cron leaves out a last line without its end"
    for line in cron_lines():
        assert re.match(r"@reboot\s|(\S+\s+){5}/", line)
        assert not re.search(r"(?<!\\)%", line), "cron takes a bare % for the end of a line"
    assert [line for line in cron_lines() if line.startswith("@reboot")]


def test_the_airflow_example_runs_one_at_a_time_and_only_the_last_slot():
    ((dag, _),) = airflow_calls("DAG")
    assert ast.literal_eval(dag["catchup"]) is False
    assert ast.literal_eval(dag["max_active_runs"]) == 1
    ((task, _),) = airflow_calls("BashOperator")
    assert ast.literal_eval(task["skip_on_exit_code"]) is None
    assert ast.literal_eval(task["cwd"]) == INSTALLED
