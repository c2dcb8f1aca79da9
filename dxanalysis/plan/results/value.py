"""The figure of a printed result that answers its indicator, and the figures that do not.

A figure answers where it is in the unit of the indicator's target and is not printed as something
else: a target, an earlier year, a sum over years, a change, a rate, a part or a base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from dxanalysis.plan.results.words import IndicatorWords, unit_family
from dxanalysis.text.comparisons import change_of
from dxanalysis.text.quantities import Quantity, find_quantities
from dxanalysis.text.width import normal
from dxanalysis.text.years import YearMention, fiscal_year_of_short, year_mentions

_BREAK = re.compile(r"から\s*$|[、。,;/→⇒()「」\n]|\s{2,}")
_SHORT_YEAR = re.compile(r"(?<![\d.,])(?P<short>\d{1,2}|元)年度(?!間)")
_FROM_YEAR = re.compile(r"\s*(?:から|以降|より|に|まで|中に|末|策定|開始)")
_CUMULATIVE = re.compile(r"累計|累積|通算|か年(?:の?合計|計)|年間(?:の?合計|計)")
_SUM = re.compile(r"合計|合わせ|計|総")
_TARGET = re.compile(
    r"(?:目標|計画値|計画数|予定|定員|募集|当初|見込)"
    r"(?!(?:値|数|件数|人数)?[をに]\S{0,6}?(?:上回|下回|達成|超え|届|達し|掲げ))(?!値?に対)(?!達成)"
)
_TARGET_BEHIND = re.compile(
    r"\s*(?:\(?(?:以上|以下|程度))?\s*(?:の|という|とする|を)?(?:年度)?目標"
)
_BASE_BEHIND = re.compile(r"\s*(?:に対し|に対する|のうち|の内|中(?=\s*[\d、]|で)|を対象|を含)")
_EARLIER = re.compile(
    r"(?:前年|昨年|前回|前々年)(?!度?(?:の?実績)?(?:と同|並み|同様|に続き|に引き続き))"
)
_NONE = re.compile(r"\D{0,12}(?:(?<!該当)(?<!記載)なし|なかった|ありません(?:でした)?)。?")
_OF_OTHERS = re.compile(r"前年|昨年|前回|うち|内訳|以外|目標")  # not the year's own whole
_NONE_OF = re.compile(r"(?P<counted>[一-鿿々ァ-ヶー]{2,8})[はが](?:な|い)(?:かった|なかった|し)")
_EARLIER_BEHIND = re.compile(r"\s*(?:\((?:前年度?|昨年度?|前回)\)|から(?!の)\S{0,12}\d)")
_CHANGE = re.compile(
    r"(?:前年度?|昨年度?|前回|目標)(?:実績|値)?(?:比|より|から|と比べ|に比べ)|増減|差は?$"
)
_CHANGE_BEHIND = re.compile(
    r"\s*(?:の|ほど|程度|も)?\s*(?:増(?!減)|減(?!免|災)|上昇|低下|向上|改善|短縮|伸び|上回|下回|アップ|ダウン|プラス|マイナス|不足|超過)"
)
_ADDED_BEHIND = re.compile(r"\s*分?を加え\S{0,2}?[、,]?\s*\D{0,12}\d")  # 51世帯を加え、424世帯
_RATE = re.compile(r"(?:達成率|進捗率|達成度|前年度?比|前年同期比|対前年|目標比|執行率)")
_PART = re.compile(r"(?<!の)うち|^のうち\S|内訳|\(内|再掲")
_ACTUAL = re.compile(r"実績(?!報告)|結果")


class Role(StrEnum):
    """What a figure is printed as."""

    VALUE = "value"
    TARGET = "target"
    EARLIER = "earlier"  # another year's
    CUMULATIVE = "cumulative"
    CHANGE = "change"
    RATE = "rate"
    PART = "part"
    BASE = "base"  # the whole of which, or against which, another figure is told
    REMARK = "remark"  # in brackets, where another stands outside them


@dataclass(frozen=True)
class PrintedFigure:
    """A figure of a result: its value, its unit as printed, and what it is printed as."""

    value: float
    unit: str | None
    role: Role
    start: int
    end: int
    total: bool = False  # printed as 計
    own_year: bool = False  # printed with the year of the results, or as 実績
    is_range: bool = False

    @property
    def family(self) -> str:
        """The unit's name among its forms."""
        return unit_family(self.unit)


@dataclass(frozen=True)
class Answer:
    """The figures that a result gives: `undecided` where several may be the answer."""

    value: float | None = None
    unit: str | None = None
    cumulative: float | None = None
    undecided: bool = False
    unlike: bool = False  # figures, but none in the unit of the target


