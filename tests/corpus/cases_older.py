"""Older forms of the same city: アウトカム指標, n年度目標, 中間振り返り, ①②③ with (ⅰ)(ⅱ)."""

from __future__ import annotations

from tests.corpus.model import Truth
from tests.corpus.stock import CARE, CHILDREN, COUNSEL, FESTIVAL, SAFETY, SCHOOL, SINGLE
from tests.corpus.writing import Group, blank, graded, reported

OLDER = Group("older")
TEXT_FORMATS = ("text", "html", "docx", "xlsx")

OLDER.add(
    "outcome",
    "<令和n年度実績と達成状況> as in 此花区",
    SAFETY,
    "・7年度研修受講者数108名：A\n・7年度訓練回数20回：A\n・7年度作成世帯数400世帯(R5~R7作成合計1,100世帯):A",
    "・95名\n・18回\n・350世帯",
    (
        graded(108, "名", "A", 95),
        graded(20, "回", "A", 18),
        graded(400, "世帯", "A", 350, cumulative=1100),
    ),
    style="outcome",
    formats=TEXT_FORMATS,
)
OLDER.add(
    "outcome-heads",
    "<令和n年度実績と達成状況> with heads",
    CHILDREN,
    "【子育て相談の充実】\n・参加者数1,254名：A\n・訪問相談件数277件：B\n\n【保育の受け皿の確保】\n・整備数3か所：A",
    "【子育て相談の充実】\n・1,188名\n・289件\n\n【保育の受け皿の確保】\n・1か所",
    (graded(1254, "名", "A", 1188), graded(277, "件", "B", 289), graded(3, "か所", "A", 1)),
    style="outcome",
    formats=TEXT_FORMATS,
)
OLDER.add(
    "outcome-single",
    "<令和n年度実績と達成状況> of one indicator",
    SINGLE,
    "・7年度参加者数281名:B",
    "・305名",
    (graded(281, "名", "B", 305),),
    style="outcome",
    formats=TEXT_FORMATS,
)
OLDER.raw(
    "target-lines",
    "n年度目標の達成状況 as lines",
    FESTIVAL,
    "令和7年度目標の達成状況\n\n・区民まつりの来場者 10,000人\n実績 10,450人 A\n・SNSの登録者 5,000人\n実績 4,880人 B",
    (graded(10450, "人", "A"), graded(4880, "人", "B")),
)
OLDER.raw(
    "target-table",
    "n年度目標の達成状況 as a table",
    CARE,
    "令和7年度目標の達成状況\n\n評価指標\t令和7年度目標\t令和7年度実績\t達成状況\n認知症サポーターの養成\t500名\t515名\tA\n"
    "百歳体操の開催場所\t45か所\t43か所\tB\n百歳体操の参加者\t800名\t812名\tA",
    (graded(515, "名", "A"), graded(43, "か所", "B"), graded(812, "名", "A")),
)
OLDER.raw(
    "interim-before",
    "中間振り返り before the results",
    SCHOOL,
    "中間振り返り\n\n・9月末現在、放課後教室の参加児童は82名\n・体験事業は5回実施\n\n評価指標\nの達成状況\n\n"
    "7年度実績と達成状況 ※A：達成 B：未達成\n\n放課後教室の参加児童 168名：A\n体験事業の実施 11回：B\n\n"
    "前年度実績\n\n放課後教室の参加児童 153名\n体験事業の実施 12回",
    (graded(168, "名", "A", 153), graded(11, "回", "B", 12)),
)
OLDER.add(
    "interim-within",
    "中間振り返り within the results",
    SCHOOL,
    "（中間振り返り）9月末現在、参加児童79名、体験事業6回\n（年度末）\n放課後教室の参加児童 154名：A\n体験事業の実施 12回：A",
    "放課後教室の参加児童 147名\n体験事業の実施 11回",
    (graded(154, "名", "A", 147), graded(12, "回", "A", 11)),
    rows=False,
    formats=TEXT_FORMATS,
)
OLDER.raw(
    "no-previous-label",
    "a form without the previous year",
    COUNSEL,
    "評価指標の達成状況\n\n7年度実績と達成状況 ※A：達成 B：未達成\n\n法律相談の利用 203件：A\n福祉相談の利用 138件：B\n就労相談の利用 64件：A",
    (graded(203, "件", "A"), graded(138, "件", "B"), graded(64, "件", "A")),
)
OLDER.raw(
    "results-blank",
    "the older labels with nothing below them",
    SAFETY,
    "アウトカム指標の達成状況(定量評価)\n\n<令和7年度実績と達成状況>\n\n<前年度実績>\n",
    (blank(), blank(), blank()),
    style="outcome",
)

ROMAN_LEGEND = "※①：目標達成（ⅰ）取組は予定どおり実施（ⅱ）取組は予定どおり実施しなかった ②：目標未達成 ③：撤退基準未達成"


def roman(value, unit, grade, previous, attained) -> Truth:
    """A result rated in the scale before 令和5年度."""
    return Truth(value, unit, grade, previous, attained=attained, statuses=("graded",))


OLDER.add(
    "circled-roman",
    "①②③ with (ⅰ)(ⅱ)",
    SCHOOL,
    "放課後教室の参加児童 160名：①（ⅰ）\n体験事業の実施 9回：②（ⅰ）",
    "放課後教室の参加児童 150名\n体験事業の実施 10回",
    (roman(160, "名", "①(ⅰ)", 150, True), roman(9, "回", "②(ⅰ)", 10, False)),
    legend=ROMAN_LEGEND,
    formats=TEXT_FORMATS,
)
OLDER.add(
    "no-legend",
    "results without legend and grades",
    COUNSEL,
    "法律相談の利用 199件\n福祉相談の利用 152件\n就労相談の利用 66件",
    "法律相談の利用 194件\n福祉相談の利用 150件\n就労相談の利用 60件",
    (reported(199, "件", 194), reported(152, "件", 150), reported(66, "件", 60)),
    legend="",
    formats=TEXT_FORMATS,
)
