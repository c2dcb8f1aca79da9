"""Which of several figures answers the indicator."""

from __future__ import annotations

from tests.corpus.model import UNDECIDABLE
from tests.corpus.stock import (
    SINGLE,
)
from tests.corpus.writing import Group, graded

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
