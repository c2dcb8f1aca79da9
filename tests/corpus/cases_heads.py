"""The strategy repeated above its results, in every way in which it is written."""

from __future__ import annotations

from tests.corpus.stock import CARE, CHILDREN, DIGITAL, GREEN, PLAN, SAFETY, SCHOOL, TOWN
from tests.corpus.writing import Group, blank, graded, words

HEADS = Group("heads")

# Per issue: per strategy its head, its results, the previous ones; then the truth.
FILLED = {
    "safety": (
        SAFETY,
        (
            (
                "地域防災力の向上",
                ("防災リーダー研修の受講者 112名：A", "地域防災訓練の実施 18回：B"),
                ("防災リーダー研修の受講者 98名", "地域防災訓練の実施 16回"),
            ),
            (
                "避難支援体制の整備",
                ("個別避難計画の作成 431世帯：A",),
                ("個別避難計画の作成 350世帯",),
            ),
        ),
        (graded(112, "名", "A", 98), graded(18, "回", "B", 16), graded(431, "世帯", "A", 350)),
    ),
    "digital": (
        DIGITAL,
        (
            ("オンライン手続きの利用促進", ("62.4%：A",), ("55.1%",)),
            (
                "職員のデジタル人材育成",
                ("受講者 76名：B", "評価 4.2点：A"),
                ("受講者 71名", "評価 3.9点"),
            ),
            ("業務アプリの内製化", ("23業務：A",), ("12業務",)),
        ),
        (
            graded(62.4, "%", "A", 55.1),
            graded(76, "名", "B", 71),
            graded(4.2, "点", "A", 3.9),
            graded(23, "業務", "A", 12),
        ),
    ),
    "children": (
        CHILDREN,
        (
            (
                "子育て相談の充実",
                ("子育てサロンの参加者は1,315名であった：A", "訪問相談は287件であった：B"),
                ("子育てサロンの参加者は1,104名であった", "訪問相談は262件であった"),
            ),
            ("保育の受け皿の確保", ("3か所を整備した：A",), ("2か所を整備した",)),
        ),
        (graded(1315, "名", "A", 1104), graded(287, "件", "B", 262), graded(3, "か所", "A", 2)),
    ),
    "green": (
        GREEN,
        (
            (
                "ごみの減量と再資源化",
                ("家庭系ごみの排出量 18,420トン：B", "資源集団回収の登録 124団体：A"),
                ("家庭系ごみの排出量 18,960トン", "資源集団回収の登録 117団体"),
            ),
            (
                "まちの美化の推進",
                ("まち美化パートナーの登録 53団体：A",),
                ("まち美化パートナーの登録 47団体",),
            ),
        ),
        (
            graded(18420, "トン", "B", 18960),
            graded(124, "団体", "A", 117),
            graded(53, "団体", "A", 47),
        ),
    ),
    "care": (
        CARE,
        (
            ("認知症の人を支える地域づくり", ("538名：A",), ("466名",)),
            (
                "介護予防の推進",
                ("開催場所 43か所：B", "参加者 862名：A"),
                ("開催場所 41か所", "参加者 745名"),
            ),
        ),
        (graded(538, "名", "A", 466), graded(43, "か所", "B", 41), graded(862, "名", "A", 745)),
    ),
    "town": (
        TOWN,
        (
            ("将来像の共有", ("区将来ビジョンを策定した：A",), ("区民意見の聴取を行った",)),
            ("空家対策の推進", ("是正 37件：B", "相談会 6回：A"), ("是正 33件", "相談会 5回")),
        ),
        (
            words("区将来ビジョンを策定した", "A", previous_text="区民意見の聴取を行った"),
            graded(37, "件", "B", 33),
            graded(6, "回", "A", 5),
        ),
    ),
    "school": (
        SCHOOL,
        (
            ("放課後の学習支援", ("参加児童 163名：A",), ("参加児童 141名",)),
            ("体験機会の提供", ("11回実施：B",), ("10回実施",)),
        ),
        (graded(163, "名", "A", 141), graded(11, "回", "B", 10)),
    ),
}

