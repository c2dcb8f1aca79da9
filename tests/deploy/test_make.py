"""`make` sets up: what stands and works is left alone, an environment that is broken is made anew."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dxanalysis.base.checkout import CHECKOUT

REBUILD = "-m venv --clear .venv"
INSTALL = "pip --disable-pip-version-check -q install"


@pytest.fixture
def checkout(tmp_path):
    """A folder with a working environment, as set up; without packages, which `make` does not ask."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(CHECKOUT / name, folder)
    make = [sys.executable, "-m", "venv", "--without-pip", folder / ".venv"]
    subprocess.run(make, check=True, timeout=120)
    noted = subprocess.run(
        [folder / ".venv/bin/python", "-c", "import sys; print(*sys.version_info[:2], sys.prefix)"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    (folder / ".venv/.made").write_bytes(noted.stdout)
    for stamp in (".run", ".dev"):
        (folder / ".venv" / stamp).touch()
    return folder


def plan_of(folder: Path, target: str = "report") -> str:
    """The commands that `make` would run, also where a `make` above runs these tests."""
    alone = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    said = subprocess.run(
        ["make", "-n", f"PYTHON={sys.executable}", target],
        cwd=folder,
        env=alone,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return said.stdout


def test_what_is_set_up_is_left_alone_and_asks_no_network(checkout):
    assert plan_of(checkout).splitlines() == [".venv/bin/dxanalysis run"]
    assert INSTALL not in plan_of(checkout, "test")


def test_an_environment_whose_python_is_gone_is_rebuilt(checkout):
    python = checkout / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/usr/lib/python-that-was-removed/bin/python3")
    told = plan_of(checkout)
    assert REBUILD in told
    assert told.index(REBUILD) < told.index(INSTALL) < told.index("dxanalysis run")


def test_an_environment_of_another_version_is_rebuilt(checkout):
    made = checkout / ".venv/.made"
    made.write_text(made.read_text().replace("3 ", "2 ", 1))
    assert REBUILD in plan_of(checkout)


def test_a_moved_folder_is_rebuilt(checkout):
    """The commands in an environment hold its place; a copy would run what lies at the old one."""
    moved = checkout.rename(checkout.with_name("moved"))
    assert REBUILD in plan_of(moved)


def test_an_environment_that_a_killed_set_up_left_is_rebuilt(checkout):
    (checkout / ".venv/.made").write_text("")
    assert REBUILD in plan_of(checkout)


def test_a_changed_lock_installs_into_the_same_environment(checkout):
    (checkout / ".venv/.run").unlink()
    told = plan_of(checkout)
    assert REBUILD not in told
    assert INSTALL in told
