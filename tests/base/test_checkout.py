from pathlib import Path

import pytest

from dxanalysis.base import checkout
from dxanalysis.base.checkout import CHECKOUT, locate


def test_checkout_is_the_folder_of_pyproject():
    assert CHECKOUT is not None
    assert (CHECKOUT / "pyproject.toml").is_file()
    assert (CHECKOUT / "dxanalysis" / "base" / "checkout.py").is_file()


def test_a_relative_path_is_found_in_the_checkout_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert locate("data/raw") == CHECKOUT / "data" / "raw"


def test_the_current_folder_comes_first(tmp_path, monkeypatch):
    (tmp_path / "data" / "raw").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert locate("data/raw") == Path("data/raw")


@pytest.mark.parametrize("given", ["nowhere/at/all", "/nowhere/at/all"])
def test_a_path_that_exists_nowhere_stays_as_it_was_typed(tmp_path, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    assert locate(given) == Path(given)


def test_without_a_checkout_only_the_current_folder_counts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checkout, "CHECKOUT", None)
    assert locate("data/raw") == Path("data/raw")
