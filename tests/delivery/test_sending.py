"""Messages over a real server: who gets what, once, whatever the server answers."""

import email
import email.policy
import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dxanalysis.base.clock import JST
from dxanalysis.delivery.record import record as record_room
from dxanalysis.delivery.transport import queue as queue_room
from dxanalysis.delivery.transport.queue import RETRY_PAUSES
from tests.delivery.mail_room import (
    ATTAINED,
    OVERVIEW,
    TREND,
    FakeClock,
    config,
    deliver,
    division,
    of_divisions,
    put_reports,
)
from tests.delivery.smtp_server import CUT, CUT_AFTER_TAKING, HANG, OnceRefusing, nobody_there

A, B = "a@city.example.jp", "b@city.example.jp"
TWO = division("総務課", A, cc=(f"企画担当 <{B}>",))


def waiting(out):
    return sorted(path.name for path in (out / "outbox").glob("*.eml"))


def test_each_division_gets_its_mail_once(server, out):
    settings = config(server.port, TWO, division("企画課", "kikaku@city.example.jp"))
    first = deliver(settings, out)
    assert first.done
    assert first.kinds == ["sent", "sent"]
    assert [one.recipients for one in server.handler.received] == [
        [A, B],
        ["kikaku@city.example.jp"],
    ]
    assert waiting(out) == []
    again = deliver(settings, out)
    assert (again.kinds, again.done) == (["already", "already"], True)
    assert len(server.handler.received) == 2


def test_changed_content_is_sent_and_the_old_one_when_it_comes_back_is_news(server, out):
    settings = config(server.port, TWO)
    for text in ("予算", "補正予算", "予算"):
        put_reports(out, text=text)
        assert deliver(settings, out).kinds == ["sent"]
    ids = [email.message_from_bytes(c)["Message-ID"] for c in server.handler.of(A)]
    roots = {email.message_from_bytes(c)["References"] for c in server.handler.of(A)}
    assert len(set(ids)) == 3
    assert len(roots) == 1


def test_the_same_content_has_the_same_name(server, out, tmp_path):
    other = put_reports(tmp_path / "other")
    deliver(config(server.port, TWO), out)
    deliver(config(server.port, TWO), other)
    one, two = (email.message_from_bytes(c)["Message-ID"] for c in server.handler.of(A))
    assert one == two


def test_a_new_recipient_alone_gets_what_the_others_have(server, out):
    deliver(config(server.port, division("総務課", A)), out)
    deliver(config(server.port, TWO), out)
    assert [one.recipients for one in server.handler.received] == [[A], [B]]


def test_a_recipient_in_other_capitals_is_the_same(server, out):
    deliver(config(server.port, division("総務課", A)), out)
    again = deliver(config(server.port, division("総務課", A.title(), cc=(A.upper(),))), out)
    assert again.kinds == ["already"]
    assert len(server.handler.received) == 1


def test_a_refused_recipient_holds_nobody_back_and_is_named_until_put_right(server, out):
    server.handler.rcpt[A] = ["550 5.1.1 No such user"]
    settings = config(server.port, TWO)
    first = deliver(settings, out)
    assert [one.recipients for one in of_divisions(server.handler.received)] == [[B]]
    assert "550 5.1.1 No such user" in first["refused"][0].text
    assert not first.done
    second = deliver(settings, out)
    assert second.kinds == ["refused"]
    assert len(of_divisions(server.handler.received)) == 1
    message_id = second["refused"][0].facts["message_id"]
    assert deliver(settings, out, resend=(f"<{message_id}>",)).done
    assert [one.recipients for one in of_divisions(server.handler.received)] == [[B], [A]]


def test_a_recipient_put_off_gets_it_after_a_pause_and_the_others_only_once(server, out):
    server.handler.rcpt[A] = ["450 4.2.1 Greylisted"] * 2
    clock = FakeClock()
    sending = deliver(config(server.port, TWO), out, clock)
    assert sending.done
    assert [one.recipients for one in server.handler.received] == [[B], [A]]
    assert clock.slept == list(RETRY_PAUSES[:2])


def test_a_server_that_puts_off_to_the_end_leaves_it_in_the_outbox(server, out):
    server.handler.rcpt[A] = ["450 4.2.1 Greylisted"] * 100
    clock = FakeClock()
    sending = deliver(config(server.port, TWO), out, clock)
    assert clock.slept == list(RETRY_PAUSES)
    assert not sending.done
    assert A in sending["waiting"][0].text
    assert len(waiting(out)) == 1
    server.handler.rcpt[A].clear()
    assert deliver(config(server.port, TWO), out).done
    assert [one.recipients for one in server.handler.received] == [[B], [A]]
    assert waiting(out) == []


