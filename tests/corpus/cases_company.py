"""Figures in company: shares, points, changes and sums beside the results of several indicators."""

from __future__ import annotations

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
    TAX,
    TOWN,
)
from tests.corpus.writing import Group, graded, words

COMPANY = Group("company")

COMPANY.add(
    "share-of",
    "n件中m件 with the share",
    TAX,
    "国民健康保険料の収納率 92.6%：A\n口座振替の加入率 30,000世帯中13,590世帯（45.3%）：A",
    "国民健康保険料の収納率 92.1%\n口座振替の加入率 30,200世帯中13,348世帯（44.2%）",
    (graded(92.6, "%", "A", 92.1), graded(45.3, "%", "A", 44.2)),
)
COMPANY.add(
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
COMPANY.add(
    "points",
    "a change in points",
    TAX,
    "国民健康保険料の収納率 92.8%（前年度比0.6ポイント増）：A\n口座振替の加入率 43.9%（前年度比1.2%減）：B",
    "国民健康保険料の収納率 92.2%\n口座振替の加入率 45.1%",
    (graded(92.8, "%", "A", 92.2), graded(43.9, "%", "B", 45.1)),
)
COMPANY.add(
    "points-first",
    "the previous figure, then the year's",
    TAX,
    "国民健康保険料の収納率は92.2%から92.8%に上昇：A\n口座振替の加入率は前年度の45.1%から44.4%に低下：B",
    "国民健康保険料の収納率は92.2%\n口座振替の加入率は45.1%",
    (graded(92.8, "%", "A", 92.2), graded(44.4, "%", "B", 45.1)),
)
COMPANY.add(
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
COMPANY.add(
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
COMPANY.add(
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
COMPANY.add(
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
COMPANY.add(
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
COMPANY.add(
    "quarters",
    "quarters and their sum",
    COUNSEL,
    "法律相談の利用 上期98件、下期112件、合計210件：A\n福祉相談の利用 141件（上期66件、下期75件）：B\n就労相談の利用 64件：A",
    "法律相談の利用 199件\n福祉相談の利用 147件\n就労相談の利用 58件",
    (graded(210, "件", "A", 199), graded(141, "件", "B", 147), graded(64, "件", "A", 58)),
)
COMPANY.add(
    "two-years",
    "the figures of both years in one line",
    FESTIVAL,
    "区民まつりの来場者 令和6年度9,100人、令和7年度10,300人：A\nSNSの登録者 6年度4,480人→7年度4,930人：B",
    "区民まつりの来場者 9,100人\nSNSの登録者 4,480人",
    (graded(10300, "人", "A", 9100), graded(4930, "人", "B", 4480)),
)
COMPANY.add(
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
COMPANY.add(
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
COMPANY.add(
    "hours",
    "24時間, 1人1台 and other figures of no unit of ours",
    SCHOOL,
    "1人1台端末を活用した放課後教室の参加児童 166名：A\n第3回まで中止となり体験事業の実施は9回：B",
    "放課後教室の参加児童 152名\n体験事業の実施は12回",
    (graded(166, "名", "A", 152), graded(9, "回", "B", 12)),
)
COMPANY.add(
    "below-target",
    "以下 in the target, a share of change in the result",
    GREEN,
    "家庭系ごみの排出量 17,910トン（前年度比▲310トン、1.7%減）：A\n資源集団回収の登録 120団体（新規5団体、脱退3団体）：A\nまち美化パートナーの登録 49団体（目標50団体）：B",
    "家庭系ごみの排出量 18,220トン\n資源集団回収の登録 118団体\nまち美化パートナーの登録 47団体",
    (graded(17910, "トン", "A", 18220), graded(120, "団体", "A", 118), graded(49, "団体", "B", 47)),
)
