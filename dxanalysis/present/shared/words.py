"""Numbers as people read them: 8億8,500万円, +5億3,200万円（+150.7%）, 100名/年."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from unicodedata import east_asian_width

from dxanalysis.analysis.rounding import RoundedPercent
from dxanalysis.analysis.year_change import YearChange
from dxanalysis.schema.codes import CODES
from dxanalysis.text.years import era_label

MINUS = "−"
NOT_GIVEN = "記載なし"
NONE = "－"
ROUNDED = (
    "割合は、印刷された金額の丸め（百万円単位など）が許す桁まで示します。"
    "「約」は、整数の%までは確かでないものです。"
)
"""What a page says that gives percentages of printed amounts."""
MIXED = "※"
"""What marks a budget that stands against a settled amount, or the reverse, and nothing else."""
_TENTH = Decimal("0.1")


def code_name(column: str, code: str) -> str:
    """The Japanese name of a code: ("phase", "executed") → 決算額."""
    return CODES[column][code][0]


def year_and_phase(fiscal_year: int, phase: str) -> str:
    """Which year's which amount: 令和8年度予算額."""
    return era_label(fiscal_year) + code_name("phase", phase)


def yen(amount: int | None) -> str:
    """An amount in yen to the last yen: 885000000 → 8億8,500万円; None → 記載なし."""
    if amount is None:
        return NOT_GIVEN
    rest, parts = abs(amount), []
    for size, name in ((10**12, "兆"), (10**8, "億"), (10**4, "万"), (1, "")):
        count, rest = divmod(rest, size)
        parts += [f"{count:,}{name}"] if count else []
    return (MINUS if amount < 0 else "") + ("".join(parts) or "0") + "円"


def signed_yen(change: int) -> str:
    """A change in yen with its sign: +5億3,200万円, −1,100万円, ±0円."""
    return _sign(change) + yen(abs(change))


def million(amount: int | None) -> str:
    """Yen in 百万円, exact: 1657000000 → 1,657; 1976000 → 1.976; None → 記載なし."""
    return NOT_GIVEN if amount is None else number(Decimal(amount) / 10**6)


def signed(change: float) -> str:
    """A bare change with its sign: +532,000,000."""
    return _sign(change) + number(abs(change))


def difference(one: float, other: float) -> str:
    """By how much one figure is more than another, to the last digit that either prints: −0.4."""
    return signed(float(Decimal(repr(one)) - Decimal(repr(other))))


def percent(share: float) -> str:
    """A share with one decimal, halves away from zero: 26.1%."""
    return f"{_tenths(abs(share)):,}%" if share >= 0 else f"{MINUS}{_tenths(abs(share)):,}%"


def rounded(found: RoundedPercent | None, *, signed: bool = False) -> str:
    """A percentage with the digits that the printed amounts allow: 97%, +5.6%, 約+6%; None → －."""
    if found is None:
        return NONE
    exact = Decimal(str(abs(found.value))).quantize(Decimal(1).scaleb(-found.places), ROUND_HALF_UP)
    sign = _sign(found.value) if signed else MINUS if found.value < 0 else ""
    return ("約" if found.about else "") + f"{sign}{exact:,}%"


def change(found: YearChange) -> str:
    """A change in yen and, where there is one, in per cent: +5億3,200万円（+151%）; None → －."""
    if found.yen is None:
        return NONE
    in_per_cent = "" if found.percent is None else f"（{rounded(found.rounded, signed=True)}）"
    return signed_yen(found.yen) + in_per_cent


def short_change(found: YearChange) -> str:
    """A change in one figure: in per cent, or in yen where there is no percentage; None → －."""
    if found.percent is not None:
        return rounded(found.rounded, signed=True)
    return NONE if found.yen is None else signed_yen(found.yen)


def number(value: float | Decimal) -> str:
    """A plain number without needless zeros: 100.0 → 100, 4.5 → 4.5, 1657 → 1,657."""
    exact = Decimal(str(value))
    text = f"{abs(exact):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return (MINUS if exact < 0 else "") + text


def coverage_percent(share: float, places: int) -> Decimal:
    """A share that was read in per cent, rounded down: only a document read whole says 100."""
    return (Decimal(str(share)) * 100).quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def quantity(value: float, unit: str | None) -> str:
    """A number with its unit as printed: 70%, 100名/年."""
    return number(value) + (unit or "")


def day(iso: str) -> str:
    """A date as people read it: 2026-02-12 → 2026年2月12日."""
    year, month, number = (int(part) for part in iso.split("-"))
    return f"{year}年{month}月{number}日"


def display_width(text: str) -> int:
    """The columns that a text takes: two for a full-width character, else one."""
    return sum(2 if east_asian_width(char) in "FWA" else 1 for char in text)


def _sign(value: float) -> str:
    return "±" if value == 0 else ("+" if value > 0 else MINUS)


def _tenths(value: float) -> Decimal:
    return Decimal(str(value)).quantize(_TENTH, ROUND_HALF_UP)
