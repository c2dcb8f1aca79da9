"""The message as mail programs see it: its tree, headers, images, names, and what it refuses."""

import email
import email.policy
import re
from datetime import datetime, timedelta, timezone
from email.header import decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.letter.letter import Attachment, Image, Letter
from dxanalysis.delivery.letter.operator_notice import OperatorNotice, Problem
from dxanalysis.delivery.message.headers import MessageIds, department_of
from dxanalysis.delivery.message.mime import division_message, operator_message
from tests.delivery.mail_room import PNG, config, deliver, division, letter, put_reports

MAIL = config(25).mail
NOW = datetime(2026, 4, 1, 3, 0, tzinfo=timezone(timedelta(hours=9)))
IDS = MessageIds.of("division/総務課", "digital", "c" * 64, 0, "city.example.jp")
LONG = (
    "令和8年度 経営課題1 予算の推移（便利・安心・安全に暮らせる、魅力・活力のあるまちの実現）.html"
)
TO = "デジタル統括室 総務担当 デジタル統括室 総務担当 <soumu@city.example.jp>"


def a_letter(**changes):
    values = {
        "subject": "令和8年度 デジタル統括室 予算 前年度比 +150.7%（運営方針の分析レポート）",
        "plain": "運営方針\n.\n..二つの点\nFrom ここから\n",
        "html": '<p>本文 cid:これは文字</p><img src="cid:plan.png" alt="図"><img src="cid:issue-1.png">',
        "images": (Image("plan.png", PNG, "図"), Image("issue-1.png", PNG[::-1], "図")),
        "attachments": (
            Attachment(LONG, "<p>予算</p>"),
            Attachment("overview.html", "<p>概要</p>"),
        ),
    }
    return Letter(**values | changes)


def raw(changed=None, division_=None):
    return division_message(
        changed or a_letter(), division_ or division("総務課", TO, cc=("b@city.example.jp",)),
        MAIL, IDS, NOW,
    )  # fmt: skip


def parsed(content):
    return email.message_from_bytes(content, policy=email.policy.default)


def lines(part):
    """A part's text; on its way each line ends in CR and LF."""
    return part.get_content().replace("\r\n", "\n")


def tree(part):
    inner = [tree(one) for one in part.iter_parts()] if part.is_multipart() else []
    return (part.get_content_type(), inner) if inner else part.get_content_type()


def header(message, name):
    """A header as RFC 2047 has it read; Python's own parser keeps spaces within a name."""
    return str(make_header(decode_header(message[name])))


def test_the_tree_is_the_one_that_works():
    assert tree(parsed(raw())) == (
        "multipart/mixed",
        [
            (
                "multipart/related",
                [
                    ("multipart/alternative", ["text/plain", "text/html"]),
                    "image/png",
                    "image/png",
                ],
            ),
            "text/html",
            "text/html",
        ],
    )


def test_what_was_written_is_what_is_read():
    message = parsed(raw())
    plain, html, *_, long, overview = [
        p for p in message.walk() if p.get_content_maintype() == "text"
    ]
    assert lines(plain) == a_letter().plain
    assert "本文 cid:これは文字" in html.get_content()
    assert long.get_content().strip() == "<p>予算</p>"
    assert overview.get_content().strip() == "<p>概要</p>"


def test_every_line_is_short_and_ascii():
    content = raw()
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert max(map(len, content.split(b"\r\n"))) <= 78


def test_images_have_names_of_their_own_and_all_are_shown():
    message = parsed(raw())
    html = message.get_body(("html",)).get_content()
    shown = re.findall(r'src="cid:([^"]+)"', html)
    parts = {p["Content-ID"]: p for p in message.walk() if p.get_content_maintype() == "image"}
    assert [f"<{one}>" for one in shown] == list(parts)
    assert [p.get_content() for p in parts.values()] == [PNG, PNG[::-1]]
    assert {p.get_content_disposition() for p in parts.values()} == {"inline"}
    assert [p.get_filename() for p in parts.values()] == ["plan.png", "issue-1.png"]
    other = MessageIds.of("division/総務課", "digital", "d" * 64, 0, "city.example.jp")
    assert not {other.content_id("plan.png"), other.content_id("issue-1.png")} & set(shown)


@pytest.mark.parametrize(
    ("html", "named"), [('<img src="cid:other.png">', "other.png"), ("<p>", "issue-1.png")]
)
def test_an_image_without_a_place_or_a_place_without_an_image_is_refused(html, named):
    with pytest.raises(DeliveryError, match=f"図と本文が合いません.*{named}"):
        raw(a_letter(html=html))


def test_japanese_file_names_stand_in_both_ways():
    content = raw()
    message = parsed(content)
    attached = [p for p in message.walk() if p.get_content_disposition() == "attachment"]
    assert [p.get_filename() for p in attached] == [LONG, "overview.html"]
    head = content.decode("ascii").split("Content-Disposition: attachment")[0]
    old = re.search(r'name="((?:=\?utf-8\?b\?[^"]+\s*)+)"', head)[1]
    assert str(make_header(decode_header(old))) == LONG
    assert "filename*0*=utf-8''" in content.decode("ascii")
    assert 'filename="overview.html"' in content.decode("ascii")