# How the n-th head is written, what stands before a result, and whose plan it is.
STYLES = {
    "dot": ("・{s}", "", "safety"),
    "dot-all": ("・{s}", "・", "green"),
    "hyphen-dot": ("- ・ {s}", "", "digital"),
    "hyphen": ("- {s}", "", "town"),
    "square": ("■{s}", "", "children"),
    "square-dot": ("■ {s}", "・", "care"),
    "white-square": ("□{s}", "・", "safety"),
    "circle": ("○{s}", "・", "school"),
    "diamond": ("◆{s}", "", "green"),
    "circled": ("{c}{s}", "", "care"),
    "circled-dot": ("{c} {s}", "・", "town"),
    "paren": ("({n}){s}", "", "digital"),
    "paren-wide": ("（{w}）{s}", "", "children"),
    "number": ("{w}．{s}", "", "school"),
    "number-dot": ("{n}. {s}", "・", "safety"),
    "lenticular": ("【{s}】", "", "green"),
    "lenticular-dot": ("【{s}】", "・", "digital"),
    "angle": ("〈{s}〉", "", "town"),
    "angle-ascii": ("<{s}>", "・", "care"),
    "named": ("戦略{n} {s}", "", "school"),
    "named-wide": ("戦略{w}　{s}", "・", "safety"),
    "named-bracket": ("【戦略{n}】{s}", "", "children"),
    "bare": ("{s}", "", "safety"),
    "bare-dot": ("{s}", "・", "children"),
    "colon": ("{s}：", "", "green"),
}
CIRCLED = "①②③④"
WIDE = "１２３４"


def _columns(name: str, head: str, bullet: str) -> tuple[list[str], list[str]]:
    this: list[str] = []
    previous: list[str] = []
    for at, (strategy, results, before) in enumerate(FILLED[name][1]):
        said = head.format(s=strategy, n=at + 1, c=CIRCLED[at], w=WIDE[at])
        for column, printed in ((this, results), (previous, before)):
            column += [*([""] if column else []), said, *(f"{bullet}{line}" for line in printed)]
    return this, previous


for _id, (_head, _bullet, _name) in STYLES.items():
    _this, _previous = _columns(_name, _head, _bullet)
    HEADS.add(_id, f"the strategy as {_head}", FILLED[_name][0], _this, _previous, FILLED[_name][2])

