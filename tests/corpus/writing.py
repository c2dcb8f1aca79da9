"""How the cases are written down: a group of them, and the truths in few words."""

from __future__ import annotations

from collections.abc import Sequence

from tests.corpus import stock
from tests.corpus.build import BY_CELL, CELLS, TABLE, TEXT
from tests.corpus.form import groups
from tests.corpus.model import UNDECIDABLE, Case, Cells, Grid, Issue, Raw, Results, Truth

Lines = str | Sequence[str]

WARDS = ("港区", "旭区", "城東区", "平野区", "西成区", "阿倍野区", "東成区", "生野区", "淀川区")
LEGEND = "※A：達成 B：未達成"
PDF_EVERY = 5


def graded(value, unit, grade, previous=None, **more) -> Truth:
    """A result that the document grades A or B."""
    more.setdefault("attained", {"A": True, "B": False}.get(grade))
    return Truth(value, unit, grade, previous, statuses=("graded",), **more)


def reported(value, unit, previous=None, *, either=False, **more) -> Truth:
    """A result without a grade; `either`: it may as well be called pending (速報値)."""
    statuses = ("reported", "pending") if either else ("reported",)
    return Truth(value, unit, None, previous, statuses=statuses, **more)


def words(text, grade=None, previous=None, **more) -> Truth:
    """A result in words, without a figure that answers the indicator."""
    if grade is None:
        return Truth(None, None, None, previous, text=text, statuses=("reported",), **more)
    return graded(None, None, grade, previous, text=text, **more)


def pending(previous=None, unit=None, **more) -> Truth:
    return Truth(None, unit, None, previous, statuses=("pending",), **more)


def blank(previous=None, unit=None, **more) -> Truth:
    """No result; without a previous figure there may be no row either."""
    more.setdefault("statuses", ("blank",) if previous is not None else ("blank", None))
    return Truth(None, unit, None, previous, **more)


def undecided(previous=None, unit=None) -> Truth:
    """Which line is this indicator's result, or its grade, cannot be told."""
    return Truth(
        UNDECIDABLE,
        unit,
        UNDECIDABLE,
        previous,
        attained=UNDECIDABLE,
        cumulative=UNDECIDABLE,
        statuses=(None, "blank"),
    )


def doubtful(value, unit, previous=None) -> Truth:
    """A result whose figure is clear and whose grade cannot be told."""
    statuses = ("reported", "graded")
    return Truth(value, unit, UNDECIDABLE, previous, attained=UNDECIDABLE, statuses=statuses)


def lines(printed: Lines) -> tuple[str, ...]:
    return tuple(printed.split("\n")) if isinstance(printed, str) else tuple(printed)


FILLERS = (
    (
        stock.SINGLE,
        ("交流事業の参加者 318名：A",),
        ("交流事業の参加者 287名",),
        (graded(318, "名", "A", 287),),
    ),
    (
        stock.FESTIVAL,
        ("区民まつりの来場者 9,400人：B", "SNSの登録者 5,210人：A"),
        ("区民まつりの来場者 8,800人", "SNSの登録者 4,630人"),
        (graded(9400, "人", "B", 8800), graded(5210, "人", "A", 4630)),
    ),
)


def _filler(number: int) -> Issue:
    issue, this, previous, truth = FILLERS[number % len(FILLERS)]
    return issue.filled(Cells(this, previous), truth)


def cell(this: Lines, previous: Lines = ()) -> Cells:
    return Cells(lines(this) if this else (), lines(previous) if previous else ())


class Group:
    """The cases of one group of variants."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cases: list[Case] = []

    def add(
        self,
        id: str,  # noqa: A002
        variant: str,
        issue: Issue,
        this: Lines,
        previous: Lines,
        truth: Sequence[Truth],
        *,
        blank_lines: bool = False,
        rows: bool = True,
        formats: Sequence[str] | None = None,
        unplaced: Sequence[str] = (),
        legend: str = LEGEND,
        style: str = "form",
    ) -> None:
        """A case of the two cells. `rows` False: lines of one row do not belong together."""
        cells = Cells(lines(this) if this else (), lines(previous) if previous else (), blank_lines)
        written = tuple(formats) if formats else _formats(cells, rows)
        self._keep(id, variant, issue, cells, truth, written, unplaced, legend, style)

    def table(
        self,
        id: str,  # noqa: A002
        variant: str,
        issue: Issue,
        head: Lines,
        rows: Sequence[Sequence[str]],
        truth: Sequence[Truth],
        *,
        formats: Sequence[str] = TABLE,
        unplaced: Sequence[str] = (),
        legend: str = LEGEND,
    ) -> None:
        """A case of a table."""
        grid = Grid(tuple(head), tuple(tuple(row) for row in rows))
        assert all(len(row) == len(grid.head) for row in grid.rows), id
        self._keep(id, variant, issue, grid, truth, formats, unplaced, legend, "form")

    def whole(
        self,
        id: str,  # noqa: A002
        variant: str,
        *issues: Issue,
        formats: Sequence[str] = BY_CELL,
        style: str = "form",
    ) -> None:
        """A case of several issues, each already filled in."""
        ward = WARDS[len(self.cases) % len(WARDS)]
        self.cases.append(
            Case(
                f"{self.name}-{id}",
                self.name,
                variant,
                issues,
                tuple(formats),
                style=style,
                department=ward,
            )
        )

    def raw(
        self,
        id: str,  # noqa: A002
        variant: str,
        issue: Issue,
        printed: Lines,
        truth: Sequence[Truth],
        *,
        unplaced: Sequence[str] = (),
        style: str = "form",
    ) -> None:
        """A case whose whole results section is written out, in text."""
        self._keep(
            id, variant, issue, Raw(lines(printed)), truth, TEXT, unplaced, LEGEND, style, False
        )

    def _keep(
        self,
        id: str,  # noqa: A002
        variant: str,
        issue: Issue,
        results: Results,
        truth: Sequence[Truth],
        formats: Sequence[str],
        unplaced: Sequence[str],
        legend: str,
        style: str,
        fill: bool = True,
    ) -> None:
        number = len(self.cases)
        if number % PDF_EVERY:  # a PDF costs a second to print: a sample shows what wrapping does
            formats = [one for one in formats if one != "pdf"]
        issues = [issue.filled(results, tuple(truth), tuple(unplaced))]
        filler = _filler(number // 3)
        if fill and legend == LEGEND and filler.title != issue.title:
            if number % 3 == 1:
                issues.append(filler)
            elif number % 3 == 2:
                issues.insert(0, filler)
        self.cases.append(
            Case(
                f"{self.name}-{id}",
                self.name,
                variant,
                tuple(issues),
                tuple(formats),
                legend=legend,
                style=style,
                department=WARDS[number % len(WARDS)],
            )
        )


def _formats(cells: Cells, rows: bool) -> tuple[str, ...]:
    """Those in which the lines keep their meaning: a row holds only what belongs together."""
    if cells.blank_lines:
        return TEXT
    written = list(CELLS)
    this, previous = (
        [line for line in cells.this if line],
        [line for line in cells.previous if line],
    )
    if not rows or (previous and len(this) != len(previous)):
        written.remove("xlsx-rows")
    mine, theirs = groups(cells.this), groups(cells.previous)
    if rows and len(mine) > 1 and (len(theirs) == len(mine)):
        written.append("html-rows")
    return tuple(written)
