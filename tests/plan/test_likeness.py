from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.plan.likeness import likeness

_words = st.text("経営課題の解決に向けた進捗度合割指標", max_size=12)


@given(_words, _words, st.floats(0, 1))
def test_only_what_is_out_of_reach_is_not_compared(one: str, other: str, least: float):
    share = SequenceMatcher(None, one, other, autojunk=False).ratio()
    assert likeness(one, other) == share
    assert likeness(one, other, least=least) in {share, 0.0 if share < least else share}


def test_a_slip_of_text_recognition_is_like_its_note():
    known = "経営課題の解決に向けた進捗度合を示した指標"
    assert likeness(known, known.replace("度合", "割合"), least=0.85) > 0.9
    assert likeness(known, "定量評価", least=0.85) == 0.0


def test_a_likeness_that_just_reaches_the_least_is_told():
    assert likeness("甲乙丙丁", "甲乙戊己", least=0.5) == 0.5  # by the characters
    assert likeness("甲乙", "甲乙丙丁戊己", least=0.5) == 0.5  # by the length
    assert likeness("甲乙丙丁", "甲乙戊己", least=0.51) == 0.0
    assert likeness("甲乙", "甲乙丙丁戊己", least=0.51) == 0.0