HEADS.add(
    "this-only",
    "the strategy only in the results' column",
    SAFETY,
    "・地域防災力の向上\n研修受講者105名：A\n訓練21回：A\n・避難支援体制の整備\n388世帯：B",
    "研修受講者91名\n訓練19回\n342世帯",
    (graded(105, "名", "A", 91), graded(21, "回", "A", 19), graded(388, "世帯", "B", 342)),
)
HEADS.add(
    "previous-only",
    "the strategy only in the previous year's column",
    CARE,
    "養成 521名：A\n開催場所 46か所：A\n参加者 790名：B",
    "■認知症の人を支える地域づくり\n養成 480名\n■介護予防の推進\n開催場所 44か所\n参加者 811名",
    (graded(521, "名", "A", 480), graded(46, "か所", "A", 44), graded(790, "名", "B", 811)),
)
HEADS.add(
    "shortened",
    "the strategy shortened",
    DIGITAL,
    "・オンライン手続き\n58.8%：B\n\n・デジタル人材\n研修受講者 84名：A\nアンケート評価 3.8点：B\n\n・アプリ内製\n21業務：A",
    "・オンライン手続き\n51.0%\n\n・デジタル人材\n研修受講者 69名\nアンケート評価 3.7点\n\n・アプリ内製\n14業務",
    (
        graded(58.8, "%", "B", 51.0, text="58.8%", previous_text="51.0%"),
        graded(84, "名", "A", 69),
        graded(3.8, "点", "B", 3.7),
        graded(21, "業務", "A", 14),
    ),
)
HEADS.add(
    "reworded",
    "the strategy in other words",
    SAFETY,
    "・地域の防災力を高める取組\n防災リーダー研修 103名が受講：A\n防災訓練 22回：A\n\n・避難支援の体制づくり\n個別避難計画 410世帯分を作成：A",
    "・地域の防災力を高める取組\n防災リーダー研修 96名が受講\n防災訓練 20回\n\n・避難支援の体制づくり\n個別避難計画 377世帯分を作成",
    (graded(103, "名", "A", 96), graded(22, "回", "A", 20), graded(410, "世帯", "A", 377)),
)
HEADS.add(
    "with-target",
    "the strategy with its target behind it",
    SCHOOL,
    "・放課後の学習支援（目標：150名）\n144名：B\n\n・体験機会の提供（目標：12回）\n14回：A",
    "・放課後の学習支援\n139名\n\n・体験機会の提供\n13回",
    (graded(144, "名", "B", 139), graded(14, "回", "A", 13)),
)
HEADS.add(
    "indicator-with-target",
    "strategy, then each indicator with its target, then the result",
    CARE,
    "【認知症の人を支える地域づくり】\n認知症サポーターの養成 500名\n→ 512名：A\n\n【介護予防の推進】\n百歳体操の開催場所 45か所\n→ 45か所：A\n百歳体操の参加者 800名\n→ 778名：B",
    "【認知症の人を支える地域づくり】\n455名\n\n【介護予防の推進】\n42か所\n731名",
    (graded(512, "名", "A", 455), graded(45, "か所", "A", 42), graded(778, "名", "B", 731)),
)
HEADS.add(
    "same-line",
    "the strategy on the result's own line",
    SCHOOL,
    "放課後の学習支援：158名（A）\n体験機会の提供：12回（A）",
    "放課後の学習支援：149名\n体験機会の提供：9回",
    (graded(158, "名", "A", 149), graded(12, "回", "A", 9)),
)
HEADS.add(
    "same-line-dot",
    "the strategy on the line of its first result",
    SAFETY,
    "・地域防災力の向上 研修受講者 94名：B\n　地域防災訓練 23回：A\n・避難支援体制の整備 個別避難計画 402世帯：A",
    "・地域防災力の向上 研修受講者 88名\n　地域防災訓練 20回\n・避難支援体制の整備 個別避難計画 361世帯",
    (graded(94, "名", "B", 88), graded(23, "回", "A", 20), graded(402, "世帯", "A", 361)),
)
HEADS.add(
    "other-order",
    "the strategies in another order",
    GREEN,
    "・まちの美化の推進\n51団体：A\n\n・ごみの減量と再資源化\n排出量 17,850トン：A\n登録 119団体：B",
    "・まちの美化の推進\n46団体\n\n・ごみの減量と再資源化\n排出量 18,230トン\n登録 115団体",
    (graded(17850, "トン", "A", 18230), graded(119, "団体", "B", 115), graded(51, "団体", "A", 46)),
)
HEADS.add(
    "other-order-previous",
    "the strategies in another order in the previous year's column alone",
    GREEN,
    "■ごみの減量と再資源化\n17,990トン：A\n122団体：A\n■まちの美化の推進\n48団体：B",
    "■まちの美化の推進\n45団体\n■ごみの減量と再資源化\n18,310トン\n118団体",
    (graded(17990, "トン", "A", 18310), graded(122, "団体", "A", 118), graded(48, "団体", "B", 45)),
    rows=False,
)
HEADS.add(
    "empty-head",
    "a strategy with nothing below it",
    SAFETY,
    "・地域防災力の向上\n防災リーダー研修の受講者 108名：A\n地域防災訓練の実施 20回：A\n\n・避難支援体制の整備",
    "・地域防災力の向上\n防災リーダー研修の受講者 99名\n地域防災訓練の実施 18回\n\n・避難支援体制の整備\n344世帯",
    (
        graded(108, "名", "A", 99),
        graded(20, "回", "A", 18),
        blank(344, "世帯"),
    ),
)
HEADS.add(
    "doubled",
    "the same head twice",
    CHILDREN,
    "・子育て相談の充実\n子育てサロンの参加者 1,230名：A\n・子育て相談の充実\n訪問相談の実施 311件：A\n・保育の受け皿の確保\n2か所：B",
    "・子育て相談の充実\n子育てサロンの参加者 1,180名\n・子育て相談の充実\n訪問相談の実施 294件\n・保育の受け皿の確保\n3か所",
    (graded(1230, "名", "A", 1180), graded(311, "件", "A", 294), graded(2, "か所", "B", 3)),
)
HEADS.add(
    "milestones",
    "heads over results in words",
    PLAN,
    "・計画的な区政運営\n令和8年1月に区DX推進計画を策定：A\n\n・広聴の充実\n制度設計に時間を要し、運用開始に至らなかった：B\n\n・情報発信の充実\n73.5%：A",
    "・計画的な区政運営\n骨子案を作成\n\n・広聴の充実\n制度の検討\n\n・情報発信の充実\n68.0%",
    (
        words("区DX推進計画を策定", "A", previous_text="骨子案を作成"),
        words("運用開始に至らなかった", "B", previous_text="制度の検討"),
        graded(73.5, "%", "A", 68.0, text="73.5%", previous_text="68.0%"),
    ),
)