def answer_of(text: str, indicator: IndicatorWords, fiscal_year: int) -> Answer:
    """What a result of `fiscal_year` says of an indicator."""
    figures = figures_of(text, fiscal_year)
    fitting = [f for f in figures if _fits(f, indicator, text)]
    cumulative = {f.value for f in fitting if f.role is Role.CUMULATIVE}
    sum_over_years = cumulative.pop() if len(cumulative) == 1 else None
    if indicator.milestone:
        return Answer()
    values_of_it = [f for f in fitting if f.role is Role.VALUE and not _is_aim(f, text, indicator)]
    candidates = _likeliest(_behind_title(values_of_it, text, indicator))
    values = {(f.value, f.family) for f in candidates}
    if len(values) == 1 and not any(f.is_range for f in candidates):
        return Answer(candidates[0].value, candidates[0].unit, sum_over_years)
    if not figures and (zero := _zero(text, indicator)):
        return zero
    plain = [f for f in figures if f.role is Role.VALUE]
    cumulative_alone = sum_over_years is not None and not candidates
    return Answer(
        None, None, sum_over_years,
        undecided=bool(candidates or fitting) and not cumulative_alone,
        unlike=bool(plain) and not fitting and bool(indicator.units),
    )  # fmt: skip


@lru_cache(maxsize=256)  # asked for each indicator that a result may be of, and of its value
def figures_of(text: str, fiscal_year: int) -> tuple[PrintedFigure, ...]:
    """Every figure of a printed result with its role; `fiscal_year` is the result's own."""
    line = normal(text)
    found = find_quantities(line)
    years = _years(line, fiscal_year) if found else []
    figures = [
        _figure(line, quantity, before, years, fiscal_year)
        for before, quantity in pairwise([None, *found])
        if quantity is not None
    ]
    return tuple(_with_remarks(line, figures))


def _figure(
    line: str, quantity: Quantity, earlier: Quantity | None, years: Sequence[YearMention], own: int
) -> PrintedFigure:
    begin = earlier.end if earlier else 0
    # 27校区のうち20回: of schools there are no times
    of_other_kind = bool(
        earlier and earlier.unit and unit_family(earlier.unit) != unit_family(quantity.unit)
    )
    printed, behind = line[quantity.start : quantity.end], line[quantity.end :]
    before = _context(line, begin, quantity.start)
    spoken = {y.year for y in years if _speaks_of(y, quantity, line, before)}
    said = before.removeprefix("のうち") if of_other_kind else before
    role = _role(f"{said}{printed}", quantity, line, several_years=len(spoken) > 1)
    if role is Role.VALUE and spoken and spoken != {own}:
        role = Role.EARLIER
    return PrintedFigure(
        quantity.value, quantity.unit, role, quantity.start, quantity.end,
        total=bool(_SUM.search(before[-6:] + printed)),
        own_year=spoken == {own} or bool(_ACTUAL.search(before)),
        is_range="~" in printed or bool(re.match(r"\s*(?:~|から)\s*\d", behind)),
    )  # fmt: skip


def _context(line: str, begin: int, start: int) -> str:
    """The words before a figure that speak of it: up to a comma, a bracket or another figure.

    Where nothing stands between the bracket and the figure, what stands before the bracket.
    """
    before = line[begin:start]
    breaks = [match.end() for match in _BREAK.finditer(before)]
    near = before[breaks[-1] :] if breaks else before
    if breaks and not near.strip() and before[breaks[-1] - 1] == "(":
        return _BREAK.split(before[: breaks[-1] - 1])[-1]
    opening = line.rfind("(", 0, start)
    if opening > line.rfind(")", 0, start):  # (目標：受講者100名、定員120名)
        label = line[opening:start]
        near = label if re.match(r"\((?:目標|前年|昨年|累計|うち|内訳|内)", label) else near
    return near


def _role(said: str, quantity: Quantity, line: str, *, several_years: bool) -> Role:
    """The first of the tests that holds says what the figure is printed as."""
    behind = line[quantity.end :]
    tests: Iterator[tuple[Role, object]] = iter(
        (
            (Role.CUMULATIVE, _CUMULATIVE.search(said) or several_years),
            (Role.CHANGE, _CHANGE_BEHIND.match(behind) or _ADDED_BEHIND.match(behind)),
            (Role.CHANGE, change_of(quantity, line) or line[quantity.start] in "+△▲"),
            (Role.RATE, _RATE.search(said)),
            (Role.TARGET, _TARGET.search(said) or _TARGET_BEHIND.match(behind)),
            (Role.CHANGE, _CHANGE.search(said)),
            (Role.EARLIER, _EARLIER.search(said) or _EARLIER_BEHIND.match(behind)),
            (Role.BASE, _BASE_BEHIND.match(behind)),
            (Role.PART, _PART.search(said)),
        )
    )
    return next((role for role, holds in tests if holds), Role.VALUE)


