"""The hash of the code changes with the code, and with nothing else."""

import shutil
from pathlib import Path

import pytest

from dxanalysis.base import fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "dxanalysis"
    shutil.copytree(Path(fingerprint.__file__).parents[1], copy)
    (tmp_path / "requirements.lock").write_text("pandas==3.0.0")
    monkeypatch.setattr(fingerprint, "_PACKAGE", copy)
    monkeypatch.setattr(fingerprint, "CHECKOUT", tmp_path)
    return copy


def current(*rooms: str) -> str:
    fingerprint.code_sha256.cache_clear()
    return fingerprint.code_sha256(*rooms)


@pytest.fixture(autouse=True)
def _forget():
    yield
    fingerprint.code_sha256.cache_clear()


@pytest.mark.parametrize("changed", ["plan/labels.toml", "plan/parse.py", "../requirements.lock"])
def test_a_change_is_seen(package: Path, changed: str):
    before = current("plan")
    with (package / changed).open("a") as file:
        file.write("\n")
    assert current("plan") != before


@pytest.mark.parametrize("changed", ["reports/run.py", "plan/__pycache__/x.cpython-311.pyc"])
def test_what_is_not_the_rooms_code_does_not_count(package: Path, changed: str):
    before = current("plan", "text")
    (package / changed).parent.mkdir(exist_ok=True)
    (package / changed).write_bytes(b"x")
    assert current("plan", "text") == before


def test_a_file_that_moves_is_a_change(package: Path):
    before = current("plan")
    (package / "plan/parse.py").rename(package / "plan/parsing.py")
    assert current("plan") != before


def test_without_a_lock_the_installed_versions_count(package: Path, monkeypatch):
    (package.parent / "requirements.lock").unlink()
    before = current("plan")
    monkeypatch.setattr(fingerprint, "version", lambda _name: "0")
    assert current("plan") != before
