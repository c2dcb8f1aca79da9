"""How a result itself is written: a figure, words and a figure, a sentence, in which order."""

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
from tests.corpus.writing import Group, graded, undecided, words

RESULTS = Group("results")

RESULTS.add(
    "bare-units-differ",
    "bare figures, each in the unit of one indicator alone",
    SAFETY,
    "・117名：A\n・19回：B\n・405世帯：A",
    "・104名\n・20回\n・372世帯",
    (graded(117, "名", "A", 104), graded(19, "回", "B", 20), graded(405, "世帯", "A", 372)),
)
RESULTS.add(
    "bare-units-differ-swapped",
    "bare figures in another order; the units tell",
    SAFETY,
    "・416世帯：A\n・96名：B\n・21回：A",
    "・349世帯\n・102名\n・17回",
    (graded(96, "名", "B", 102), graded(21, "回", "A", 17), graded(416, "世帯", "A", 349)),
)
RESULTS.add(
    "words-figure",
    "the indicator's words and a figure",
    CARE,
    "・認知症サポーターの養成 527名：A\n・百歳体操の開催場所 44か所：B\n・百歳体操の参加者 819名：A",
    "・認知症サポーターの養成 498名\n・百歳体操の開催場所 43か所\n・百歳体操の参加者 776名",
    (graded(527, "名", "A", 498), graded(44, "か所", "B", 43), graded(819, "名", "A", 776)),
)
RESULTS.add(
    "sentences",
    "sentences",
    CHILDREN,
    "子育てサロンには延べ1,247名の参加があり、目標を上回った：A\n訪問相談は、希望者全員に対応し309件を実施した：A\n保育施設は、用地確保の遅れから2か所の整備にとどまった：B",
    "子育てサロンには1,163名の参加があった\n訪問相談は288件を実施した\n保育施設は4か所を整備した",
    (graded(1247, "名", "A", 1163), graded(309, "件", "A", 288), graded(2, "か所", "B", 4)),
)
RESULTS.add(
    "sentences-wa",
    "sentences with the figure in the middle",
    FESTIVAL,
    "区民まつりには11,200人の方にお越しいただいた：A\nSNSの登録者は4,870人と、目標に届かなかった：B",
    "区民まつりには9,300人の方にお越しいただいた\nSNSの登録者は4,120人となった",
    (graded(11200, "人", "A", 9300), graded(4870, "人", "B", 4120)),
)
RESULTS.add(
    "two-lines",
    "the words on one line and the figure on the next",
    SAFETY,
    "防災リーダー研修の受講者\n121名：A\n\n地域防災訓練の実施\n20回：A\n\n個別避難計画の作成\n397世帯：B",
    "防災リーダー研修の受講者\n107名\n\n地域防災訓練の実施\n18回\n\n個別避難計画の作成\n366世帯",
    (graded(121, "名", "A", 107), graded(20, "回", "A", 18), graded(397, "世帯", "B", 366)),
)
RESULTS.add(
    "two-lines-dot",
    "the words behind ・ and the figure on the next line, units alike",
    GREEN,
    "・家庭系ごみの排出量\n18,102トン：B\n\n・資源集団回収の登録\n126団体：A\n\n・まち美化パートナーの登録\n55団体：A",
    "・家庭系ごみの排出量\n18,540トン\n\n・資源集団回収の登録\n121団体\n\n・まち美化パートナーの登録\n49団体",
    (graded(18102, "トン", "B", 18540), graded(126, "団体", "A", 121), graded(55, "団体", "A", 49)),
)
RESULTS.add(
    "target-arrow",
    "the indicator repeated with its target, then an arrow",
    SAFETY,
    "防災リーダー研修の受講者 100名以上 → 115名：A\n地域防災訓練の実施 20回 → 17回：B\n個別避難計画の作成 400世帯 → 400世帯：A",
    "防災リーダー研修の受講者 95名\n地域防災訓練の実施 19回\n個別避難計画の作成 358世帯",
    (graded(115, "名", "A", 95), graded(17, "回", "B", 19), graded(400, "世帯", "A", 358)),
)
RESULTS.add(
    "target-arrow-line",
    "the indicator with its target, the result behind an arrow on the next line",
    TAX,
    "国民健康保険料の収納率 92.5%以上\n⇒ 92.8%：A\n\n口座振替の加入率 45%以上\n⇒ 44.1%：B",
    "国民健康保険料の収納率\n92.3%\n\n口座振替の加入率\n43.6%",
    (graded(92.8, "%", "A", 92.3), graded(44.1, "%", "B", 43.6)),
)
RESULTS.add(
    "indicator-no",
    "評価指標n：",
    DIGITAL,
    "指標1：63.0%（A）\n指標2：82名（A）\n指標3：3.9点（B）\n指標4：24業務（A）",
    "指標1：57.2%\n指標2：75名\n指標3：3.8点\n指標4：15業務",
    (
        graded(63.0, "%", "A", 57.2),
        graded(82, "名", "A", 75),
        graded(3.9, "点", "B", 3.8),
        graded(24, "業務", "A", 15),
    ),
)
RESULTS.add(
    "indicator-no-wide",
    "評価指標n with full-width numbers and the words",
    COUNSEL,
    "評価指標１　法律相談の利用：214件　Ａ\n評価指標２　福祉相談の利用：139件　Ｂ\n評価指標３　就労相談の利用：66件　Ａ",
    "評価指標１　法律相談の利用：198件\n評価指標２　福祉相談の利用：147件\n評価指標３　就労相談の利用：58件",
    (graded(214, "件", "A", 198), graded(139, "件", "B", 147), graded(66, "件", "A", 58)),
)
RESULTS.add(
    "one-line",
    "several results in one line",
    SCHOOL,
    "放課後教室の参加児童 155名：A　体験事業の実施 12回：A",
    "放課後教室の参加児童 148名　体験事業の実施 11回",
    (graded(155, "名", "A", 148), graded(12, "回", "A", 11)),
)
RESULTS.add(
    "one-line-comma",
    "several results in one line, divided by commas",
    COUNSEL,
    "法律相談の利用 207件：A、福祉相談の利用 153件：A、就労相談の利用 49件：B",
    "法律相談の利用 191件、福祉相談の利用 144件、就労相談の利用 52件",
    (graded(207, "件", "A", 191), graded(153, "件", "A", 144), graded(49, "件", "B", 52)),
)
RESULTS.add(
    "one-line-dots",
    "several results in one line behind ・",
    CARE,
    "・養成 533名：A ・開催場所 47か所：A ・参加者 792名：B",
    "・養成 501名 ・開催場所 45か所 ・参加者 768名",
    (graded(533, "名", "A", 501), graded(47, "か所", "A", 45), graded(792, "名", "B", 768)),
)
RESULTS.add(
    "order-of-results",
    "the results in another order than the indicators",
    COUNSEL,
    "就労相談の利用 63件：A\n法律相談の利用 188件：B\n福祉相談の利用 161件：A",
    "就労相談の利用 55件\n法律相談の利用 203件\n福祉相談の利用 149件",
    (graded(188, "件", "B", 203), graded(161, "件", "A", 149), graded(63, "件", "A", 55)),
)
RESULTS.add(
    "order-of-previous",
    "the previous column in another order than the results, units alike",
    COUNSEL,
    "法律相談の利用 221件：A\n福祉相談の利用 132件：B\n就労相談の利用 71件：A",
    "就労相談の利用 61件\n福祉相談の利用 145件\n法律相談の利用 209件",
    (graded(221, "件", "A", 209), graded(132, "件", "B", 145), graded(71, "件", "A", 61)),
    rows=False,
)
RESULTS.add(
    "short-words",
    "the indicator shortened to its noun",
    GREEN,
    "ごみ 17,640トン　A\n資源回収 118団体　B\nまち美化 57団体　A",
    "ごみ 18,090トン\n資源回収 116団体\nまち美化 52団体",
    (graded(17640, "トン", "A", 18090), graded(118, "団体", "B", 116), graded(57, "団体", "A", 52)),
)
RESULTS.add(
    "verb",
    "the figure first, then what was done",
    TOWN,
    "・区将来ビジョンを策定・公表した：A\n・42件の管理不全空家を是正した：A\n・5回の空家相談会を開催した：B",
    "・区将来ビジョン検討会を設置した\n・36件の管理不全空家を是正した\n・4回の空家相談会を開催した",
    (
        words("区将来ビジョンを策定・公表した", "A"),
        graded(42, "件", "A", 36),
        graded(5, "回", "B", 4),
    ),
)
RESULTS.add(
    "full-width",
    "full-width figures and signs",
    SAFETY,
    "防災リーダー研修の受講者　１０９名：Ａ\n地域防災訓練の実施　２０回：Ａ\n個別避難計画の作成　３９１世帯：Ｂ",
    "防災リーダー研修の受講者　９７名\n地域防災訓練の実施　１９回\n個別避難計画の作成　３４６世帯",
    (
        graded(109, "名", "A", 97),
        graded(20, "回", "A", 19),
        graded(391, "世帯", "B", 346),
    ),
)
RESULTS.add(
    "milestones",
    "milestones and a rate, one a line",
    PLAN,
    "区DX推進計画を令和8年2月に策定した：A\n区民モニター制度の運用を開始した：A\n広報紙の満足度は66.4%であった：B",
    "区DX推進計画の骨子を作成した\n―\n広報紙の満足度は69.1%であった",
    (
        words("区DX推進計画を令和8年2月に策定した", "A"),
        words("区民モニター制度の運用を開始した", "A"),
        graded(66.4, "%", "B", 69.1),
    ),
)
RESULTS.add(
    "lines-and-one-line",
    "a line each in the results, all in one line in the previous year",
    COUNSEL,
    "法律相談の利用 216件：A\n福祉相談の利用 157件：A\n就労相談の利用 54件：B",
    "法律相談 204件、福祉相談 141件、就労相談 57件",
    (graded(216, "件", "A", 204), graded(157, "件", "A", 141), graded(54, "件", "B", 57)),
)
RESULTS.add(
    "bare-same-unit-fewer",
    "two bare figures of one unit for three indicators: nothing tells which",
    COUNSEL,
    "・212件：A\n・64件：A",
    "",
    (undecided(), undecided(), undecided()),
    unplaced=("212件", "64件"),
)
RESULTS.add(
    "bare-same-unit-more",
    "four bare figures of one unit for three indicators",
    COUNSEL,
    "・202件\n・151件\n・62件\n・27件",
    "",
    (undecided(), undecided(), undecided()),
    unplaced=("202件", "151件", "62件", "27件"),
)
