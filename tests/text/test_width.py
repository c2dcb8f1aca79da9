from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.text.width import _OTHER, _form_of, canonical, normal, normalise


def test_one_form_for_widths_radicals_dashes_and_waves():
    assert normal("ＤＸ６決算額（１，１２９）") == "DX6決算額(1,129)"
    assert normal("⽅針⾰新⻑") == "方針革新長"
    assert normal("ﾃﾞｼﾞﾀﾙ") == "デジタル"
    assert normal("1‐2 10∼20 ～〜") == "1-2 10~20 ~~"


def test_terms_dots_and_circled_numbers_keep_their_form():
    assert normal("DX…デジタル ①") == "DX…デジタル ①"


def test_canonical_is_how_japanese_is_set():
    assert canonical(" CX(全体版)  ７０％以上 ") == "CX（全体版） 70%以上"


@given(st.text())
def test_every_character_knows_where_it_stood(text: str):
    form = normalise(text)
    assert len(form.origin) == len(form.text)
    assert list(form.origin) == sorted(form.origin)
    assert form.span(0, len(form.text)) == (0 if form.text else len(text), len(text))


def test_what_is_not_looked_up_is_its_own_form():
    assert all(_form_of(c) == c for c in map(chr, range(0x110000)) if not _OTHER.match(c))


@given(st.text())
def test_canonical_is_stable(text: str):
    assert canonical(canonical(text)) == canonical(text)


def test_a_mark_belongs_to_the_one_character_before_it():
    form = normalise("aｶﾞbｷﾞ")
    assert form.text == "aガbギ"
    assert list(form.origin) == [0, 1, 3, 4]
    assert form.span(1, 2) == (1, 3)


def test_a_span_begins_and_ends_where_its_characters_stood():
    form = normalise("１㎡あ")
    start = form.text.index("あ")
    assert form.span(start, start + 1) == (2, 3)
    assert form.span(0, 1) == (0, 1)
    assert form.squeezed.span(0, 1) == (0, 1)
    blank = normalise("甲 乙").squeezed
    assert (blank.text, blank.span(1, 2)) == ("甲乙", (2, 3))
