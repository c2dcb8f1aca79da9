"""What a pattern may begin with is looked at first, for speed: it must rule out nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.text.numbered import _HIDDEN, _NAMES
from dxanalysis.text.quantities import _BEGIN, _QUANTITY
from dxanalysis.text.years import _FISCAL_YEAR, _FISCAL_YEAR_BEGINS

_WITHOUT_LOOK = {
    _HIDDEN: _NAMES,
    _QUANTITY: _QUANTITY.pattern.removeprefix(f"(?=[{_BEGIN}])"),
    _FISCAL_YEAR: _FISCAL_YEAR.pattern.removeprefix(_FISCAL_YEAR_BEGINS),
}
_PIECES = (
    "0 1 2 9 10 24 365 2026 元 一 二 三 十 百 千 万 〇 数 何 幾 件 人 か所 か月 % ポイント 円 名 歳 年 年度 月 日 時 分 週 "
    "令和 平成 昭和 R H S No. Ver Vol CO H2O PM COVID- SDGs Society5.0 https:// www. @ a.jp ( ) ~ - + △ ▲ / . , : ※ "
    "第 経営課題 戦略 様式 別紙 別表 フェーズ ステップ 課題 取組 資料 図 表 注 点満点 段階 分の 単位: 人口 四半期 ごとに 毎 "
    "当たり につき 約 およそ 概ね ほぼ 平均 延べ のべ 累計 合計 計 年間 最低 最大 少なくとも 以上 未満 程度 増 減 から まで に を"
).split()
_pieces = st.sampled_from([*_PIECES, " ", "。", "を実施", "区民", "→"])
_texts = st.lists(_pieces, max_size=12).map("".join) | st.text(max_size=20)


@pytest.mark.parametrize("pattern", _WITHOUT_LOOK, ids=["names", "quantities", "years"])
@given(text=_texts)
def test_looking_at_the_first_character_rules_out_no_match(pattern: re.Pattern[str], text: str):
    found = [match.span() for match in pattern.finditer(text)]
    assert found == [match.span() for match in re.finditer(_WITHOUT_LOOK[pattern], text)]
