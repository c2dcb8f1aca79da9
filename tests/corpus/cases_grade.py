"""The grade, in each of its forms and places."""

from __future__ import annotations

from tests.corpus.stock import (
    CARE,
    CHILDREN,
    COUNSEL,
    FESTIVAL,
    GREEN,
    PLAN,
    SAFETY,
    SCHOOL,
    SINGLE,
    TAX,
    TOWN,
)
from tests.corpus.writing import Group, doubtful, graded, reported, words

GRADE = Group("grade")

# How a grade is written behind a result.
FORMS = {
    "colon-wide": "{r}：{g}",
    "colon": "{r}:{g}",
    "paren": "{r} ({g})",
    "paren-wide": "{r}（{g}）",
    "lenticular": "{r}【{g}】",
    "square": "{r} [{g}]",
    "shell": "{r}〔{g}〕",
    "space": "{r} {g}",
    "space-wide": "{r}　{g}",
    "full-width": "{r}：{w}",
    "status-label": "{r} 達成状況：{g}",
    "rating-label": "{r} 評価：{g}",
    "with-word": "{r} {g}（{m}）",
    "in-paren-word": "{r}（{g}：{m}）",
    "dots": "{r} …{g}",
    "arrow": "{r} → {g}",
    "arrow-wide": "{r}　⇒　{g}",
    "first-paren": "({g}) {r}",
    "first-lenticular": "【{g}】{r}",
    "first-plain": "{g}　{r}",
    "first-colon": "{g}：{r}",
    "own-line": "{r}\n{g}",
    "own-line-paren": "{r}\n（{g}）",
    "own-line-label": "{r}\n達成状況：{g}",
    "word": "{r}（{m}）",
    "word-colon": "{r}：{m}",
}
MEANING = {"A": "達成", "B": "未達成"}
WIDE = {"A": "Ａ", "B": "Ｂ"}
PLANS = (
    (
        SAFETY,
        (
            ("防災リーダー研修の受講者 {}", 109, "名", "A", 96),
            ("地域防災訓練の実施 {}", 18, "回", "B", 17),
            ("個別避難計画の作成 {}", 414, "世帯", "A", 371),
        ),
    ),
    (
        COUNSEL,
        (
            ("法律相談の利用 {}", 192, "件", "B", 206),
            ("福祉相談の利用 {}", 158, "件", "A", 143),
            ("就労相談の利用 {}", 65, "件", "A", 56),
        ),
    ),
    (
        TAX,
        (
            ("国民健康保険料の収納率 {}", 92.9, "%", "A", 92.2),
            ("口座振替の加入率 {}", 43.8, "%", "B", 43.1),
        ),
    ),
    (
        CHILDREN,
        (
            ("・子育てサロンの参加者 {}", 1275, "名", "A", 1158),
            ("・訪問相談の実施 {}", 296, "件", "B", 281),
            ("・保育施設の新規整備 {}", 2, "か所", "B", 3),
        ),
    ),
)


def _form(name: str, form: str, number: int) -> None:
    issue, results = PLANS[number % len(PLANS)]
    this: list[str] = []
    for said, value, unit, grade, _ in results:
        line = said.format(f"{value:,}{unit}")
        bullet = "・" if line.startswith("・") else ""
        line = form.format(r=line.removeprefix("・"), g=grade, w=WIDE[grade], m=MEANING[grade])
        this += (bullet + line).split("\n")
    previous = [said.format(f"{before:,}{unit}") for said, _, unit, _, before in results]
    truth = [graded(value, unit, grade, before) for _, value, unit, grade, before in results]
    GRADE.add(name, form, issue, this, previous, truth)


for _number, (_name, _text) in enumerate(FORMS.items()):
    _form(_name, _text, _number)