@pytest.mark.parametrize("reply", ["451 4.3.0 Busy", "452 4.2.2 Full"])
def test_a_message_put_off_after_its_data_is_sent_again(server, out, reply):
    server.handler.data = [reply]
    assert deliver(config(server.port, TWO), out).done
    assert len(server.handler.received) == 1


def test_a_message_refused_after_its_data_is_not_sent_again_and_others_are(server, out):
    server.handler.data = ["554 5.7.1 Content rejected"]
    settings = config(server.port, TWO, division("企画課", "k@city.example.jp"))
    first = deliver(settings, out)
    assert first.kinds == ["refused", "sent"]
    assert deliver(settings, out).kinds == ["refused", "already"]
    assert len(of_divisions(server.handler.received)) == 1


def test_a_sender_put_off_costs_no_recipient(server, out):
    server.handler.mail = ["450 4.7.1 Later"]
    assert deliver(config(server.port, TWO), out).done
    assert [one.recipients for one in server.handler.received] == [[A, B]]


def test_a_sender_refused_for_good_is_refused_at_once_and_the_operator_told_once(server, out):
    server.handler.mail = ["550 5.7.1 Sender not allowed"]
    clock = FakeClock()
    first = deliver(config(server.port, TWO), out, clock)
    assert first.kinds == ["refused"]
    assert clock.slept == []
    (notice,) = server.handler.received
    text = (
        email.message_from_bytes(notice.content).get_payload()[0].get_payload(decode=True).decode()
    )
    assert notice.recipients == ["unyo@city.example.jp"]
    assert (
        "拒否: 総務課 → a@city.example.jp、b@city.example.jp(550 5.7.1 Sender not allowed)" in text
    )
    assert first["refused"][0].facts["message_id"] in text
    server.handler.mail = []
    second = deliver(config(server.port, TWO), out, clock)
    assert (second.kinds, len(server.handler.received)) == (["refused"], 1)


@pytest.mark.parametrize("reply", ["530 5.7.0 Authentication required", "535 5.7.8 No"])
def test_a_server_that_wants_a_login_refuses_no_message(server, out, reply):
    server.handler.mail = [reply]
    clock = FakeClock()
    first = deliver(config(server.port, TWO), out, clock)
    assert first.kinds == ["server", "waiting"]
    assert clock.slept == []
    assert deliver(config(server.port, TWO), out).done


class Nights:
    """A clock on the wall that a test sets; what is recorded bears its time."""

    def __init__(self, monkeypatch) -> None:
        self.moment = datetime(2026, 4, 1, 3, 0, tzinfo=JST)
        for room in (record_room, queue_room):
            monkeypatch.setattr(room, "now", lambda: self.moment)


@pytest.fixture
def nights(monkeypatch):
    return Nights(monkeypatch)


def test_what_waits_too_long_is_given_up_and_told_once(server, out, nights):
    server.handler.rcpt[A] = ["450 4.2.1 Later"] * 100
    settings = config(server.port, TWO)
    kinds = []
    for _ in range(8):
        kinds.append(deliver(settings, out).kinds[-1])
        nights.moment += timedelta(days=1)
    assert kinds == ["waiting"] * 6 + ["expired"] * 2
    mails = of_divisions(server.handler.received)
    assert [one.recipients for one in mails] == [[B]]
    assert len(server.handler.received) == 2  # and the operator's, once
    asked = deliver(settings, out)["expired"][0].facts["message_id"]
    del server.handler.rcpt[A]
    assert deliver(settings, out, resend=(asked,)).done
    assert [one.recipients for one in of_divisions(server.handler.received)] == [[B], [A]]


def test_of_what_waits_since_the_future_nobody_knows_how_long_it_has(server, out, nights):
    server.handler.rcpt[A] = ["450 4.2.1 Later"] * 100
    nights.moment = datetime(2030, 1, 1, tzinfo=JST)
    deliver(config(server.port, TWO), out)
    nights.moment = datetime(2026, 4, 1, tzinfo=JST)
    again = deliver(config(server.port, TWO), out)
    assert again.kinds[0] == "clock"
    assert again.kinds[-1] == "waiting"
    assert "まだ来ていない時刻(2030-01-01T00:00:00+09:00)" in str(again)


