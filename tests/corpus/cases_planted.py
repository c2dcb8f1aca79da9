"""Whole plans with a fault or a doubt planted in them."""

from __future__ import annotations

from tests.corpus.stock import (
    CHILDREN,
    COUNSEL,
    CROSSING,
    DIGITAL,
    FACILITY,
    FESTIVAL,
    PLAN,
    SAFETY,
    SERVICE,
    SINGLE,
    TOWN,
)
from tests.corpus.writing import Group, blank, cell, graded, undecided, words

PLANTED = Group("planted")

PLANTED.whole(
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
PLANTED.whole(
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
PLANTED.whole(
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
PLANTED.whole(
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
PLANTED.whole(
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
PLANTED.whole(
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
PLANTED.whole(
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