GRADE.add(
    "all",
    "いずれもA",
    COUNSEL,
    "法律相談の利用 219件\n福祉相談の利用 160件\n就労相談の利用 73件\nいずれもA",
    "法律相談の利用 205件\n福祉相談の利用 148件\n就労相談の利用 62件",
    (graded(219, "件", "A", 205), graded(160, "件", "A", 148), graded(73, "件", "A", 62)),
)
GRADE.add(
    "all-paren",
    "（いずれも達成：A）",
    SCHOOL,
    "放課後教室の参加児童 164名\n体験事業の実施 13回\n（いずれもA：達成）",
    "放課後教室の参加児童 151名\n体験事業の実施 12回",
    (graded(164, "名", "A", 151), graded(13, "回", "A", 12)),
)
GRADE.add(
    "strategy-head",
    "the grade at the strategy's head, one indicator a strategy",
    FESTIVAL,
    "・区民まつりの活性化：A\n区民まつりの来場者 10,900人\n\n・SNSによる情報発信：B\nSNSの登録者 4,760人",
    "・区民まつりの活性化\n区民まつりの来場者 9,200人\n\n・SNSによる情報発信\nSNSの登録者 4,290人",
    (graded(10900, "人", "A", 9200), graded(4760, "人", "B", 4290)),
)
GRADE.add(
    "strategy-head-lenticular",
    "【A】 before the strategy's head, one indicator a strategy",
    SCHOOL,
    "【A】放課後の学習支援\n参加児童 159名\n\n【B】体験機会の提供\n10回実施",
    "放課後の学習支援\n参加児童 146名\n\n体験機会の提供\n11回実施",
    (graded(159, "名", "A", 146), graded(10, "回", "B", 11)),
)
GRADE.add(
    "word-sentence",
    "達成 and 未達成 inside sentences",
    CHILDREN,
    "子育てサロンの参加者は1,208名となり、目標を達成した。\n訪問相談の実施は279件となり、目標は未達成であった。\n保育施設の新規整備は3か所となり、目標を達成した。",
    "子育てサロンの参加者は1,150名であった。\n訪問相談の実施は301件であった。\n保育施設の新規整備は1か所であった。",
    (graded(1208, "名", "A", 1150), graded(279, "件", "B", 301), graded(3, "か所", "A", 1)),
)
GRADE.add(
    "word-sentence-not",
    "目標を達成できなかった",
    GREEN,
    "家庭系ごみの排出量は18,310トンで、目標を達成できなかった。\n資源集団回収の登録は121団体で、目標を達成できた。\nまち美化パートナーの登録は46団体で、目標達成には至らなかった。",
    "家庭系ごみの排出量は18,470トンであった。\n資源集団回収の登録は118団体であった。\nまち美化パートナーの登録は44団体であった。",
    (
        graded(18310, "トン", "B", 18470),
        graded(121, "団体", "A", 118),
        graded(46, "団体", "B", 44),
    ),
)
GRADE.add(
    "milestone-grade-alone",
    "milestones with a grade and no other words",
    PLAN,
    "区DX推進計画の策定：A\n区民モニター制度の運用開始：B\n広報紙の満足度 72.3%：A",
    "―\n―\n広報紙の満足度 69.9%",
    (
        graded(None, None, "A", said="区DX推進計画の策定"),
        graded(None, None, "B", said="区民モニター制度の運用開始"),
        graded(72.3, "%", "A", 69.9),
    ),
)
GRADE.add(
    "grade-missing-one",
    "one result without a grade among graded ones",
    CARE,
    "認知症サポーターの養成 511名：A\n百歳体操の開催場所 45か所\n百歳体操の参加者 770名：B",
    "認知症サポーターの養成 486名\n百歳体操の開催場所 44か所\n百歳体操の参加者 785名",
    (graded(511, "名", "A", 486), reported(45, "か所", 44), graded(770, "名", "B", 785)),
)
GRADE.add(
    "letter-in-words",
    "a letter that is no grade: コースA and B会場",
    SCHOOL,
    "放課後教室（A会場・B会場）の参加児童 161名：A\n体験事業（Bコース）の実施 9回：B",
    "放課後教室（A会場・B会場）の参加児童 150名\n体験事業（Bコース）の実施 10回",
    (graded(161, "名", "A", 150), graded(9, "回", "B", 10)),
)
GRADE.add(
    "no-grades",
    "no grade at all",
    TOWN,
    "区将来ビジョンを策定した\n管理不全空家の是正 41件\n空家相談会の開催 6回",
    "区将来ビジョンの素案を作成した\n管理不全空家の是正 38件\n空家相談会の開催 5回",
    (words("区将来ビジョンを策定した"), reported(41, "件", 38), reported(6, "回", 5)),
)
GRADE.add(
    "two-grades",
    "two grades on one result: nothing tells which holds",
    SINGLE,
    "交流事業の参加者 299名：A（B）",
    "交流事業の参加者 288名",
    (doubtful(299, "名", 288),),
)
