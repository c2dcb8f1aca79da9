"""Text of any length and kind is read in time that grows with its length, not with its square."""

import time
from collections.abc import Callable

import pytest

from dxanalysis.text.amounts import AmountError, parse_amount
from dxanalysis.text.comparisons import find_change
from dxanalysis.text.quantities import bare_zero, find_quantities
from dxanalysis.text.years import parse_fiscal_year, year_mentions

_SEEDS = [
    *("9", "1,", "1,234", "1.", "1.5", "1/", "1-", "1~", "1:", "0", "2026", "2026.", "2000~"),
    *(
        "一",
        "千",
        "5千",
        "1万",
        "十百",
        "〇",
        "億",
        " ",
        "1 ",
        "約",
        "約 ",
        "△",
        "-",
        "第",
        "第1",
        "第1・",
    ),
    *(
        "R",
        "R5",
        "令和",
        "令和 ",
        "令和3~",
        "令和3年度から",
        "元",
        "年",
        "年度",
        "月",
        "1月",
        "1日",
        "1人",
    ),
    *(
        "3件",
        "3件以上",
        "3件~",
        "3件から",
        "10%",
        "回/",
        "ア",
        "漢",
        "3ア",
        "3漢",
        "a",
        "a@",
        "a.",
        "1A",
    ),
    *(
        "(",
        "(1",
        "前年度",
        "前年度比",
        "前年度実績(",
        "前年比10",
        "ゼロ",
        "を維持",
        "http://",
        "06-",
        "1歳",
        "1分の",
    ),
    *(
        "3年",
        "24時間",
        "人口10",
        "1,234人",
        "単位:",
        "表1",
        "2時間30分",
        "経営課題1-",
        "2年に",
        "平均",
        "。",
    ),
]
_READERS: list[Callable[[str], object]] = [
    find_quantities, find_change, bare_zero, year_mentions, parse_fiscal_year,
]  # fmt: skip
_SECONDS = 10.0  # the longest takes a fortieth of it, on any machine; its square would take minutes


def _refused(text: str) -> object:
    with pytest.raises(AmountError):
        return parse_amount(text)


@pytest.mark.parametrize("seed", _SEEDS)
def test_long_runs_take_no_long_time(seed: str):
    text = (seed * 30_000)[:30_000] + "□"
    begun = time.process_time()
    for read in (*_READERS, _refused):
        read(text)
    assert time.process_time() - begun < _SECONDS
