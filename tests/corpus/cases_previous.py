"""The previous year's column: with a grade, its year, a cumulative figure, a note for none."""

from __future__ import annotations

from tests.corpus.stock import CARE, CHILDREN, COUNSEL, GREEN, PLAN, SAFETY, SCHOOL, TAX, TOWN
from tests.corpus.writing import Group, blank, graded, words

PREVIOUS = Group("previous")

RESULTS = (
    "防災リーダー研修の受講者 113名：A\n地域防災訓練の実施 19回：B\n個別避難計画の作成 409世帯：A"
)
PLAIN = (graded(113, "名", "A", 99), graded(19, "回", "B", 21), graded(409, "世帯", "A", 357))

for _id, _variant, _before in (
    (
        "grade",
        "with a grade",
        "防災リーダー研修の受講者 99名：B\n地域防災訓練の実施 21回：A\n個別避難計画の作成 357世帯：B",
    ),
    ("grade-paren", "with a grade in brackets, bare figures", "99名（B）\n21回（A）\n357世帯（B）"),
    (
        "year",
        "with its year",
        "防災リーダー研修の受講者 99名（令和6年度）\n地域防災訓練の実施 21回（令和6年度）\n個別避難計画の作成 357世帯（令和6年度）",
    ),
    (
        "year-first",
        "with its year in front",
        "・6年度受講者99名\n・6年度訓練21回\n・6年度作成世帯数357世帯",
    ),
    (
        "cumulative",
        "with cumulative figures",
        "防災リーダー研修の受講者 99名（累計527名）\n地域防災訓練の実施 21回\n個別避難計画の作成 357世帯（R5～R6合計690世帯）",
    ),
    ("bare", "bare figures", "99名\n21回\n357世帯"),
    ("bare-order", "bare figures in another order, the units tell", "357世帯\n99名\n21回"),
    (
        "sentence",
        "sentences",
        "防災リーダー研修は99名が受講した。\n地域防災訓練は21回実施した。\n個別避難計画は357世帯分を作成した。",
    ),
    (
        "target",
        "with the previous year's target",
        "防災リーダー研修の受講者 99名（目標90名）\n地域防災訓練の実施 21回（目標20回）\n個別避難計画の作成 357世帯（目標380世帯）",
    ),
    (
        "dots",
        "behind ・ with a colon",
        "・防災リーダー研修の受講者：99名\n・地域防災訓練の実施：21回\n・個別避難計画の作成：357世帯",
    ),
):
    PREVIOUS.add(_id, _variant, SAFETY, RESULTS, _before, PLAIN, rows=_id != "bare-order")

PREVIOUS.add(
    "two-years-back",
    "two years in the previous column",
    CARE,
    "認知症サポーターの養成 524名：A\n百歳体操の開催場所 45か所：A\n百歳体操の参加者 795名：B",
    "認知症サポーターの養成 6年度 492名（5年度 471名）\n百歳体操の開催場所 6年度 44か所（5年度 41か所）\n百歳体操の参加者 6年度 783名（5年度 760名）",
    (graded(524, "名", "A", 492), graded(45, "か所", "A", 44), graded(795, "名", "B", 783)),
)
PREVIOUS.add(
    "none-note",
    "a note for none",
    TOWN,
    "区将来ビジョンを策定：A\n管理不全空家の是正 45件：A\n空家相談会の開催 6回：A",
    "―（令和7年度からの取組）\n管理不全空家の是正 39件\n空家相談会の開催 ―（新規）",
    (words("区将来ビジョンを策定", "A"), graded(45, "件", "A", 39), graded(6, "回", "A")),
)
PREVIOUS.add(
    "none-figure-note",
    "a note for none that holds a figure",
    SCHOOL,
    "放課後教室の参加児童 157名：A\n体験事業の実施 12回：A",
    "放課後教室の参加児童 実績なし（令和7年4月に3教室で開始）\n体験事業の実施 10回",
    (graded(157, "名", "A"), graded(12, "回", "A", 10)),
)
PREVIOUS.add(
    "one-left-out",
    "one left out, the others named, one unit",
    COUNSEL,
    "法律相談の利用 213件：A\n福祉相談の利用 154件：A\n就労相談の利用 61件：A",
    "法律相談の利用 208件\n就労相談の利用 55件",
    (graded(213, "件", "A", 208), graded(154, "件", "A"), graded(61, "件", "A", 55)),
)
PREVIOUS.add(
    "bare-short",
    "two bare figures of one unit for three results: nothing tells whose",
    COUNSEL,
    "法律相談の利用 206件：A\n福祉相談の利用 142件：B\n就労相談の利用 68件：A",
    "・197件\n・50件",
    (graded(206, "件", "A"), graded(142, "件", "B"), graded(68, "件", "A")),
    unplaced=("197件", "50件"),
    rows=False,
)
PREVIOUS.add(
    "reference-note",
    "a note with figures in the previous column alone",
    GREEN,
    "家庭系ごみの排出量 17,880トン：A\n資源集団回収の登録 121団体：A\nまち美化パートナーの登録 52団体：A",
    "家庭系ごみの排出量 18,150トン\n※台風ごみ240トンを除く\n資源集団回収の登録 119団体\nまち美化パートナーの登録 49団体",
    (graded(17880, "トン", "A", 18150), graded(121, "団体", "A", 119), graded(52, "団体", "A", 49)),
    rows=False,
)
PREVIOUS.add(
    "one-line",
    "the previous year in one line",
    CHILDREN,
    "子育てサロンの参加者 1,211名：A\n訪問相談の実施 304件：A\n保育施設の新規整備 3か所：A",
    "子育てサロンの参加者 1,166名、訪問相談の実施 290件、保育施設の新規整備 2か所",
    (graded(1211, "名", "A", 1166), graded(304, "件", "A", 290), graded(3, "か所", "A", 2)),
)
PREVIOUS.add(
    "rates",
    "shares with a change in points",
    TAX,
    "国民健康保険料の収納率 92.6%：A\n口座振替の加入率 45.2%：A",
    "国民健康保険料の収納率 92.0%（令和5年度から0.3ポイント増）\n口座振替の加入率 44.5%（令和5年度から0.7ポイント増）",
    (graded(92.6, "%", "A", 92.0), graded(45.2, "%", "A", 44.5)),
)
PREVIOUS.add(
    "milestones",
    "words in the previous column",
    PLAN,
    "区DX推進計画を策定：A\n区民モニター制度の運用を開始：A\n広報紙の満足度 70.3%：A",
    "区DX推進計画の骨子を作成\n区民モニター制度を検討\n広報紙の満足度 67.7%",
    (
        words("区DX推進計画を策定", "A", previous_text="区DX推進計画の骨子を作成"),
        words("区民モニター制度の運用を開始", "A", previous_text="区民モニター制度を検討"),
        graded(70.3, "%", "A", 67.7),
    ),
)
PREVIOUS.add(
    "only-one-result",
    "one result filled, the previous year of all",
    SAFETY,
    "個別避難計画の作成 402世帯：A",
    "防災リーダー研修の受講者 97名\n地域防災訓練の実施 20回\n個別避難計画の作成 360世帯",
    (blank(97, "名"), blank(20, "回"), graded(402, "世帯", "A", 360)),
    rows=False,
)
