"""The record on the disk: what a kill leaves of it, and what follows from it."""

import json
import os

import pytest

from dxanalysis.base.journal import Journal, JournalError
from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.record.line import Mailing
from dxanalysis.delivery.record.record import DeliveryRecord
from dxanalysis.delivery.transport.queue import RateLimit
from tests.delivery.mail_room import FakeClock, config, deliver, division, of_divisions

A, B = Mailing("division/総務課", "a" * 64, "1@x"), Mailing("division/総務課", "b" * 64, "2@x")
WHO = "a@city.example.jp"


def test_a_line_that_was_cut_off_never_was(tmp_path):
    path = tmp_path / "record.jsonl"
    Journal(path).append({"n": 1})
    whole = path.read_bytes()
    Journal(path).append({"n": 2, "text": "令和"})
    full = path.read_bytes()
    for end in range(len(whole), len(full)):
        path.write_bytes(full[:end])
        journal = Journal(path)
        assert journal.lines == [{"n": 1}]
        journal.append({"n": 3})
        assert [json.loads(line)["n"] for line in path.read_text().splitlines()] == [1, 3]


@pytest.mark.parametrize("line", ["{", "3", '{"a": 1} {"b": 2}', "\x00\x00"])
def test_a_damaged_record_ends_all_sending(tmp_path, line):
    path = tmp_path / "record.jsonl"
    path.write_text(f'{{"n": 1}}\n{line}\n{{"n": 2}}\n')
    with pytest.raises(JournalError, match="2行目"):
        Journal(path)


def test_a_line_is_on_the_disk_before_anything_else_happens(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_size))
    Journal(tmp_path / "record.jsonl").append({"n": 1})
    assert synced[0] == len('{"n": 1}\n')
    assert len(synced) == 2  # the name as well


def state_after(tmp_path, *events):
    record = DeliveryRecord(tmp_path)
    for event, mailing in events:
        record.add(event, mailing, [WHO])
    again = DeliveryRecord(tmp_path)
    assert again.state(A, WHO) == record.state(A, WHO)
    return again.state(A, WHO)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], "unsent"),
        ([("queued", A)], "unsent"),
        ([("queued", A), ("deferred", A)], "unsent"),
        ([("queued", A), ("sending", A), ("sent", A)], "sent"),
        ([("queued", A), ("sending", A), ("held", A)], "held"),
        ([("queued", A), ("refused", A)], "refused"),
        ([("queued", A), ("refused", A), ("queued", A)], "unsent"),
        ([("queued", B), ("sent", B)], "unsent"),
        ([("queued", B), ("held", B)], "unsent"),
        ([("queued", A), ("sent", A), ("queued", B), ("sent", B)], "unsent"),  # A is news again
        ([("queued", A), ("sent", A), ("queued", B), ("deferred", B)], "sent"),  # B never came
        ([("queued", A), ("sent", A), ("queued", B), ("held", B)], "unsent"),  # B may have come
        ([("queued", A), ("sent", A), ("cleared", Mailing(A.addressee, "", ""))], "unsent"),
    ],
)
def test_who_is_still_to_get_a_content(tmp_path, events, state):
    assert state_after(tmp_path, *events) == state


def test_a_content_is_numbered_by_how_often_it_was_news(tmp_path):
    record = DeliveryRecord(tmp_path)
    assert record.recurrence(A.addressee, A.content) == 0
    for mailing, recurrence in ((A, 0), (A, 0), (B, 0), (A, 1), (B, 1), (A, 2)):
        assert record.recurrence(A.addressee, mailing.content) == recurrence
        record.queue(mailing, [WHO])
        assert record.recurrence(A.addressee, mailing.content) == recurrence
    record.clear(A.addressee)
    assert record.recurrence(A.addressee, A.content) == 3


