"""Numbers that count nothing: years, dates, times, ordinals, addresses, idioms, conditions."""

from __future__ import annotations

import re

from dxanalysis.text.counters import COUNTER
from dxanalysis.text.years import year_mentions

_KANJI = "〇一二三四五六七八九十百千"
_NUMBER = rf"(?:\d{{1,9}}+|[{_KANJI}]{{1,9}}+)"
_ALONE = r"(?<!\d)(?<!\d,)"  # 24時間 is named, the end of 1,024時間 is not
_SERVICE = "対応|体制|営業|受付|稼働|運用|利用"
# What goes on day and night: 24時間の見守り, 24時間いつでも利用; a training of 24時間の研修 is counted.
_AROUND_CLOCK = (
    "見守|相談|電話|監視|開設|窓口|サービス|支援|巡回|通報|救急|保育|看護|医療|介護|警備|配信|いつでも|常時|年中"
    "|ケア|開館|開放|申請|予約|手続|アクセス|問い?合|チャット|災害|緊急|安心|安全|無人|切れ目"
)
# Every day of the year (365日対応, 365日の見守り) is named; what has, reaches or compares is counted:
# 365日を整備, 365日以上, a target or a result that ends there.
_COUNTED_DAYS = r"間?\s?(?:$|[()/~。増減]|を(?!通)|に(?!わた|渡|対応)|へ|と[すな]|以[上下内]|未満|超|程度|前後|ほど|まで|から)"
_NAMES = "|".join(
    (
        # addresses, telephone numbers, and what is named by letters and figures together
        r"(?:https?://|www\.)[!-~…]++|[A-Za-z0-9._+-]{1,64}+@[A-Za-z0-9.-]++",
        r"(?<![\d-])\(?0\d{1,4}\)?[-( ]\d{1,4}[-) ]\d{3,4}(?!\d)",
        r"(?:CO|NO|SO|SF)[x\d]++|H2O|PM\d(?:\.\d)?|COVID-\d++|Society\s?5\.0|SDGs(?:ゴール|の?目標)?\s?\d++|\d[A-Z]\d[A-Z]|(?:No|Ver|Vol)\.?\s?\d[\d.]*+",
        # dates and times; an era left unsaid; 3か年で and 5年間の say how long, not how much
        r"(?<!\d)(?:\d{1,2}|元)年度",
        r"(?<!\d)(?:\d{1,2}年)?\d{1,2}(?:[~・]\d{1,2})?月(?:\d{1,2}日)?",
        r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)|(?<!\d)\d{1,2}時(?!間)(?:\d{1,2}分|半)?",
        rf"{_NUMBER}(?:[かヶカヵケ]年|年間|年(?=[でのに計])(?!に\s?\d))(?!以|未満)|(?<!\d)\d++年\d{{1,2}}[かヶカヵケ]月",
        rf"{_ALONE}(?:24時間(?:{_SERVICE})?|1年)\s?[・×、,/]?\s?365日|{_ALONE}24時間(?=の?(?:{_SERVICE}|{_AROUND_CLOCK}))",
        rf"{_ALONE}365日\s?[・×、,/(]?\s?24時間|{_ALONE}(?<!日数)365日(?!{_COUNTED_DAYS})",
        # ordinals: 第1・2期, 第 10 条, 経営課題2 業務…
        rf"第\s?{_NUMBER}(?:[~・、-]{_NUMBER})*+",
        r"(?:(?:経営課題|戦略|様式|別紙|別表|※|フェーズ|ステップ|Phase|Step)\s?|課題|取組|資料|(?<![一-鿿])[図表注])\d{1,3}(?:-\d{1,3}){0,3}(?=[\s:】)」]|$)",
        r"(?<!\d)\d{1,2}(?:-\d{1,2}){1,3}(?=\s(?!%))",
        # the full mark of a scale, a fraction, a unit in a heading
        r"(?<!\d)\d++(?:点|段階)満点中?|(?<!\d)\d++段階(?:評価)?中?|百点満点",
        rf"{_NUMBER}分の{_NUMBER}|(?<![\d/])\d++/\d++(?!月)|(?<![\d.,])[\d,]{{1,12}}+(?:{COUNTER})中(?=\s?\d)",
        r"単位\s?:\s?[^()\s。、]{1,8}|\((?:[十百千万億]{1,3})(?:円|人|件|t|㎡)\)",
        # whose figures these are: 65歳以上の区民, 3歳児; one for each: 1人1台端末
        rf"{_NUMBER}(?:[~・-]{_NUMBER})?歳(?:代|(?:\d{{1,2}}[かヶカヵ]月)?(?:以上|以下|未満)?(?=[のがを児健高人区~女男、]))",
        r"(?<!\d)1(?:人|校|社|区|館)1(?:台|つ|品|事業|取組)(?!\d)|一人一(?:台|つ|品)",
        # numerals that are words
        rf"{_ALONE}[一1]人(?:ひとり|一人|でも|暮らし|親)|一日も|一人前|一人(?!以|[\d当あ])",
        r"一[部体時番層元貫環定般方歩度日本点](?!以|未満)",
        r"百人一首|三位一体|二人三脚|十人十色|十三駅|二者|三者|二次|三次|三密|五感|十[分字](?!以)|六曜|八百屋|七夕",
        rf"[数何幾][十百千万億]++|(?<!\d)\d++数(?=[人件名回])|[{_KANJI}]数(?=[人件名回])",
        r"[百千万]人(?:力|針)",
    )
)
# What any of them begins with: most characters begin none, and need not be held against them all.
_BEGIN_NAMES = rf"A-Za-z\d._+(\-{_KANJI}万元第経戦様別※フス課取資図表注単数何幾"
_HIDDEN = re.compile(rf"(?=[{_BEGIN_NAMES}])(?:{_NAMES})")
# Of 10件から20件に and 10件→20件 only the end is aimed at.
_FROM = re.compile(
    rf"(?<![\d,.])[\d,.]{{1,12}}+[十百千万億]*+(?:{COUNTER})?(?:から(?=\s?[\d,.]{{1,12}}+[十百千万億]*+(?:{COUNTER})?(?:に|へ|まで))|\s?[→⇒➡](?=\s?\d))"
)


def without_names(text: str) -> str:
    """The text with □ for each character of a number that counts nothing; its length is kept.

    Years and dates count nothing, nor does the old figure in `10件から20件に`.
    """
    hidden = text
    for year in year_mentions(text):
        hidden = hidden[: year.start] + "□" * (year.end - year.start) + hidden[year.end :]
    for pattern in (_HIDDEN, _FROM):
        hidden = pattern.sub(lambda match: "□" * len(match.group()), hidden)
    return hidden
