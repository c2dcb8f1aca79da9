import pytest

from dxanalysis.reports.run.slots import FutureSlotError, SlotError, is_done, mark_done, slot


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025-11-24T03:00", "2025-11-24T03:00:00+09:00"),
        ("2025-11-24T03:00+09:00", "2025-11-24T03:00:00+09:00"),
        ("2025-11-23T18:00Z", "2025-11-24T03:00:00+09:00"),
        ("2025-11-24", "2025-11-24T00:00:00+09:00"),
    ],
)
def test_times_come_in_one_form_japans(text, meant):
    assert slot(text) == meant


@pytest.mark.parametrize("text", ["", "03:00", "令和8年11月24日", "2026-13-01T00:00"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(SlotError, match="2026-11-24T03:00"):
        slot(text)


def test_a_slot_and_those_before_it_are_done_once(tmp_path):
    earlier, later = slot("2025-11-24T03:00"), slot("2025-11-25T03:00")
    assert not is_done(tmp_path, earlier)
    mark_done(tmp_path, later)
    assert is_done(tmp_path, earlier)
    assert is_done(tmp_path, later)
    mark_done(tmp_path, earlier)
    assert is_done(tmp_path, later)
    assert not is_done(tmp_path, slot("2025-11-26T03:00"))


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"scheduled": "soon"}'])
def test_a_note_that_cannot_be_read_is_none(tmp_path, content):
    (tmp_path / ".slot.json").write_text(content)
    assert not is_done(tmp_path, slot("2025-11-24T03:00"))


def test_a_time_to_come_is_refused_and_silences_nothing(tmp_path):
    with pytest.raises(FutureSlotError, match="まだ来ていません"):
        slot("2125-11-24T03:00")
    (tmp_path / ".slot.json").write_text('{"scheduled": "2125-11-24T03:00:00+09:00"}')
    assert not is_done(tmp_path, slot("2025-11-24T03:00"))
