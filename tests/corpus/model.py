"""What a case of the corpus is: a plan as an office fills it in, and what a careful person reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


class Undecidable:
    """A value that the printed words do not decide: null is right, any value is wrong."""

    def __repr__(self) -> str:
        return "undecidable"


UNDECIDABLE = Undecidable()
Number = float | Undecidable | None
Grade = str | Undecidable | None


@dataclass(frozen=True)
class Indicator:
    """An indicator's words and the printed target of 令和7年度 (empty for a milestone)."""

    title: str
    target: str = ""


@dataclass(frozen=True)
class Strategy:
    title: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Cells:
    """The form's two cells; an empty line divides what may stand in rows of its own."""

    this: tuple[str, ...]
    previous: tuple[str, ...] = ()
    blank_lines: bool = False


@dataclass(frozen=True)
class Grid:
    """A table in place of the two cells: its head and rows; `^` joins a cell to the one above."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Raw:
    """The lines of a results section as they stand, heads included; for text only."""

    lines: tuple[str, ...]


Results = Cells | Grid | Raw


@dataclass(frozen=True)
class Truth:
    """What a careful person reads of one indicator. `statuses` are the acceptable ones.

    `text` and `previous_text` are words that the result as printed must hold; `said` is where the
    fact is printed when no text is demanded (a grade behind the indicator's own words).
    """

    value: Number = None
    unit: str | None = None
    grade: Grade = None
    previous: Number = None
    cumulative: Number = None
    text: str | None = None
    previous_text: str | None = None
    attained: bool | Undecidable | None = None
    statuses: tuple[str | None, ...] = ()
    said: str | None = None

    def printed(self, fact: str) -> str | None:
        """Words of the document in which the fact stands."""
        if fact == "previous_value":
            return self.previous_text or _figure(self.previous, self.unit)
        if fact == "cumulative_value":
            return _figure(self.cumulative, self.unit)
        return self.text or _figure(self.value, self.unit) or self.said


def _figure(value: object, unit: str | None) -> str | None:
    return f"{value:,}{unit or ''}" if isinstance(value, int | float) else None


@dataclass(frozen=True)
class Issue:
    """An issue, its filled-in results and their truth, one an indicator in the document's order.

    `unplaced` are words of lines that a careful person cannot give to an indicator.
    """

    title: str
    challenge: str
    strategies: tuple[Strategy, ...]
    results: Results = Cells(())
    truth: tuple[Truth, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(one for strategy in self.strategies for one in strategy.indicators)

    def filled(
        self, results: Results, truth: tuple[Truth, ...], unplaced: tuple[str, ...] = ()
    ) -> Issue:
        """The issue with its results; the truth must name every indicator."""
        assert len(truth) == len(self.indicators), (self.title, len(truth))
        return replace(self, results=results, truth=truth, unplaced=unplaced)


@dataclass(frozen=True)
class Case:
    """A document and its truth. `legend` is the remark printed in the results' head."""

    id: str
    group: str
    variant: str
    issues: tuple[Issue, ...]
    formats: tuple[str, ...]
    legend: str = "※A：達成 B：未達成"
    style: str = "form"
    department: str = "港区"
    fields: dict[str, str] = field(default_factory=dict)
