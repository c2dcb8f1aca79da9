import os

import pytest

from dxanalysis.store.staging import COMMIT, current_file, finish_commit, staged


def contents(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def seen(folder, *names):
    """What a reader finds."""
    return {name: current_file(folder, name).read_text() for name in names}


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
        assert seen(folder, "a") == {"a": "old a"}
    assert contents(folder) == {"a": "new a", "b": "old b", "c": "new c", "kept": "old kept"}


def test_the_folder_is_made_with_those_above_it(tmp_path):
    with staged(tmp_path / "x" / "y") as stage:
        (stage / "a").write_text("new")
    assert contents(tmp_path / "x" / "y") == {"a": "new"}


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_an_exception_before_the_end_leaves_everything_as_it_was(folder, error):
    before = contents(folder)

    def interrupted(at):
        with staged(at) as stage:
            (stage / "a").write_text("new a")
            raise error

    for at in (folder, folder.parent / "x" / "y"):
        with pytest.raises(error):
            interrupted(at)
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["processed"]


@pytest.mark.parametrize("failing", ["a", "b", "c"])
def test_what_is_committed_holds_though_it_could_not_move_and_the_next_writer_ends_it(
    folder, monkeypatch, failing
):
    replace = os.replace

    def replace_but_one(source, target):
        if source.name == failing:
            raise OSError("disk full")
        replace(source, target)

    def write_three():
        with staged(folder) as stage:
            for name in ("a", "b", "c"):
                (stage / name).write_text(f"new {name}")

    new = {"a": "new a", "b": "new b", "c": "new c", "kept": "old kept"}
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", replace_but_one)
        with pytest.raises(OSError, match="disk full"):
            write_three()
    assert seen(folder, *new) == new
    with staged(folder) as stage:
        (stage / "d").write_text("newer d")
    assert contents(folder) == new | {"d": "newer d"}


def test_what_a_dead_writer_had_not_committed_goes(folder):
    before = contents(folder)
    (folder / ".staging-0123").mkdir()
    (folder / ".staging-0123" / "a").write_text("half of")
    finish_commit(folder)
    assert contents(folder) == before
    assert not (folder / COMMIT).exists()
