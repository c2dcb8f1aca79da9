"""The hash of the code changes with the code and the installed libraries, and with nothing else."""

import shutil
import sys
from pathlib import Path

import pytest

from dxanalysis.base import distributions, fingerprint
from dxanalysis.base.imports import Package

ROOT = Path(fingerprint.__file__).parents[1]
PARSE = "dxanalysis.plan.parse"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "dxanalysis"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("*.pyc"))
    monkeypatch.setattr(fingerprint, "this_package", lambda: Package(copy))
    return copy


@pytest.fixture(autouse=True)
def _forget():
    yield
    _clear()


def _clear():
    for cached in (fingerprint.code_sha256, distributions._described, distributions._packages_of):
        cached.cache_clear()


def current(*modules: str, code: str = "") -> str:
    _clear()
    return fingerprint.code_sha256(*modules, code=code)


@pytest.mark.parametrize(
    "changed", ["plan/labels.toml", "plan/parse.py", "text/width.py", "__init__.py"]
)
def test_a_change_is_seen(package: Path, changed: str):
    before = current(PARSE)
    with (package / changed).open("a") as file:
        file.write("\n")
    assert current(PARSE) != before


@pytest.mark.parametrize(
    "changed",
    ["reports/manifest.py", "present/shared/words.py", "plan/new.py", "../requirements.lock"],
)
def test_what_is_not_reached_does_not_count(package: Path, changed: str):
    before = current(PARSE)
    with (package / changed).open("a") as file:
        file.write("\n")
    assert current(PARSE) == before


def test_a_file_that_moves_is_a_change(package: Path):
    before = current(PARSE)
    (package / "plan/parse.py").rename(package / "plan/parsing.py")
    assert current("dxanalysis.plan.parsing") != before


def test_a_new_import_brings_its_module_in(package: Path):
    with (package / "plan/parse.py").open("a") as file:
        file.write("\nimport dxanalysis.plan.new\n")
    before = current(PARSE)
    (package / "plan/new.py").write_text("x = 1\n")
    assert current(PARSE) != before


def install(site: Path, name: str, version: str, requires: str = "") -> None:
    folder = site / f"{name}-{version}.dist-info"
    folder.mkdir(parents=True)
    needs = f"Requires-Dist: {requires}\n" if requires else ""
    (folder / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n{needs}\nlong text\n")
    (folder / "RECORD").write_text(f"{name}_inner/__init__.py,,\n")


def test_an_installed_version_counts_and_one_that_is_not_imported_does_not(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), *sys.path])
    before = current(code="import lxml")
    install(tmp_path / "site", "pandas", "99")
    assert current(code="import lxml") == before
    install(tmp_path / "site", "lxml", "99")
    assert current(code="import lxml") != before


def test_what_a_library_requires_counts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = tmp_path / "site"
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    install(site, "outer", "1", "inner-part>=2 ; python_version > '3'")
    assert distributions.installed_versions(["outer"]) == {"inner-part": "", "outer": "1"}
    install(site, "inner_part", "2")
    distributions._described.cache_clear()
    assert distributions.installed_versions(["outer"]) == {"inner-part": "2", "outer": "1"}


@pytest.mark.parametrize(
    ("package", "distribution"),
    [("PIL", "pillow"), ("docx", "python-docx"), ("matplotlib_fontja", "matplotlib-fontja")],
)
def test_a_package_of_another_name_is_found(package: str, distribution: str):
    assert distributions.installed_versions([package])[distribution]


def test_a_library_that_is_not_installed_is_seen_when_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), *sys.path])
    before = current(code="import not_there_yet")
    install(tmp_path / "site", "not_there_yet", "1")
    assert current(code="import not_there_yet") != before


def test_hashes_are_those_that_other_tools_make(tmp_path: Path):
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "empty").touch()
    assert fingerprint.content_sha256(b"") == fingerprint.file_sha256(tmp_path / "empty") == empty


def test_the_borders_of_parts_count():
    assert fingerprint.sha256_of([b"ab", b"c"]) != fingerprint.sha256_of([b"a", b"bc"])