@pytest.mark.parametrize(
    "jump", [timedelta(days=-400), timedelta(hours=-1), timedelta(days=1), timedelta(days=1500)]
)
def test_two_nights_with_a_clock_that_jumps_send_once(server, out, nights, jump):
    settings = config(server.port, TWO)
    assert deliver(settings, out).done
    nights.moment += jump
    assert "already" in deliver(settings, out).kinds
    nights.moment -= jump
    assert "already" in deliver(settings, out).kinds
    assert len(server.handler.received) == 1


def test_the_limit_counts_what_other_processes_sent(server, out, nights):
    settings = config(server.port, TWO, mail={"per_minute": 1})
    deliver(settings, out)
    put_reports(out, text="補正予算")
    nights.moment += timedelta(seconds=20)
    clock = FakeClock()
    assert deliver(settings, out, clock).kinds == ["sent"]
    assert clock.slept == [pytest.approx(41)]
    put_reports(out, text="決算")
    nights.moment += timedelta(seconds=62)
    assert deliver(settings, out, clock).kinds == ["sent"]
    assert len(clock.slept) == 1


@pytest.mark.parametrize("name", ["総務課", "総務課 ", "総\u200b務課"])
def test_a_division_whose_name_is_written_otherwise_is_the_same(server, out, name):
    deliver(config(server.port, division("総務課", A)), out)
    assert deliver(config(server.port, division(name, A)), out).kinds == ["already"]
    assert len(server.handler.received) == 1


def test_names_in_other_widths_capitals_and_compositions_are_the_same(server, out):
    deliver(config(server.port, division("ＤＸデザイン課", A)), out)
    other = unicodedata.normalize("NFD", "dxデザイン課")
    assert deliver(config(server.port, division(other, A)), out).kinds == ["already"]


def test_a_server_is_told_the_size_and_one_too_big_for_it_is_named(serve, out):
    server = serve(data_size_limit=1000)
    sending = deliver(config(server.port, TWO), out)
    assert sending["refused"]
    assert "552" in str(sending)
    assert server.handler.received == []


@pytest.mark.parametrize("how", [CUT, CUT_AFTER_TAKING])
def test_no_answer_to_a_whole_message_is_held_until_a_person_decides(server, out, how):
    server.handler.data = [how]
    taken = int(how == CUT_AFTER_TAKING)
    settings = config(server.port, TWO)
    first = deliver(settings, out)
    assert first.kinds == ["held"]
    assert not first.done
    assert len(waiting(out)) == 1
    again = deliver(settings, out)
    assert again.kinds == ["held"]
    assert again["held"][0].facts["recipients"] == [A, B]
    assert len(of_divisions(server.handler.received)) == taken
    assert len(waiting(out)) == 1
    message_id = first["held"][0].facts["message_id"]
    assert message_id in first["held"][0].text
    word = {"arrived": (message_id,)} if taken else {"resend": (message_id.split("@")[0],)}
    decided = deliver(settings, out, **word)
    assert decided.done
    assert len(of_divisions(server.handler.received)) == 1
    assert deliver(settings, out).kinds == ["already"]
    assert waiting(out) == []


def test_a_server_that_never_answers_a_whole_message_is_held(server, out):
    server.handler.data = [HANG]
    sending = deliver(config(server.port, TWO, answer_timeout=0.5), out)
    assert sending.kinds == ["held"]
    assert "時間内に応答がありません" in str(sending)


def test_held_is_not_held_against_changed_content(server, out):
    server.handler.data = [CUT]
    settings = config(server.port, TWO)
    deliver(settings, out)
    put_reports(out, text="補正予算")
    assert deliver(settings, out).kinds == ["sent"]


def test_a_line_cut_in_mid_message_leaves_it_neither_sent_nor_lost(server, out):
    server.handler.cut_in_data = 1
    sending = deliver(config(server.port, TWO), out)
    # Whether our last bytes were still taken by the line is the system's to say.
    assert sending.kinds in (["deferred", "pause", "sent"], ["held"])
    assert len(of_divisions(server.handler.received)) == sending.kinds.count("sent")


def test_a_server_that_is_not_there_is_tried_again_and_the_mail_waits(out):
    clock = FakeClock()
    sending = deliver(config(nobody_there(), TWO, division("企画課", B)), out, clock)
    assert clock.slept == list(RETRY_PAUSES)
    assert sending.kinds.count("server") == len(RETRY_PAUSES) + 1
    assert len(sending["waiting"]) == 2
    assert waiting(out) == sorted(waiting(out))
    assert len(waiting(out)) == 2


