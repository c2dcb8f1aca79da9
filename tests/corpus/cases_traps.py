"""Words and figures in a result that look like something else, and faults that none can mend."""

from __future__ import annotations

from tests.corpus.model import UNDECIDABLE, Truth
from tests.corpus.stock import CARE, CHILDREN, COUNSEL, DIGITAL, FESTIVAL, SAFETY, SCHOOL, SINGLE
from tests.corpus.writing import Group, blank, doubtful, graded, undecided

TRAPS = Group("traps")
PREVIOUS = "防災リーダー研修の受講者 98名\n地域防災訓練の実施 19回\n個別避難計画の作成 356世帯"


def safety(name, variant, said, *truth, unplaced=()):
    """A case of the safety issue with the same previous year."""
    TRAPS.add(name, variant, SAFETY, said, PREVIOUS, truth, rows=False, unplaced=unplaced)


FIRST, SECOND, THIRD = (
    graded(112, "名", "A", 98),
    graded(18, "回", "B", 19),
    graded(405, "世帯", "A", 356),
)
safety(
    "label-in-sentence",
    "前年度実績 and 目標 inside a sentence",
    "防災リーダー研修は、前年度実績の98名を上回る112名が受講：A\n地域防災訓練は、目標の20回に対して18回の実施：B\n個別避難計画は、目標400世帯・前年度実績356世帯を上回る405世帯分を作成：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "issue-in-sentence",
    "another 経営課題 named inside a note",
    "防災リーダー研修の受講者 112名：A（経営課題2の取組と連携して実施）\n地域防災訓練の実施 18回：B\n個別避難計画の作成 405世帯：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "letter-sizes",
    "A4 and B班: letters that are no grade",
    "A4判のちらし3,000枚を配布し、防災リーダー研修の受講者は112名：A\nA班・B班に分かれて地域防災訓練を18回実施：B\n個別避難計画の作成 405世帯：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "next-target",
    "next year's target behind the result",
    "防災リーダー研修の受講者 112名：A（令和8年度目標 110名）\n地域防災訓練の実施 18回：B（令和8年度目標 20回）\n個別避難計画の作成 405世帯：A（令和8年度目標 450世帯）",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "money",
    "money beside the results",
    "防災リーダー研修の受講者 112名（事業費1,200千円）：A\n地域防災訓練の実施 18回（事業費4百万円）：B\n個別避難計画の作成 405世帯：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "full-stop",
    "a full stop behind the grade",
    "防災リーダー研修の受講者 112名：A。\n地域防災訓練の実施 18回：B。\n個別避難計画の作成 405世帯：A。",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "ordinals",
    "ordinal numbers and years before the figure",
    "第3期計画の2年目として、防災リーダー研修の受講者 112名：A\n第15回総合訓練を含め、地域防災訓練の実施 18回：B\n令和7年10月から3班体制とし、個別避難計画の作成 405世帯：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "hours",
    "times and durations",
    "24時間の見守りを担う防災リーダー研修の受講者 112名：A\n午前9時から開始する地域防災訓練の実施 18回：B\n72時間を想定した個別避難計画の作成 405世帯：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "page-number",
    "a page number between the lines",
    "防災リーダー研修の受講者 112名：A\n- 3 -\n地域防災訓練の実施 18回：B\n個別避難計画の作成 405世帯：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "typo",
    "a slip in the indicator's words",
    "防災リーダ研修の受講者数 112名：A\n地域防災訓練の実施回数 18回：B\n個別避難計画書の作成数 405世帯：A",
    FIRST,
    SECOND,
    THIRD,
)
safety(
    "unit-unlike",
    "the right words and a figure of another unit: nothing in the target's unit",
    "防災リーダー研修の受講者 112名：A\n地域防災訓練の実施 18回：B\n個別避難計画の作成 7町会：A",
    FIRST,
    SECOND,
    Truth(None, None, "A", 356, attained=True, text="7町会", statuses=("graded",)),
)
safety(
    "twice",
    "two results for one indicator that differ",
    "防災リーダー研修の受講者 112名：A\n地域防災訓練の実施 18回：B\n個別避難計画の作成 405世帯：A\n個別避難計画の作成 388世帯：B",
    FIRST,
    SECOND,
    Truth(
        UNDECIDABLE,
        "世帯",
        UNDECIDABLE,
        356,
        attained=UNDECIDABLE,
        statuses=(None, "blank", "reported", "graded"),
    ),
)
TRAPS.add(
    "self-evaluation-word",
    "自己評価 inside a result",
    DIGITAL,
    "オンライン申請の利用率 61.8%：A\nDX研修の受講者 90名：A\n受講後アンケートの評価（自己評価の平均） 4.1点：A\n内製アプリの運用開始 16業務：B",
    "オンライン申請の利用率 55.5%\nDX研修の受講者 76名\n受講後アンケートの評価（自己評価の平均） 4.0点\n内製アプリの運用開始 14業務",
    (
        graded(61.8, "%", "A", 55.5),
        graded(90, "名", "A", 76),
        graded(4.1, "点", "A", 4.0),
        graded(16, "業務", "B", 14),
    ),
)
TRAPS.add(
    "contradicting-grade",
    "A（未達成）: the letter and the word disagree",
    SINGLE,
    "交流事業の参加者 296名：A（未達成）",
    "交流事業の参加者 288名",
    (doubtful(296, "名", 288),),
)
TRAPS.add(
    "grade-of-whom",
    "one letter on a line of its own below three results: it may be the last one's or all three's",
    COUNSEL,
    "法律相談の利用 204件\n福祉相談の利用 155件\n就労相談の利用 66件\n評価：A",
    "法律相談の利用 196件\n福祉相談の利用 148件\n就労相談の利用 57件",
    (doubtful(204, "件", 196), doubtful(155, "件", 148), doubtful(66, "件", 57)),
    rows=False,
)
TRAPS.add(
    "foreign-previous",
    "a line in the previous column about something that is no indicator",
    FESTIVAL,
    "区民まつりの来場者 10,150人：A\nSNSの登録者 5,120人：A",
    "区民まつりの来場者 9,350人\n音楽祭の来場者 2,400人\nSNSの登録者 4,690人",
    (graded(10150, "人", "A", 9350), graded(5120, "人", "A", 4690)),
    unplaced=("音楽祭の来場者 2,400人",),
    rows=False,
)
TRAPS.add(
    "head-of-other",
    "a head that is no strategy of this issue",
    CARE,
    "・認知症の人を支える地域づくり\n513名：A\n・健康づくりの推進\n1,040名：A\n・介護予防の推進\n百歳体操の開催場所 45か所：A\n百歳体操の参加者 786名：B",
    "・認知症の人を支える地域づくり\n497名\n・介護予防の推進\n百歳体操の開催場所 43か所\n百歳体操の参加者 791名",
    (graded(513, "名", "A", 497), graded(45, "か所", "A", 43), graded(786, "名", "B", 791)),
    unplaced=("1,040名",),
    rows=False,
)
TRAPS.table(
    "rows-fewer",
    "two rows of bare figures of one unit for three indicators",
    COUNSEL,
    ("7年度実績と達成状況 ※A：達成 B：未達成", "前年度実績"),
    (("213件：A", "199件"), ("63件：A", "56件")),
    (undecided(UNDECIDABLE), undecided(UNDECIDABLE), undecided(UNDECIDABLE)),
    unplaced=("213件", "63件", "199件", "56件"),
)
TRAPS.table(
    "rows-foreign",
    "a row about something that is no indicator",
    COUNSEL,
    ("評価指標", "7年度実績", "達成状況", "前年度実績"),
    (
        ("法律相談の利用", "215件", "A", "202件"),
        ("女性相談の利用", "88件", "A", "79件"),
        ("福祉相談の利用", "136件", "B", "149件"),
        ("就労相談の利用", "68件", "A", "61件"),
    ),
    (graded(215, "件", "A", 202), graded(136, "件", "B", 149), graded(68, "件", "A", 61)),
    unplaced=("88件",),
)
TRAPS.table(
    "rows-shifted",
    "a blank row between the results",
    CHILDREN,
    ("評価指標", "7年度実績", "達成状況", "前年度実績"),
    (
        ("子育てサロンの参加者", "1,240名", "A", "1,176名"),
        ("", "", "", ""),
        ("訪問相談の実施", "305件", "A", "287件"),
        ("保育施設の新規整備", "", "", "2か所"),
    ),
    (graded(1240, "名", "A", 1176), graded(305, "件", "A", 287), blank(2, "か所")),
)
TRAPS.table(
    "rows-total",
    "a row of the sum below the results",
    COUNSEL,
    ("評価指標", "7年度実績", "達成状況", "前年度実績"),
    (
        ("法律相談の利用", "201件", "A", "190件"),
        ("福祉相談の利用", "157件", "A", "146件"),
        ("就労相談の利用", "59件", "B", "62件"),
        ("合計", "417件", "", "398件"),
    ),
    (graded(201, "件", "A", 190), graded(157, "件", "A", 146), graded(59, "件", "B", 62)),
)
TRAPS.add(
    "year-figures",
    "figures that look like years",
    SCHOOL,
    "放課後教室の参加児童 2,025名：A\n体験事業の実施 7回：B",
    "放課後教室の参加児童 2,024名\n体験事業の実施 6回",
    (graded(2025, "名", "A", 2024), graded(7, "回", "B", 6)),
)
TRAPS.add(
    "equal-figures",
    "the result equals the target and the previous year",
    SCHOOL,
    "放課後教室の参加児童 150名：A\n体験事業の実施 12回：A",
    "放課後教室の参加児童 150名\n体験事業の実施 12回",
    (graded(150, "名", "A", 150), graded(12, "回", "A", 12)),
)
TRAPS.add(
    "no-result-but-words",
    "words about the work in place of the result",
    FESTIVAL,
    "区民まつりの来場者 10,020人：A\nSNSでは季節の催しを紹介した",
    "区民まつりの来場者 9,120人\nSNSの登録者 4,540人",
    (
        graded(10020, "人", "A", 9120),
        Truth(None, "人", None, 4540, statuses=("reported", "blank")),
    ),
)