def test_a_name_has_nothing_that_windows_refuses():
    message = parsed(raw(a_letter(attachments=(Attachment('a/b\\c:"d".html', "x"),))))
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "a／b＼c：”d”.html"


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80))
def test_any_name_is_read_back(name):
    message = parsed(raw(a_letter(attachments=(Attachment(f"予{name}", "x"),))))
    (attached,) = message.iter_attachments()
    expected = f"予{name}".translate(str.maketrans('/\\:*?"<>|', "／＼：＊？”＜＞｜"))
    assert attached.get_filename() == expected


SUBJECTS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=120)


@given(SUBJECTS.map(lambda text: f"令{text}令"))
def test_any_subject_is_read_back_with_its_spaces(subject):
    content = raw(a_letter(subject=subject))
    assert content.isascii()
    assert header(parsed_raw(content), "Subject") == subject


def parsed_raw(content):
    return email.message_from_bytes(content)


def test_headers():
    message = parsed(raw())
    assert message["Message-ID"] == f"<{IDS.message_id}>"
    assert message["In-Reply-To"] == message["References"] == f"<{IDS.thread}>"
    assert message["List-Id"] == "<dxanalysis.city.example.jp>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert message["Date"].datetime == NOW
    assert message["Content-Language"] == "ja"
    assert message["Precedence"] is None
    assert all(part.defects == [] for part in message.walk())
    names = [name for name, _ in message.items()]
    assert len(names) == len(set(names))
    assert [n for p in message.walk() for n in p.keys()].count("MIME-Version") == 1  # noqa: SIM118


def test_japanese_names_of_people_are_read_back():
    plain = parsed_raw(raw())
    assert header(plain, "From") == "運営方針 分析レポート <dx@city.example.jp>"
    assert header(plain, "To") == TO
    assert [one.addr_spec for one in parsed(raw())["Cc"].addresses] == ["b@city.example.jp"]


@pytest.mark.parametrize(
    "sign", ["\r\nBcc: x@evil.jp", "\n", "\r", "\0", "\x0b", "\x85", "\u2028", "\u202e"]
)
def test_nothing_begins_a_header_of_its_own(sign):
    text = f"予算{sign}"
    with pytest.raises(DeliveryError, match="メールの Subject に、改行などの"):
        raw(a_letter(subject=text))
    with pytest.raises(DeliveryError, match="メールの Content-Disposition に、改行などの"):
        raw(a_letter(attachments=(Attachment(text, "x"),)))
    with pytest.raises(DeliveryError, match="メールの To に、改行などの"):
        raw(division_=division("総務課", f"{text} <a@city.example.jp>"))
    with pytest.raises(DeliveryError, match="メールの Content-Language に、改行などの"):
        raw(division_=division("総務課", language=text))


def test_an_unsafe_subject_is_told_and_not_sent(server, out, monkeypatch):
    from tests.delivery import mail_room

    monkeypatch.setattr(mail_room, "letter", lambda *_: a_letter(subject="予算\r\nBcc: x@evil.jp"))
    sending = deliver(config(server.port), out)
    assert sending.kinds == ["withheld", "sent"]
    assert [one.recipients for one in server.handler.received] == [["unyo@city.example.jp"]]


def test_one_too_big_is_refused_with_its_size():
    big = a_letter(attachments=(Attachment("a.html", "x" * 8_000_000),))
    with pytest.raises(DeliveryError, match=r"11\.0MB、上限 10MB"):
        raw(big)


def test_yearly_mails_of_a_department_are_one_thread():
    one, two = (
        MessageIds.of("division/総務課", department_of(plan), plan * 9, 0, "city.example.jp")
        for plan in ("2026-digital", "2027-digital")
    )
    assert one.thread == two.thread
    assert one.message_id != two.message_id
    other = MessageIds.of("division/企画課", "digital", "c", 0, "city.example.jp")
    assert other.thread != one.thread


def test_a_notice_is_plain_text():
    failed = Problem("予算の推移", "ValueError", "Traceback…\n" * 200)
    notice = OperatorNotice((failed, failed), ("総務課",))
    message = parsed(operator_message(notice, MAIL, IDS, NOW))
    assert lines(message.get_body()) == notice.plain
    assert header(message, "Subject") == notice.subject


def test_what_a_server_received_is_whole_and_refers_to_nothing_outside(server, out):
    put_reports(out, text="運営方針\r\n.\r\n" + "長い行" * 500)
    one = division("総務課", TO)
    assert deliver(config(server.port, one), out).kinds == ["sent"]
    (content,) = server.handler.of("soumu@city.example.jp")
    message = parsed(content)
    html = message.get_body(("html",)).get_content()
    ids = {p["Content-ID"] for p in message.walk() if p["Content-ID"]}
    assert {f"<{cid}>" for cid in re.findall(r'src="cid:([^"]+)"', html)} == ids
    assert "http" not in html
    assert [p.get_filename() for p in message.iter_attachments() if p.get_filename()]
    files = {
        p.get_filename(): p.get_content()
        for p in message.walk()
        if p.get_content_disposition() == "attachment"
    }
    from dxanalysis.reports.manifest import read_manifest

    entries = sorted(read_manifest(out).entries.values(), key=lambda e: e.order)
    for attachment in letter(one, entries, out).attachments:
        assert files[attachment.name].rstrip("\r\n") == attachment.html
