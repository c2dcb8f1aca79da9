"""The account of who took which characters (generated)."""

import pytest

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.ledger import Ledger

TEXT = "甲乙 丙\n丁戊"


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(read_text("generated.txt", "0" * 64, TEXT))


def test_what_nobody_took_is_quoted_with_its_line_and_lowers_the_share(ledger: Ledger):
    ledger.claim(0, 2, "fact:a")
    share, faults = ledger.balance()
    assert share == pytest.approx(2 / 5)  # blanks count for nothing
    assert [(f.code, f.line, f.text) for f in faults] == [
        ("text_unread", 1, "丙"),
        ("text_unread", 2, "丁戊"),
    ]


def test_all_taken_is_the_whole_and_nothing_to_say(ledger: Ledger):
    ledger.claim(0, len(TEXT), "fact:a")
    assert ledger.balance() == (1.0, [])


def test_blanks_that_nobody_took_are_no_loss(ledger: Ledger):
    for start, end in ((0, 2), (3, 4), (5, 7)):
        ledger.claim(start, end, "fact:a")
    assert ledger.balance() == (1.0, [])


def test_a_character_taken_twice_is_a_fault_that_names_both(ledger: Ledger):
    ledger.claim(0, len(TEXT), "fact:a")
    ledger.claim(5, 6, "fact:b")
    share, (fault,) = ledger.balance()
    assert share == 1.0
    assert (fault.code, fault.line, fault.text) == ("fact_taken_twice", 2, "丁")
    assert fault.message == "同じ文字を fact:a と fact:b の両方に読みました"


def test_a_blank_taken_twice_is_no_fault(ledger: Ledger):
    ledger.claim(0, len(TEXT), "fact:a")
    ledger.claim(2, 3, "fact:b")
    ledger.claim(4, 5, "fact:b")
    assert ledger.balance() == (1.0, [])


def test_neighbours_do_not_touch(ledger: Ledger):
    ledger.claim(0, 2, "fact:a")
    ledger.claim(2, 7, "fact:b")
    assert ledger.balance() == (1.0, [])


def test_each_run_of_a_line_has_its_owner(ledger: Ledger):
    ledger.claim(0, 1, "fact:a")
    ledger.claim(1, 4, "fact:b")
    assert [(r.line, r.text, r.owner) for r in ledger.owned_runs()] == [
        (1, "甲", "fact:a"),
        (1, "乙 丙", "fact:b"),
        (2, "丁戊", None),
    ]


def test_a_long_text_is_quoted_in_part_and_kept_whole():
    text = "甲" * 41
    (fault,) = Ledger(read_text("generated.txt", "0" * 64, text)).balance()[1]
    assert fault.text == text
    assert f"「{'甲' * 40}…」" in fault.message
    (whole,) = Ledger(read_text("generated.txt", "0" * 64, text[:40])).balance()[1]
    assert f"「{'甲' * 40}」" in whole.message


def test_an_empty_document_is_read_whole():
    assert Ledger(read_text("generated.txt", "0" * 64, "")).balance() == (1.0, [])
