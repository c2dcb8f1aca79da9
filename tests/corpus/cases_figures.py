"""Which of several figures answers the indicator."""

from __future__ import annotations

from tests.corpus.model import UNDECIDABLE
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
from tests.corpus.writing import Group, graded, words

FIGURES = Group("figures")


def one(
    name, variant, said, value, grade="B", previous=288, cumulative=None, before=None, text=None
):
    """A case of the issue with one indicator, 300名."""
    truth = graded(value, "名", grade, previous, cumulative=cumulative, text=text)
    FIGURES.add(name, variant, SINGLE, said, before or f"交流事業の参加者 {previous}名", (truth,))


one(
    "cumulative",
    "（累計n名）",
    "交流事業の参加者 312名（累計1,431名）：A",
    312,
    "A",
    cumulative=1431,
)
one(
    "cumulative-first",
    "累計 before the year's",
    "交流事業の参加者 累計1,431名（令和7年度 312名）：A",
    312,
    "A",
    cumulative=1431,
)
one(
    "cumulative-comma",
    "、累計は",
    "交流事業の参加者は305名、累計は1,120名となった：A",
    305,
    "A",
    cumulative=1120,
)
one(
    "sum-years",
    "a sum over years",
    "交流事業の参加者 307名（令和5年度～令和7年度の合計 880名）：A",
    307,
    "A",
    cumulative=880,
)
one(
    "sum-years-short",
    "R5~R7合計",
    "交流事業の参加者306名(R5~R7合計871名):A",
    306,
    "A",
    cumulative=871,
)
one("year-over", "前年度比 n%", "交流事業の参加者 271名（前年度比 94.1%）：B", 271)
one("year-over-plus", "前年度比＋n名", "交流事業の参加者 309名（前年度比＋21名）：A", 309, "A")
one(
    "year-over-before",
    "前年度 n名 in the result's line",
    "交流事業の参加者 310名（前年度288名）：A",
    310,
    "A",
)
one(
    "increase-first",
    "the change before the result",
    "前年度から19名増の307名が交流事業に参加：A",
    307,
    "A",
)
one(
    "increase-behind",
    "the change behind the result",
    "交流事業の参加者 304名（16名増）：A",
    304,
    "A",
)
one("rate", "達成率 n%", "交流事業の参加者 270名（達成率 90%）：B", 270)
one("rate-comma", "達成率 behind a comma", "交流事業の参加者 330名、達成率110%：A", 330, "A")
one("target-before", "目標に対し", "交流事業の参加者 目標300名に対し279名：B", 279)
one("target-behind", "（目標n名）", "交流事業の参加者 317名（目標300名）：A", 317, "A")
one("target-slash", "n名／目標m名", "交流事業の参加者 283名／目標300名：B", 283)
one("target-arrow", "目標 → 実績", "目標300名 → 実績326名：A", 326, "A")
one("part", "うち", "交流事業の参加者 322名（うち初参加104名）：A", 322, "A")
one("part-child", "内数", "交流事業の参加者 318名（大人201名、子ども117名）：A", 318, "A")
one("total", "parts and 計", "交流事業の参加者 第1回160名、第2回155名、計315名：A", 315, "A")
one(
    "total-paren",
    "parts in brackets and 合計",
    "交流事業の参加者 合計296名（春140名＋秋156名）：B",
    296,
)
one("sessions", "another unit first", "交流事業を8回開催し、302名が参加した：A", 302, "A")
one("date-first", "a date first", "令和8年2月末までに交流事業に303名が参加した：A", 303, "A")
one("approx", "約", "交流事業の参加者 約310名：A", 310, "A")
one(
    "zero",
    "a zero in words",
    "交流事業は全て中止となり、参加者はなかった：B",
    0,
    text="参加者はなかった",
)
one("nobody", "0名", "交流事業の参加者 0名（荒天により全て中止）：B", 0)
one(
    "previous-cumulative",
    "a cumulative figure in the previous year",
    "交流事業の参加者 313名：A",
    313,
    "A",
    288,
    before="交流事業の参加者 288名（累計1,119名）",
)
one(
    "wide-comma", "full-width figures with a comma", "交流事業の参加者　１，０２４名：Ａ", 1024, "A"
)
one("kanji-thousand", "千 in the figure", "交流事業の参加者 1千20名：A", 1020, "A", text="1千20名")
one("over", "n名を超える", "交流事業の参加者は目標の300名を上回る321名となった：A", 321, "A")
one("nobe", "延べ", "交流事業の参加者 延べ311名：A", 311, "A")

