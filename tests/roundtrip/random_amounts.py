"""Random amounts in every printed form, and other widths of a text."""

from __future__ import annotations

from hypothesis import strategies as st

_HALF = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_DIGITS = str.maketrans({half: full for half, full in _HALF.items() if half.isalnum()})
_BRACKETS = str.maketrans("（）！？：；～", "()!?:;~")
WIDTHS = [lambda text: text, lambda text: text.translate(_DIGITS), lambda text: text.translate(_BRACKETS)]  # fmt: skip


def in_some_width(text: str) -> st.SearchStrategy[str]:
    """The text as some typist set it: figures and letters, or brackets, in their other width."""
    return st.sampled_from([0, 0, 0, 1, 2]).map(lambda width: WIDTHS[width](text))


def _plain(unit: str, scale: int, number: int) -> tuple[int, str]:
    return number * scale, f"{number:,}{unit}円"


def _decimal_oku(number: int) -> tuple[int, str]:
    return number * 10_000_000, f"{number // 10}.{number % 10}億円"


def _oku_man(number: int) -> tuple[int, str]:
    oku, man = divmod(number, 9999)
    return (oku + 1) * 10**8 + (man + 1) * 10**4, f"{oku + 1}億{man + 1:,}万円"


def _oku_man_sen(number: int) -> tuple[int, str]:
    oku, man, sen = number // 100 + 1, number % 100 + 1, number % 9 + 1
    return oku * 10**8 + man * 10**4 + sen * 1000, f"{oku}億{man}万{sen}千円"


def _sen_hyaku_man(number: int) -> tuple[int, str]:
    """6千2百万円: digits with 千 and 百 before 万."""
    sen, hyaku = number % 9 + 1, number // 9 % 9 + 1
    return (sen * 1000 + hyaku * 100) * 10_000, f"{sen}千{hyaku}百万円"


_FORMS = [
    lambda n: _plain("", 1, n),
    lambda n: _plain("千", 1000, n),
    lambda n: _plain("百万", 1_000_000, n),
    lambda n: _plain("百万", 1_000_000, n),
    lambda n: _plain("万", 10_000, n),
    lambda n: _plain("億", 10**8, n),
    _decimal_oku,
    _oku_man,
    _oku_man_sen,
    _sen_hyaku_man,
]
_NONE = ["－", "-", "該当なし", "なし", "―", None]


@st.composite
def amounts(draw) -> tuple[int | None, str | None]:
    """Yen and how it is printed; (None, None) is a blank."""
    if draw(st.integers(0, 7)) == 0:
        return None, draw(st.sampled_from(_NONE))
    number = draw(st.one_of(st.integers(0, 9999), st.integers(0, 2_000_000)))
    yen, text = draw(st.sampled_from(_FORMS))(number)
    if draw(st.integers(0, 9)) == 0 and yen:
        yen, text = -yen, draw(st.sampled_from(["△", "▲", "△ "])) + text
    if draw(st.integers(0, 4)) == 0:
        text = text[:-1].rstrip("千百万億") + " " + text[len(text[:-1].rstrip("千百万億")) :]
    return yen, draw(in_some_width(text))
