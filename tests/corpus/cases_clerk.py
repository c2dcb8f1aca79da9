"""Whole plans as a clerk fills them in: several issues, several habits in one document."""

from __future__ import annotations

from tests.corpus.model import Indicator, Issue, Strategy
from tests.corpus.stock import (
    CARE,
    CHILDREN,
    COUNSEL,
    DIGITAL,
    FESTIVAL,
    GREEN,
    PLAN,
    SAFETY,
    SCHOOL,
    SINGLE,
    TAX,
    TOWN,
)
from tests.corpus.writing import Group, blank, cell, graded, pending, reported, undecided, words

CLERK = Group("clerk")

NURSING = Issue(
    "子どもの健やかな成長を支える",
    "乳幼児健診の未受診者への働きかけが課題である。",
    (
        Strategy(
            "健診を通じた支援",
            (
                Indicator("3か月児健診の受診率", "98%以上"),
                Indicator("1歳6か月児健診の受診率", "96%以上"),
                Indicator("3歳児健診の受診率", "95%以上"),
            ),
        ),
        Strategy("父親の育児参加の促進", (Indicator("パパ講座の参加者", "60名"),)),
    ),
)
CROSSING = Issue(
    "安全に暮らせる交通環境の整備",
    "自転車事故の割合が高く、マナーの向上が求められる。",
    (
        Strategy(
            "交通安全の啓発",
            (
                Indicator("交通安全教室の開催", "30回"),
                Indicator("自転車安全運転講習の開催", "10回"),
            ),
        ),
        Strategy("放置自転車の削減", (Indicator("放置自転車の台数", "500台以下"),)),
    ),
)
SERVICE = Issue(
    "信頼される区役所づくり",
    "窓口サービスの向上と、職員の応対力の底上げが必要である。",
    (
        Strategy(
            "窓口サービスの向上",
            (
                Indicator("来庁者アンケートの満足度", "90%以上"),
                Indicator("平均待ち時間", "15分以内"),
            ),
        ),
        Strategy("職員の応対力の向上", (Indicator("応対研修の実施", "4回"),)),
    ),
)
FACILITY = Issue(
    "公共施設の計画的な維持管理",
    "老朽化した施設の更新を計画的に進める必要がある。",
    (
        Strategy(
            "長寿命化の推進",
            (
                Indicator("橋梁の点検", "120橋"),
                Indicator("水道管の更新", "60km"),
                Indicator("施設の長寿命化計画の策定", ""),
            ),
        ),
    ),
)

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
CLERK.whole(
    "half-done",
    "one issue filled in, one with the previous year alone, one blank",
    SAFETY.filled(
        cell(
            "防災リーダー研修の受講者 105名：A\n地域防災訓練の実施 20回：A\n個別避難計画の作成 411世帯：A",
            "防災リーダー研修の受講者 93名\n地域防災訓練の実施 18回\n個別避難計画の作成 364世帯",
        ),
        (graded(105, "名", "A", 93), graded(20, "回", "A", 18), graded(411, "世帯", "A", 364)),
    ),
    COUNSEL.filled(
        cell("", "法律相談の利用 193件\n福祉相談の利用 140件\n就労相談の利用 51件"),
        (blank(193, "件"), blank(140, "件"), blank(51, "件")),
    ),
    FESTIVAL.filled(cell(""), (blank(), blank())),
)
CLERK.whole(
    "targets-everywhere",
    "the target of each indicator printed with the result, in three ways",
    SERVICE.filled(
        cell(
            "来庁者アンケートの満足度 90%以上 → 90.8%：A\n平均待ち時間 15分以内 → 18分：B\n応対研修の実施 4回 → 4回：A",
            "来庁者アンケートの満足度 88.9%\n平均待ち時間 16分\n応対研修の実施 4回",
        ),
        (graded(90.8, "%", "A", 88.9), graded(18, "分", "B", 16), graded(4, "回", "A", 4)),
    ),
    FACILITY.filled(
        cell(
            "橋梁の点検は、目標120橋に対し124橋：A\n水道管の更新は、目標60kmに対し60km：A\n施設の長寿命化計画の策定は、関係機関との協議が続き年度内に策定できなかった：B",
            "橋梁の点検 119橋\n水道管の更新 58km\n―",
        ),
        (
            graded(124, "橋", "A", 119),
            graded(60, "km", "A", 58),
            words("年度内に策定できなかった", "B"),
        ),
    ),
    TOWN.filled(
        cell(
            "区将来ビジョンの年度内策定：策定（令和8年3月25日公表）（A）\n管理不全空家の是正：43件（目標40件）（A）\n空家相談会の開催：5回（目標6回）（B）",
            "―\n管理不全空家の是正：37件（目標40件）\n空家相談会の開催：6回（目標6回）",
        ),
        (
            words("策定（令和8年3月25日公表）", "A"),
            graded(43, "件", "A", 37),
            graded(5, "回", "B", 6),
        ),
    ),
)
CLERK.whole(
    "head-as-result",
    "the head's words hold a figure and look like a result",
    CHILDREN.filled(
        cell(
            "①子育て相談の充実（指標2つ）\n　参加者1,219名：A\n　訪問300件：A\n②保育の受け皿の確保（指標1つ）\n　整備3か所：A",
            "①子育て相談の充実\n　参加者1,142名\n　訪問299件\n②保育の受け皿の確保\n　整備2か所",
        ),
        (graded(1219, "名", "A", 1142), graded(300, "件", "A", 299), graded(3, "か所", "A", 2)),
    ),
    DIGITAL.filled(
        cell(
            "①オンライン手続きの利用促進\n　利用率59.4%：B\n②職員のデジタル人材育成\n　受講者92名（うち管理職14名）：A\n　評価4.3点：A\n③業務アプリの内製化\n　運用開始25業務（累計47業務）：A",
            "①オンライン手続きの利用促進\n　利用率52.8%\n②職員のデジタル人材育成\n　受講者78名\n　評価4.1点\n③業務アプリの内製化\n　運用開始15業務（累計22業務）",
        ),
        (
            graded(59.4, "%", "B", 52.8),
            graded(92, "名", "A", 78),
            graded(4.3, "点", "A", 4.1),
            graded(25, "業務", "A", 15, cumulative=47),
        ),
    ),
)
CLERK.whole(
    "last-year-copied",
    "last year's figure repeated in this year's sentence",
    CROSSING.filled(
        cell(
            "交通安全教室は前年度の29回から33回に増やした：A\n自転車安全運転講習は前年度と同じ10回を開催した：A\n放置自転車は前年度530台から484台に減少した：A",
            "交通安全教室 29回\n自転車安全運転講習 10回\n放置自転車 530台",
        ),
        (graded(33, "回", "A", 29), graded(10, "回", "A", 10), graded(484, "台", "A", 530)),
    ),
    PLAN.filled(
        cell(
            "計画は令和8年3月に策定した：A\n区民モニター制度は、令和7年9月に運用を開始し、登録者は240名となった：A\n広報紙の満足度は、前年度の68.8%を2.6ポイント上回る71.4%であった：A",
            "計画の骨子を作成した\n―\n広報紙の満足度は68.8%であった",
        ),
        (
            words("計画は令和8年3月に策定した", "A"),
            words("令和7年9月に運用を開始", "A"),
            graded(71.4, "%", "A", 68.8),
        ),
    ),
)
CLERK.whole(
    "wrong-head",
    "a result stands under another strategy's head: its words say whose it is",
    SAFETY.filled(
        cell(
            "・地域防災力の向上\n防災リーダー研修の受講者 107名：A\n個別避難計画の作成 396世帯：B\n・避難支援体制の整備\n地域防災訓練の実施 21回：A",
            "防災リーダー研修の受講者 99名\n地域防災訓練の実施 20回\n個別避難計画の作成 388世帯",
        ),
        (graded(107, "名", "A", 99), graded(21, "回", "A", 20), graded(396, "世帯", "B", 388)),
    ),
)
CLERK.whole(
    "foreign-lines",
    "a line about something that is no indicator of the plan",
    FESTIVAL.filled(
        cell(
            "区民まつりの来場者 10,250人：A\n商店街スタンプラリーの参加者 1,860人\nSNSの登録者 5,040人：A",
            "区民まつりの来場者 9,450人\nSNSの登録者 4,650人",
        ),
        (graded(10250, "人", "A", 9450), graded(5040, "人", "A", 4650)),
        ("商店街スタンプラリーの参加者 1,860人",),
    ),
    SINGLE.filled(
        cell("交流事業の参加者 297名：B\n区民運動会の参加者 920名", "交流事業の参加者 306名"),
        (graded(297, "名", "B", 306),),
        ("区民運動会の参加者 920名",),
    ),
)
CLERK.whole(
    "doubtful-words",
    "words that fit two indicators alike",
    COUNSEL.filled(
        cell(
            "相談の利用 182件：B\n就労相談の利用 67件：A",
            "法律相談の利用 201件\n福祉相談の利用 146件\n就労相談の利用 59件",
        ),
        (
            undecided(201, "件"),
            undecided(146, "件"),
            graded(67, "件", "A", 59),
        ),
        ("相談の利用 182件",),
    ),
)
