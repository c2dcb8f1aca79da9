"""Whole plans as a clerk fills them in: several issues, several habits in one document."""

from __future__ import annotations

from tests.corpus.stock import (
    CARE,
    CROSSING,
    FACILITY,
    GREEN,
    NURSING,
    SCHOOL,
    SERVICE,
    SINGLE,
    TAX,
)
from tests.corpus.writing import Group, blank, cell, graded, pending, reported, undecided, words

CLERK = Group("clerk")

CLERK.whole(
    "neat",
    "heads, words and grades throughout",
    NURSING.filled(
        cell(
            "・健診を通じた支援\n3か月児健診の受診率 98.4%：A\n1歳6か月児健診の受診率 95.2%：B\n3歳児健診の受診率 95.7%：A\n・父親の育児参加の促進\nパパ講座の参加者 66名：A",
            "・健診を通じた支援\n3か月児健診の受診率 97.9%\n1歳6か月児健診の受診率 95.0%\n3歳児健診の受診率 94.4%\n・父親の育児参加の促進\nパパ講座の参加者 52名",
        ),
        (
            graded(98.4, "%", "A", 97.9),
            graded(95.2, "%", "B", 95.0),
            graded(95.7, "%", "A", 94.4),
            graded(66, "名", "A", 52),
        ),
    ),
    CROSSING.filled(
        cell(
            "・交通安全の啓発\n交通安全教室 31回：A\n自転車講習 8回：B\n・放置自転車の削減\n472台：A",
            "・交通安全の啓発\n交通安全教室 29回\n自転車講習 9回\n・放置自転車の削減\n538台",
        ),
        (graded(31, "回", "A", 29), graded(8, "回", "B", 9), graded(472, "台", "A", 538)),
    ),
)
CLERK.whole(
    "hurried",
    "short words, one result pending, one left out, no heads",
    CROSSING.filled(
        cell(
            "安全教室28回（B）\n放置自転車 集計中（5月末公表予定）",
            "安全教室30回\n自転車講習10回\n放置自転車551台",
        ),
        (graded(28, "回", "B", 30), blank(10, "回"), pending(551, "台", text="集計中")),
    ),
    SERVICE.filled(
        cell(
            "満足度91.2%（A）\n待ち時間14分（A）\n研修4回（A）",
            "満足度89.5%\n待ち時間17分\n研修3回",
        ),
        (graded(91.2, "%", "A", 89.5), graded(14, "分", "A", 17), graded(4, "回", "A", 3)),
    ),
)
CLERK.whole(
    "explaining",
    "every result with its reason",
    SERVICE.filled(
        cell(
            "・来庁者アンケートの満足度：87.6%（B）\n　有効回答1,204件。システム障害で2日間、窓口が停止したことが響いた。\n"
            "・平均待ち時間：13分（A）\n　番号札の増設（3台）による。\n・応対研修の実施：5回（A）\n　新任者向けを1回追加した。",
            "・来庁者アンケートの満足度：90.3%\n・平均待ち時間：16分\n・応対研修の実施：4回",
        ),
        (graded(87.6, "%", "B", 90.3), graded(13, "分", "A", 16), graded(5, "回", "A", 4)),
    ),
    SCHOOL.filled(
        cell(
            "・放課後教室の参加児童：152名（A）\n　全8校で開催し、1校平均19名が参加した。\n・体験事業の実施：10回（B）\n　講師の都合で2回中止した。",
            "・放課後教室の参加児童：143名\n・体験事業の実施：12回",
        ),
        (graded(152, "名", "A", 143), graded(10, "回", "B", 12)),
    ),
    FACILITY.filled(
        cell(
            "・橋梁の点検：121橋（A）\n・水道管の更新：57km（B）\n　入札不調が2件あった。\n・施設の長寿命化計画の策定：令和8年3月に策定（A）",
            "・橋梁の点検：118橋\n・水道管の更新：61km\n・施設の長寿命化計画の策定：素案を作成",
        ),
        (
            graded(121, "橋", "A", 118),
            graded(57, "km", "B", 61),
            words("令和8年3月に策定", "A", previous_text="素案を作成"),
        ),
    ),
)
CLERK.whole(
    "swapped",
    "the strategies and, below them, the indicators in another order",
    NURSING.filled(
        cell(
            "【父親の育児参加の促進】\nパパ講座の参加者 58名　B\n【健診を通じた支援】\n3歳児健診の受診率 95.3%　A\n3か月児健診の受診率 98.1%　A\n1歳6か月児健診の受診率 96.4%　A",
            "【健診を通じた支援】\n3か月児健診の受診率 97.6%\n1歳6か月児健診の受診率 96.0%\n3歳児健診の受診率 94.8%\n【父親の育児参加の促進】\nパパ講座の参加者 61名",
        ),
        (
            graded(98.1, "%", "A", 97.6),
            graded(96.4, "%", "A", 96.0),
            graded(95.3, "%", "A", 94.8),
            graded(58, "名", "B", 61),
        ),
    ),
    SINGLE.filled(
        cell("交流事業の参加者 341名　A", "交流事業の参加者 329名"),
        (graded(341, "名", "A", 329),),
    ),
)
CLERK.whole(
    "bare-rates",
    "three bare shares for three shares under the right head, one more left out",
    NURSING.filled(
        cell(
            "・健診を通じた支援\n97.2%\n96.3%\n・父親の育児参加の促進\n63名：A",
            "・健診を通じた支援\n3か月児健診 97.7%、1歳6か月児健診 95.8%、3歳児健診 94.6%\n・父親の育児参加の促進\n55名",
        ),
        (
            undecided(97.7, "%"),
            undecided(95.8, "%"),
            undecided(94.6, "%"),
            graded(63, "名", "A", 55),
        ),
        ("97.2%", "96.3%"),
    ),
)
CLERK.whole(
    "numbers-in-names",
    "figures inside the indicators' names: 3か月児健診, 1歳6か月児健診",
    NURSING.filled(
        cell(
            "3か月児健診：98.9%、1歳6か月児健診：96.8%、3歳児健診：93.9%\nパパ講座は6回開催し、70名が参加",
            "3か月児健診：98.2%、1歳6か月児健診：96.1%、3歳児健診：94.0%\nパパ講座は5回開催し、57名が参加",
        ),
        (
            reported(98.9, "%", 98.2),
            reported(96.8, "%", 96.1),
            reported(93.9, "%", 94.0),
            reported(70, "名", 57),
        ),
    ),
    TAX.filled(
        cell(
            "収納率：92.4%（達成率99.9%）：B\n口座振替：45.6%（目標45%）：A",
            "収納率：92.2%\n口座振替：44.9%",
        ),
        (graded(92.4, "%", "B", 92.2), graded(45.6, "%", "A", 44.9)),
    ),
)
CLERK.whole(
    "letters",
    "the grade in front, the strategy's number in front of its head",
    GREEN.filled(
        cell(
            "（1）ごみの減量と再資源化\nB　家庭系ごみの排出量 18,055トン\nA　資源集団回収の登録 122団体\n（2）まちの美化の推進\nA　まち美化パートナーの登録 58団体",
            "（1）ごみの減量と再資源化\n家庭系ごみの排出量 18,140トン\n資源集団回収の登録 120団体\n（2）まちの美化の推進\nまち美化パートナーの登録 53団体",
        ),
        (
            graded(18055, "トン", "B", 18140),
            graded(122, "団体", "A", 120),
            graded(58, "団体", "A", 53),
        ),
    ),
    CARE.filled(
        cell(
            "（1）認知症の人を支える地域づくり\nA　認知症サポーターの養成 506名\n（2）介護予防の推進\nB　百歳体操の開催場所 44か所\nA　百歳体操の参加者 815名",
            "（1）認知症の人を支える地域づくり\n認知症サポーターの養成 483名\n（2）介護予防の推進\n百歳体操の開催場所 43か所\n百歳体操の参加者 797名",
        ),
        (graded(506, "名", "A", 483), graded(44, "か所", "B", 43), graded(815, "名", "A", 797)),
    ),
)
