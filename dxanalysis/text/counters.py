"""The words that count: 件, か所, 世帯, % … as data, and the patterns that recognise them."""

from __future__ import annotations

import re

_JAPANESE = (
    "ポイント パーセント テーマ プロジェクト キロメートル メートル センチ キロ トン ヘクタール "
    "平方メートル か所 ヶ所 カ所 ヵ所 ケ所 箇所 個所 か月 ヶ月 カ月 ヵ月 ケ月 か国 ヶ国 カ国 か国語 か店 カ店 "
    "世帯 業務 分野 事業 事業者 事業所 団体 施設 会場 校区 地域 地区 区域 区分 区役所 区 社 者 校園 校 園 店舗 店 件 人 名 "
    "回線 回 点 種類 種 台 本部 本 棟 戸 枚 冊 部署 部門 部局 部会 部 基 隻 床 便 路線 駅 橋 日間 日 週間 週 "
    "時間 分間 分 秒 歳 位 倍 割 円 項目 講座 制度 機関 企業 品目 品 組織 組 班 隊 署 票 票数 所属 室 局 課 "
    "拠点 手続き 手続 様式 帳票 システム 言語 教室 学級 単位 作品 商品 ページ アカウント フォロワー 個 つ 杯 頭 匹 羽 株 "
    "か年 ヶ年 カ年 科目 種目 講演 事例 案件 取組 会議 計画 条例 列 列車 車両 両 坪 畳 通 口 巡 周 泊 席 着 足 玉 束 缶 袋 箱 床面積"
).split()
_LATIN = "kWh kW GB MB TB kg km cm mm ha t m g L pt".split()
_SIGNS = "㎡ %ポイント %pt % ‰".split()
# One kanji that counts only where no other word begins with it: 3年以上, but not 3年生.
_YEARS = r"年(?=\s?(?:以上|以下|以内|未満|超|程度|前後))"


def _one_of(words: list[str]) -> str:
    """Longest first, so that 部署 is not read as 部."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# A counter behind figures; 3回目 is the third time, not three times.
COUNTER = (
    rf"(?:(?:{_one_of(_JAPANESE)})(?!目(?![標的]))|{_YEARS}"
    rf"|(?:{_one_of(_LATIN)})(?![A-Za-z0-9])|[ck]?m2|{_one_of(_SIGNS)})"
)
# Behind a numeral in kanji: nothing with which such a numeral forms words (十分, 一部, 十三駅).
_IN_WORDS = set("分 部 駅 橋 者 位 種 課 室 局 区 口 通 周 巡 両 列 足 着 玉 束 席 つ 割".split())
KANJI_COUNTER = rf"(?:{_one_of([w for w in _JAPANESE if w not in _IN_WORDS])}|年)"
# A word that is no known counter and follows figures at once (3商圏): what it may not begin with.
_NO_COUNTERS = (
    "数余代期月号等目度年時次級階類段丁番条項章節款編流弱強線型系以未超程前後約増減満達世密"
)
ANY_COUNTER = rf"(?:[ァ-ヶー]++|(?![{_NO_COUNTERS}])[一-鿿]{{1,2}}+(?<!目)(?![一-鿿]))"
