"""A record that the first version wrote is read as it is, and nothing in it is sent again.

`first_version.jsonl` was written by its code, sending the reports of `mail_room` to a server that
refused 企画課, cut the connection after 第三課 and put 第五課 off; the line that 第四課 was sent is
taken out, as if the process had been killed before it.
"""

import email
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.delivery.outgoing import UNDELIVERED
from tests.delivery.mail_room import (
    ATTAINED,
    OVERVIEW,
    TREND,
    config,
    deliver,
    division,
    of_divisions,
    put_reports,
)

LINES = Path(__file__).with_name("first_version.jsonl").read_text(encoding="utf-8").splitlines()
AFTER_THE_NOTICE = 9  # lines, of which the last says that the operator was sent what failed
FIRST = division("総務課", "a@city.example.jp", cc=("企画担当 <b@city.example.jp>",))
DIVISIONS = (
    FIRST,
    *(
        division(name, f"{letter}@city.example.jp")
        for name, letter in zip(("企画課", "第三課", "第四課", "第五課"), "cdef", strict=True)
    ),
)


@pytest.fixture
def recorded(out):
    """Outputs with as many lines of the record."""

    def recorded(lines: int | None = None) -> Path:
        (out / ".delivery").mkdir()
        text = "".join(f"{line}\n" for line in LINES[:lines])
        (out / ".delivery/record.jsonl").write_text(text, encoding="utf-8")
        return out

    return recorded


def test_only_what_waits_is_sent(server, recorded):
    out = recorded()
    outbox = out / "outbox"
    outbox.mkdir()
    names = [
        "002-2026-digital-17161a441045a70c50ae.eml",
        "003-2026-digital-aa6831e9235bf4ecb4ac.eml",
        "005-2026-digital-c9040c45c2beb56b2f15.eml",
    ]
    for name in names:
        (outbox / name).write_text("as the first version left it", encoding="utf-8")
    sending = deliver(config(server.port, *DIVISIONS), out)
    assert sending.kinds == ["already", "refused", "held", "held", "sent"]
    (received,) = of_divisions(server.handler.received)
    assert received.recipients == ["f@city.example.jp"]
    sent = email.message_from_bytes(received.content)
    assert sent["Message-ID"] == "<c9040c45c2beb56b2f15@city.example.jp>"
    held = "004-2026-digital-31a1086ac907ebfc"
    assert [path.name[: len(held)] for path in sorted(outbox.glob("*.eml"))] == [
        *(name[: len(held)] for name in names[:2]),
        held,
    ]


def test_the_record_goes_on_in_the_same_form(server, recorded):
    out = recorded()
    deliver(config(server.port, *DIVISIONS), out)
    after = (out / ".delivery/record.jsonl").read_text(encoding="utf-8").splitlines()
    assert after[: len(LINES)] == LINES
    added = list(map(json.loads, after[len(LINES) :]))
    assert {line["key"] for line in added[3:]} == {UNDELIVERED}
    assert [line["event"] for line in added[:3]] == ["held", "sending", "sent"]
    forms = {line["event"]: list(line) for line in map(json.loads, LINES)}
    assert [list(line) for line in added[:3]] == [
        [*forms["sending"], "reply"],
        forms["sending"],
        forms["sent"],
    ]


@pytest.mark.parametrize(
    "resend", ["aa6831e9235bf4ecb4ac", "<17161a441045a70c50ae@city.example.jp>"]
)
def test_what_a_person_was_asked_can_still_be_answered(server, recorded, resend):
    sending = deliver(config(server.port, *DIVISIONS[:3]), recorded(), resend=(resend,))
    assert sending.kinds[0] == "decided"
    (received,) = of_divisions(server.handler.received)
    identity = email.message_from_bytes(received.content)["Message-ID"]
    assert resend.strip("<>").partition("@")[0] in identity


def test_the_operator_is_not_told_again_what_failed(server, recorded):
    out = recorded(AFTER_THE_NOTICE)
    failed = replace(TREND, status="failed", error="ValueError: 1 < 2")
    put_reports(out, OVERVIEW, failed, ATTAINED)
    assert deliver(config(server.port, FIRST), out).kinds == ["withheld", "already"]
    assert server.handler.received == []


def test_content_that_comes_back_has_the_name_that_the_first_version_gave_it(server, recorded):
    """予算, 補正予算 and 予算 again were sent; 補正予算 is new for the second time now."""
    out = put_reports(recorded(), text="補正予算")
    assert deliver(config(server.port, FIRST), out).kinds == ["sent"]
    (received,) = of_divisions(server.handler.received)
    name = email.message_from_bytes(received.content)["Message-ID"]
    assert name == "<8d022718636c0ef5e147@city.example.jp>"