@pytest.mark.parametrize(
    ("line", "visits"),
    [
        (b"421 4.3.2 Too busy\r\n", len(RETRY_PAUSES) + 1),
        (b"554 No service\r\n", 1),
        (b"", 5),
        (b"\0\r\n", 5),
    ],
)
def test_a_server_that_wants_none_is_visited_again_only_if_it_may_change_its_mind(
    out, line, visits
):
    server = OnceRefusing(line)
    server.start()
    try:
        sending = deliver(config(server.port, TWO, timeout=60), out)
    finally:
        server.close()
    assert server.visits == visits
    assert len(sending["waiting"]) == 1
    assert not sending.done


def test_no_more_than_so_many_in_any_minute(server, out):
    divisions = [division(f"第{n}課", f"d{n}@city.example.jp") for n in range(7)]
    clock = FakeClock()
    deliver(config(server.port, *divisions, mail={"per_minute": 3}), out, clock)
    assert clock.slept == [60, 60]
    assert len(server.handler.received) == 7


def test_a_division_with_a_failed_report_gets_nothing_and_the_operator_hears_once(server, out):
    failed = replace(TREND, status="failed", error="セル「x」で ValueError: 1 < 2")
    put_reports(out, OVERVIEW, failed, ATTAINED)
    settings = config(server.port, TWO, division("企画課", B, reports=("overview",)))
    sending = deliver(settings, out)
    assert not sending.done
    assert sending.kinds == ["withheld", "sent", "sent"]
    operator = server.handler.of("unyo@city.example.jp")
    assert len(operator) == 1
    text = (
        email.message_from_bytes(operator[0], policy=email.policy.default).get_body().get_content()
    )
    assert "ValueError: 1 < 2" in text
    assert "Traceback" in text
    assert "・総務課" in text
    assert server.handler.of(A) == []
    assert deliver(settings, out).kinds == ["withheld", "already", "already"]


def test_a_failure_that_comes_back_is_told_again(server, out):
    failed = replace(TREND, status="failed", error="ValueError")
    for entries in ((OVERVIEW, failed), (OVERVIEW, TREND), (OVERVIEW, failed)):
        put_reports(out, *entries)
        deliver(config(server.port, TWO), out)
    messages = server.handler.of("unyo@city.example.jp")
    assert len({email.message_from_bytes(one)["Message-ID"] for one in messages}) == 2


@pytest.mark.parametrize("how", ["outdated", "gone"])
def test_a_division_with_an_old_report_gets_nothing(server, out, how):
    old = replace(TREND, outdated=how == "outdated")
    put_reports(out, OVERVIEW, old)
    if how == "gone":
        (out / old.html).unlink()
    sending = deliver(config(server.port, TWO), out)
    assert sending.kinds == ["withheld"]
    assert "古いレポート" in str(sending)
    assert server.handler.received == []


def test_unchanged_reports_are_sent(server, out):
    put_reports(out, replace(OVERVIEW, status="unchanged"))
    assert deliver(config(server.port, TWO), out).kinds == ["sent"]


def test_a_letter_that_cannot_be_written_keeps_back_no_other(server, out, monkeypatch):
    from tests.delivery import mail_room

    written = mail_room.letter

    def breaking(one, entries, folder):
        if one.name == "企画課":
            raise KeyError("図")
        return written(one, entries, folder)

    monkeypatch.setattr(mail_room, "letter", breaking)
    sending = deliver(config(server.port, division("企画課", B), division("総務課", A)), out)
    assert sending.kinds == ["withheld", "sent", "sent"]
    text = email.message_from_bytes(
        server.handler.of("unyo@city.example.jp")[0], policy=email.policy.default
    )
    assert "KeyError: '図'" in text.get_body().get_content()


def test_dry_run_writes_a_file_a_division_and_neither_sends_nor_records(server, out):
    settings = config(
        server.port, TWO, division("企画課", B), user="nobody", password_env="NOT_SET_AT_ALL"
    )
    first = deliver(settings, out, dry_run=True)
    assert first.done
    names = waiting(out)
    assert [name[:16] for name in names] == ["001-2026-digital", "002-2026-digital"]
    assert all(name.isascii() for name in names)
    message = email.message_from_bytes((out / "outbox" / names[0]).read_bytes())
    assert message["To"] == A
    assert (server.handler.received, server.handler.greetings) == ([], 0)
    assert not (out / ".delivery/record.jsonl").exists()
    assert (out / "outbox").stat().st_mode & 0o077 == 0
    sent = deliver(config(server.port, TWO, division("企画課", B)), out)
    assert sent.kinds == ["sent", "sent"]