def test_what_waits_is_queued_once(tmp_path):
    record = DeliveryRecord(tmp_path)
    for _ in range(3):
        record.queue(A, [WHO])
    assert len((tmp_path / "record.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize("event", ["queued", "sending"])
def test_no_room_for_the_record_before_the_end_of_a_message_sends_nothing(
    server, out, monkeypatch, event
):
    full_at(monkeypatch, event)
    with pytest.raises(OSError, match="space"):
        deliver(config(server.port, division("総務課", WHO)), out)
    assert server.handler.received == []
    monkeypatch.undo()
    assert deliver(config(server.port, division("総務課", WHO)), out).kinds == ["sent"]
    assert len(server.handler.received) == 1


def test_no_room_for_the_answer_holds_the_message(server, out, monkeypatch):
    full_at(monkeypatch, "sent")
    with pytest.raises(OSError, match="space"):
        deliver(config(server.port, division("総務課", WHO)), out)
    monkeypatch.undo()
    assert deliver(config(server.port, division("総務課", WHO)), out).kinds == ["held"]
    assert len(of_divisions(server.handler.received)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        '{"event": "sent"}',
        '{"event": "sent", "content": "0", "message_id": "1@x", "recipients": ["a@x"]}',
        '{"event": "sent", "key": 1, "content": "0", "message_id": "1@x", "recipients": ["a@x"]}',
        '{"event": "sent", "key": "k", "content": "0", "message_id": "1@x", "recipients": "a@x"}',
        '{"event": "flown", "key": "k", "content": "0", "message_id": "1@x", "recipients": []}',
        "[]",
        "null",
    ],
)
def test_a_line_that_lacks_what_it_must_tell_is_named_and_nothing_is_sent(server, out, line):
    settings = config(server.port, division("総務課", WHO))
    deliver(settings, out)
    record = out / ".delivery/record.jsonl"
    lines = record.read_text(encoding="utf-8").splitlines()
    record.write_text("\n".join([*lines, line, ""]), encoding="utf-8")
    with pytest.raises(JournalError, match=f"record.jsonl の{len(lines) + 1}行目を読めません"):
        deliver(settings, out)
    assert len(server.handler.received) == 1


def test_an_empty_record_has_lost_what_it_held_and_nothing_is_sent(server, out):
    settings = config(server.port, division("総務課", WHO))
    deliver(settings, out)
    (out / ".delivery/record.jsonl").write_bytes(b"")
    with pytest.raises(JournalError, match="記録が空です"):
        deliver(settings, out)
    assert len(server.handler.received) == 1


@pytest.mark.parametrize("at", ["", "昨日", 5, None, "2026-04-01T03:00:00"])
def test_a_line_whose_time_tells_nothing_still_tells_what_was_sent(server, out, at):
    settings = config(server.port, division("総務課", WHO))
    deliver(settings, out)
    record = out / ".delivery/record.jsonl"
    lines = [json.loads(line) | {"at": at} for line in record.read_text("utf-8").splitlines()]
    record.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert deliver(settings, out).kinds == ["already"]


def full_at(monkeypatch, event):
    """Let the disk be full when the record is sending of an event."""
    append = Journal.append

    def full(self, line):
        if line["event"] == event:
            raise OSError(28, "No space left on device")
        append(self, line)

    monkeypatch.setattr(Journal, "append", full)


def test_a_decision_about_a_message_that_waits_for_none_is_refused(server, out):
    settings = config(server.port, division("総務課", WHO))
    deliver(settings, out)
    with pytest.raises(DeliveryError, match="あるのは なし") as caught:
        deliver(settings, out, resend=("1234@city.example.jp",))
    assert caught.value.facts == {"given": "1234@city.example.jp", "known": []}


def test_a_decision_that_is_given_twice_counts_once(server, out):
    server.handler.rcpt[WHO] = ["550 5.1.1 No such user"]
    settings = config(server.port, division("総務課", WHO))
    (refused,) = deliver(settings, out)["refused"]
    message_id = refused.facts["message_id"]
    again = deliver(settings, out, resend=(message_id, f"<{message_id}>"))
    assert again.kinds == ["decided", "sent"]


@pytest.mark.parametrize("per_minute", [1, 2, 5])
def test_never_more_than_so_many_in_sixty_seconds(per_minute):
    clock = FakeClock()
    pace, passed = RateLimit(per_minute, clock.clock()), []
    for n in range(20):
        clock.time += n * 7 % 13
        pace.wait()
        passed.append(clock.time)
    for moment in passed:
        assert sum(moment <= other < moment + 60 for other in passed) <= per_minute
