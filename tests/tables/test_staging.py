import os

import pytest

from dxanalysis.tables.staging import staged


def contents(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "processed"
    made.mkdir()
    for name in ("a", "b", "kept"):
        (made / name).write_text(f"old {name}")
    return made


def test_files_take_their_place_and_others_stay(folder):
    with staged(folder) as stage:
        (stage / "a").write_text("new a")
        (stage / "c").write_text("new c")
        assert contents(folder)["a"] == "old a"
    assert contents(folder) == {"a": "new a", "b": "old b", "c": "new c", "kept": "old kept"}
    assert [path.name for path in folder.parent.iterdir()] == ["processed"]


def test_the_folder_is_made_with_those_above_it(tmp_path):
    with staged(tmp_path / "x" / "y") as stage:
        (stage / "a").write_text("new")
    assert contents(tmp_path / "x" / "y") == {"a": "new"}


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_an_exception_before_the_end_leaves_the_folder_as_it_was(folder, error):
    before = contents(folder)

    def interrupted():
        with staged(folder) as stage:
            (stage / "a").write_text("new a")
            raise error

    with pytest.raises(error):
        interrupted()
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["processed"]


@pytest.mark.parametrize("failing", ["a", "b", "c"])
def test_an_exception_among_the_moves_puts_back_what_was_moved(folder, monkeypatch, failing):
    before, replace = contents(folder), os.replace

    def replace_but_one(source, target):
        if source.parent.name == "new" and source.name == failing:
            raise OSError("disk full")
        replace(source, target)

    monkeypatch.setattr(os, "replace", replace_but_one)

    def write_three():
        with staged(folder) as stage:
            for name in ("a", "b", "c"):
                (stage / name).write_text(f"new {name}")

    with pytest.raises(OSError, match="disk full"):
        write_three()
    assert contents(folder) == before