def _years(line: str, own: int) -> list[YearMention]:
    """The fiscal years that a line speaks of; a date, or the year from which something runs, is none."""
    found = [y for y in year_mentions(line) if "月" not in line[y.start : y.end + 1]]
    taken = [(y.start, y.end) for y in found]
    for match in _SHORT_YEAR.finditer(line):
        if not any(start <= match.start() < end for start, end in taken):
            year = fiscal_year_of_short(match["short"], own)
            found.append(YearMention(year, match.start(), match.end()))
    spans = [y for y in found if re.match(r"\s*[~・-]", line[y.end :])]
    return sorted(
        (y for y in found if y in spans or not _FROM_YEAR.match(line, y.end)), key=lambda y: y.start
    )


def _speaks_of(year: YearMention, quantity: Quantity, line: str, before: str) -> bool:
    """Whether a year stands in the words before a figure, or in brackets right behind it."""
    ahead = quantity.start - len(before) <= year.start < quantity.start
    behind = re.fullmatch(r"\s*\(\s*", line[quantity.end : year.start] or "x")
    closed = re.match(r"\s*(?:実績|分|の実績)?\s*\)", line[year.end :])
    return ahead or (behind is not None and closed is not None)


def _with_remarks(line: str, figures: list[PrintedFigure]) -> Iterator[PrintedFigure]:
    """Figures in brackets are remarks where one of the same unit stands outside."""
    inside = [_depth(line, figure.start) > 0 for figure in figures]
    outside = {
        f.family
        for f, within in zip(figures, inside, strict=True)
        if not within and f.role is Role.VALUE
    }
    for figure, within in zip(figures, inside, strict=True):
        remark = within and figure.role is Role.VALUE and figure.family in outside
        yield PrintedFigure(**{**figure.__dict__, "role": Role.REMARK}) if remark else figure


def _depth(line: str, at: int) -> int:
    return line.count("(", 0, at) - line.count(")", 0, at)


def _fits(figure: PrintedFigure, indicator: IndicatorWords, text: str) -> bool:
    """Whether a figure is in the unit of the target; a bare number may be in any."""
    if not indicator.units:
        return True
    bare = figure.unit is None and find_quantities(normal(text))[0].unit is None
    return figure.family in indicator.units or bare


def _is_aim(figure: PrintedFigure, text: str, indicator: IndicatorWords) -> bool:
    """Whether a figure repeats the target with its comparator (80%以上) and so is no result."""
    printed = normal(text)[figure.start : figure.end]
    behind = normal(text)[figure.end :]
    bound = re.search(r"以上|以下|以内|未満|程度", printed + behind[:3])
    return bool(bound) and any(
        target.value == figure.value and unit_family(target.unit) == figure.family
        for target in indicator.targets
    )


def _behind_title(
    figures: list[PrintedFigure], text: str, indicator: IndicatorWords
) -> list[PrintedFigure]:
    """Of several figures the last, where a clause of its own begins with the indicator's title.

    `950世帯に案内を送り、計画の作成は389世帯となった`; a title before the first figure heads all.
    """
    if len(figures) < 2:
        return figures
    clauses = re.split(r"[、。;]", normal(text)[: figures[-1].start])
    own = "".join(clauses[-1].split())
    titled = re.fullmatch(rf"{re.escape(indicator.title)}[はがも:]", own)
    return figures[-1:] if titled else figures


def _likeliest(figures: list[PrintedFigure]) -> list[PrintedFigure]:
    """Of several figures the one printed as the year's or as 実績, or the total of the others."""
    if len(figures) < 2:
        return figures
    if own := [f for f in figures if f.own_year]:
        return own
    totals = [f for f in figures if f.total]
    parts = [f.value for f in figures if not f.total]
    if len(totals) == 1 and abs(sum(parts) - totals[0].value) < 1e-6:
        return totals
    return figures


def _zero(text: str, indicator: IndicatorWords) -> Answer | None:
    """Zero in words, where the target speaks of zero: 発生なし, ゼロ."""
    words = "".join(normal(text).split())
    aims_low = any(t.value == 0 or t.comparator in ("=", "<=", "<") for t in indicator.annual)
    none_of = _NONE_OF.search(words)
    if (
        re.fullmatch(r"\D{0,12}ゼロ(?:件|人)?。?", words)
        or (aims_low and _NONE.fullmatch(words))
        or (
            none_of
            and indicator.title.endswith(none_of["counted"])
            and not _OF_OTHERS.search(words)
        )
    ):
        unit = next((t.unit for t in indicator.annual if t.unit), None)
        return Answer(0.0, unit) if indicator.numeric else None
    return None