for _name, _variant, _said in (
    (
        "parts-without-total",
        "parts without a sum: no figure is the whole",
        "交流事業の参加者 春140名、秋156名：B",
    ),
    ("range", "a range", "交流事業の参加者 290名～310名：B"),
    (
        "two-remain",
        "two figures of the unit, nothing tells which answers",
        "交流事業の参加者 298名、311名：B",
    ),
):
    FIGURES.add(
        _name,
        _variant,
        SINGLE,
        _said,
        "交流事業の参加者 288名",
        (graded(UNDECIDABLE, "名", "B", 288),),
    )
FIGURES.add(
    "share-of",
    "n件中m件 with the share",
    TAX,
    "国民健康保険料の収納率 92.6%：A\n口座振替の加入率 30,000世帯中13,590世帯（45.3%）：A",
    "国民健康保険料の収納率 92.1%\n口座振替の加入率 30,200世帯中13,348世帯（44.2%）",
    (graded(92.6, "%", "A", 92.1), graded(45.3, "%", "A", 44.2)),
)
FIGURES.add(
    "share-missing",
    "n世帯中m世帯 without the share: no figure in the target's unit",
    TAX,
    "国民健康保険料の収納率 91.8%：B\n口座振替の加入率 30,000世帯中13,500世帯：A",
    "国民健康保険料の収納率 92.2%\n口座振替の加入率 44.7%",
    (
        graded(91.8, "%", "B", 92.2),
        words("30,000世帯中13,500世帯", "A", 44.7),
    ),
)
FIGURES.add(
    "points",
    "a change in points",
    TAX,
    "国民健康保険料の収納率 92.8%（前年度比0.6ポイント増）：A\n口座振替の加入率 43.9%（前年度比1.2%減）：B",
    "国民健康保険料の収納率 92.2%\n口座振替の加入率 45.1%",
    (graded(92.8, "%", "A", 92.2), graded(43.9, "%", "B", 45.1)),
)
FIGURES.add(
    "points-first",
    "the previous figure, then the year's",
    TAX,
    "国民健康保険料の収納率は92.2%から92.8%に上昇：A\n口座振替の加入率は前年度の45.1%から44.4%に低下：B",
    "国民健康保険料の収納率は92.2%\n口座振替の加入率は45.1%",
    (graded(92.8, "%", "A", 92.2), graded(44.4, "%", "B", 45.1)),
)
FIGURES.add(
    "rate-of-percent",
    "達成率 beside a share: both in %",
    DIGITAL,
    "オンライン申請の利用率 57.0%（達成率95.0%）：B\nDX研修の受講者 88名（達成率110%）：A\n受講後アンケートの評価 4.4点：A\n内製アプリの運用開始 20業務（達成率100%）：A",
    "オンライン申請の利用率 53.5%\nDX研修の受講者 70名\n受講後アンケートの評価 4.1点\n内製アプリの運用開始 12業務",
    (
        graded(57.0, "%", "B", 53.5),
        graded(88, "名", "A", 70),
        graded(4.4, "点", "A", 4.1),
        graded(20, "業務", "A", 12),
    ),
)
FIGURES.add(
    "n-of-m",
    "m件中n件 in the target's unit",
    TOWN,
    "区将来ビジョンを策定（令和8年3月）：A\n管理不全空家の是正 指導した68件中39件：B\n空家相談会の開催 7回（延べ相談52件）：A",
    "区将来ビジョンの検討\n管理不全空家の是正 指導した61件中35件\n空家相談会の開催 5回（延べ相談38件）",
    (
        words("区将来ビジョンを策定", "A"),
        graded(39, "件", "B", 35),
        graded(7, "回", "A", 5),
    ),
)
FIGURES.add(
    "milestone-date",
    "a milestone with its date: no figure of it is a value",
    PLAN,
    "令和8年3月に策定済：A\n令和7年10月1日より運用開始：A\n70.8%：A",
    "",
    (
        words("令和8年3月に策定済", "A"),
        words("令和7年10月1日より運用開始", "A"),
        graded(70.8, "%", "A"),
    ),
)
FIGURES.add(
    "milestone-not-done",
    "a milestone not done",
    TOWN,
    "区将来ビジョンは策定に至らず（令和8年9月に策定予定）：B\n管理不全空家の是正 44件：A\n空家相談会の開催 6回：A",
    "区将来ビジョンは未着手\n管理不全空家の是正 40件\n空家相談会の開催 6回",
    (
        words("区将来ビジョンは策定に至らず", "B"),
        graded(44, "件", "A", 40),
        graded(6, "回", "A", 6),
    ),
)
FIGURES.add(
    "mixed-clerk",
    "each line with another kind of company",
    CHILDREN,
    "子育てサロンの参加者 目標1,200名に対し1,243名（前年度比108%）：A\n訪問相談の実施 288件（前年度301件、うち新規92件）：B\n保育施設の新規整備 3か所（R5～R7累計8か所）：A",
    "子育てサロンの参加者 1,151名\n訪問相談の実施 301件\n保育施設の新規整備 2か所（R4～R6累計7か所）",
    (
        graded(1243, "名", "A", 1151),
        graded(288, "件", "B", 301),
        graded(3, "か所", "A", 2, cumulative=8),
    ),
)
FIGURES.add(
    "quarters",
    "quarters and their sum",
    COUNSEL,
    "法律相談の利用 上期98件、下期112件、合計210件：A\n福祉相談の利用 141件（上期66件、下期75件）：B\n就労相談の利用 64件：A",
    "法律相談の利用 199件\n福祉相談の利用 147件\n就労相談の利用 58件",
    (graded(210, "件", "A", 199), graded(141, "件", "B", 147), graded(64, "件", "A", 58)),
)
FIGURES.add(
    "two-years",
    "the figures of both years in one line",
    FESTIVAL,
    "区民まつりの来場者 令和6年度9,100人、令和7年度10,300人：A\nSNSの登録者 6年度4,480人→7年度4,930人：B",
    "区民まつりの来場者 9,100人\nSNSの登録者 4,480人",
    (graded(10300, "人", "A", 9100), graded(4930, "人", "B", 4480)),
)
FIGURES.add(
    "unit-spelling",
    "the target's unit in another spelling",
    CARE,
    "認知症サポーターの養成 519人：A\n百歳体操の開催場所 47ヶ所：A\n百歳体操の参加者 764人：B",
    "認知症サポーターの養成 495人\n百歳体操の開催場所 45ヵ所\n百歳体操の参加者 781人",
    (
        graded(519, None, "A", 495, text="519人"),
        graded(47, None, "A", 45, text="47ヶ所"),
        graded(764, None, "B", 781, text="764人"),
    ),
)
FIGURES.add(
    "sum-only",
    "only a sum over years is printed: no figure of the year",
    SAFETY,
    "防災リーダー研修の受講者 累計640名：A\n地域防災訓練の実施 20回：A\n個別避難計画の作成 400世帯(R5~R7作成合計1,100世帯)：A",
    "防災リーダー研修の受講者 98名\n地域防災訓練の実施 19回\n個別避難計画の作成 350世帯",
    (
        graded(None, "名", "A", 98, cumulative=640, text="累計640名"),
        graded(20, "回", "A", 19),
        graded(400, "世帯", "A", 350, cumulative=1100),
    ),
)
FIGURES.add(
    "hours",
    "24時間, 1人1台 and other figures of no unit of ours",
    SCHOOL,
    "1人1台端末を活用した放課後教室の参加児童 166名：A\n第3回まで中止となり体験事業の実施は9回：B",
    "放課後教室の参加児童 152名\n体験事業の実施は12回",
    (graded(166, "名", "A", 152), graded(9, "回", "B", 12)),
)
FIGURES.add(
    "below-target",
    "以下 in the target, a share of change in the result",
    GREEN,
    "家庭系ごみの排出量 17,910トン（前年度比▲310トン、1.7%減）：A\n資源集団回収の登録 120団体（新規5団体、脱退3団体）：A\nまち美化パートナーの登録 49団体（目標50団体）：B",
    "家庭系ごみの排出量 18,220トン\n資源集団回収の登録 118団体\nまち美化パートナーの登録 47団体",
    (graded(17910, "トン", "A", 18220), graded(120, "団体", "A", 118), graded(49, "団体", "B", 47)),
)
