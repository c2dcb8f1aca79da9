"""Results with their explanation: reasons, notes, arrows and fractions."""

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
    SINGLE,
    TAX,
)
from tests.corpus.writing import Group, graded

EXPLAINED = Group("explained")

EXPLAINED.add(
    "reason-lines",
    "（理由）over several lines with figures",
    SAFETY,
    "防災リーダー研修の受講者 84名：B\n（理由）第2回研修を台風10号の接近により中止し、\n申込者31名が受講できなかったため。\n地域防災訓練の実施 20回：A\n個別避難計画の作成 406世帯：A",
    "防災リーダー研修の受講者 103名\n地域防災訓練の実施 19回\n個別避難計画の作成 368世帯",
    (graded(84, "名", "B", 103), graded(20, "回", "A", 19), graded(406, "世帯", "A", 368)),
    rows=False,
)
EXPLAINED.add(
    "reason-inline",
    "the reason in brackets on the result's line, the grade in front of it",
    CHILDREN,
    "子育てサロンの参加者 1,085名：B（猛暑により7月、8月の8回を中止したため）\n訪問相談の実施 318件：A\n保育施設の新規整備 3か所：A",
    "子育てサロンの参加者 1,202名\n訪問相談の実施 295件\n保育施設の新規整備 2か所",
    (graded(1085, "名", "B", 1202), graded(318, "件", "A", 295), graded(3, "か所", "A", 2)),
)
EXPLAINED.add(
    "grade-behind-reason",
    "the grade behind the explanation, on the same line",
    GREEN,
    "家庭系ごみの排出量 18,260トン（人口が1.2%増えた影響による）：B\n資源集団回収の登録 125団体（新築マンション3棟が加わった）：A\nまち美化パートナーの登録 51団体：A",
    "家庭系ごみの排出量 18,390トン\n資源集団回収の登録 120団体\nまち美化パートナーの登録 48団体",
    (graded(18260, "トン", "B", 18390), graded(125, "団体", "A", 120), graded(51, "団体", "A", 48)),
)
EXPLAINED.add(
    "grade-behind-reason-line",
    "the grade at the end of the explanation's last line",
    FESTIVAL,
    "区民まつりの来場者 9,150人\n（荒天で終了を2時間早め、\n　来場が前年を下回った）：B\nSNSの登録者 5,080人\n（動画を月4本配信した）：A",
    "区民まつりの来場者 9,700人\nSNSの登録者 4,600人",
    (graded(9150, "人", "B", 9700), graded(5080, "人", "A", 4600)),
    rows=False,
)
EXPLAINED.add(
    "notes-below",
    "※ notes with figures below each result",
    COUNSEL,
    "法律相談の利用 223件：A\n※実人数は184名\n福祉相談の利用 146件：B\n※うち電話相談61件\n就労相談の利用 69件：A\n※就職に至った方は22名",
    "法律相談の利用 210件\n※実人数は175名\n福祉相談の利用 152件\n※うち電話相談58件\n就労相談の利用 60件\n※就職に至った方は19名",
    (graded(223, "件", "A", 210), graded(146, "件", "B", 152), graded(69, "件", "A", 60)),
)
EXPLAINED.add(
    "arrow-policy",
    "→ with what will be done, with figures",
    CARE,
    "・認知症サポーターの養成 472名：B\n→ 来年度は企業10社に出前講座を行う\n・百歳体操の開催場所 46か所：A\n・百歳体操の参加者 806名：A\n→ 来年度は900名をめざす",
    "・認知症サポーターの養成 509名\n・百歳体操の開催場所 45か所\n・百歳体操の参加者 792名",
    (graded(472, "名", "B", 509), graded(46, "か所", "A", 45), graded(806, "名", "A", 792)),
    rows=False,
)
EXPLAINED.add(
    "fraction",
    "（n／m） beside a share",
    DIGITAL,
    "オンライン申請の利用率 61.2%（30,600／50,000）：A\nDX研修の受講者 81名：A\n受講後アンケートの評価 4.2点（5点満点）：A\n内製アプリの運用開始 17業務：B",
    "オンライン申請の利用率 54.0%（26,460／49,000）\nDX研修の受講者 74名\n受講後アンケートの評価 4.0点（5点満点）\n内製アプリの運用開始 11業務",
    (
        graded(61.2, "%", "A", 54.0),
        graded(81, "名", "A", 74),
        graded(4.2, "点", "A", 4.0),
        graded(17, "業務", "B", 11),
    ),
)
EXPLAINED.add(
    "fraction-words",
    "（n件／m件） with units",
    TAX,
    "国民健康保険料の収納率 92.7%（4,635百万円／5,000百万円）：A\n口座振替の加入率 44.6%（13,380世帯／30,000世帯）：B",
    "国民健康保険料の収納率 92.4%（4,528百万円／4,900百万円）\n口座振替の加入率 44.0%（13,200世帯／30,000世帯）",
    (graded(92.7, "%", "A", 92.4), graded(44.6, "%", "B", 44.0)),
)
EXPLAINED.add(
    "reason-same-unit",
    "a reason that holds a figure of the same unit in front of the result",
    SINGLE,
    "参加者300名の確保に向け町会12団体に呼びかけた結果、交流事業の参加者は334名となった：A",
    "交流事業の参加者は291名となった",
    (graded(334, "名", "A", 291),),
)
EXPLAINED.add(
    "half-sentence",
    "a result and a subordinate clause with another figure",
    SAFETY,
    "研修を4回開催し、防災リーダー研修の受講者は101名となった：A\n27校区のうち20回の地域防災訓練を実施した：A\n要支援者950世帯に案内を送り、個別避難計画の作成は389世帯となった：B",
    "防災リーダー研修の受講者は94名であった\n地域防災訓練は18回であった\n個別避難計画の作成は355世帯であった",
    (graded(101, "名", "A", 94), graded(20, "回", "A", 18), graded(389, "世帯", "B", 355)),
)
EXPLAINED.add(
    "milestone-reason",
    "a milestone not done with its reason",
    PLAN,
    "区DX推進計画の策定：B\n（関係8課との調整に3か月を要し、令和8年6月の策定となる見込み）\n区民モニター制度の運用開始：A（登録者214名）\n広報紙の満足度：71.2%：A",
    "区DX推進計画の策定：骨子を作成\n区民モニター制度の運用開始：制度の検討\n広報紙の満足度：68.5%",
    (
        graded(None, None, "B", said="区DX推進計画の策定"),
        graded(None, None, "A", said="区民モニター制度の運用開始"),
        graded(71.2, "%", "A", 68.5),
    ),
    rows=False,
)
EXPLAINED.add(
    "star-note-end",
    "one note for all at the end",
    COUNSEL,
    "法律相談の利用 208件：A\n福祉相談の利用 155件：A\n就労相談の利用 58件：B\n※いずれも令和8年2月末現在。同月の相談員は6名",
    "法律相談の利用 200件\n福祉相談の利用 150件\n就労相談の利用 57件",
    (graded(208, "件", "A", 200), graded(155, "件", "A", 150), graded(58, "件", "B", 57)),
    rows=False,
)
