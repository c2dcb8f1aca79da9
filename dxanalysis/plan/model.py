"""The facts of one plan.

`line`, `start` and `end` say where a fact stands and are no part of what it says: its place as people
count it, and its character offsets in `Document.text` (end exclusive). A fact made of several blocks
reaches from the first to the last. An offset is None where a fact was not read from a document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dxanalysis.plan.diagnostics import Diagnostic
from dxanalysis.text.quantities import Comparator

Edition = Literal["outline", "draft", "final", "results"]
Phase = Literal["executed", "approved"]
Section = Literal[
    "preface",
    "goal",
    "mission",
    "principles",
    "sdgs",
    "strategy_details",
    "measures",
    "self_evaluation",
    "future_policy",
]
Scope = Literal["annual", "multi_year"]
Status = Literal["graded", "reported", "pending", "blank"]
TargetKind = Literal["numeric", "relative", "milestone"]


@dataclass(frozen=True)
class Budget:
    """One amount of an issue: yen (None where the document says there is none) and its print."""

    fiscal_year: int
    phase: Phase
    amount_yen: int | None
    amount_text: str | None
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class UnreadableBudget:
    """An amount that is printed and cannot be read: no fact, and no blank either.

    `fiscal_year` is None where the printed year itself cannot be read.
    """

    fiscal_year: int | None
    phase: Phase
    text: str
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Strategy:
    """One 主な戦略."""

    title: str
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Target:
    """One target: annual, or to be reached over the years up to `fiscal_year_end`."""

    scope: Scope
    kind: TargetKind
    fiscal_year_start: int | None
    fiscal_year_end: int
    comparator: Comparator | None
    value: float | None
    unit: str | None
    baseline: Literal["previous_year"] | None
    text: str
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Indicator:
    """One 評価指標 under a strategy (None where the document does not tell which)."""

    title: str
    strategy_no: int | None
    targets: tuple[Target, ...]
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Narrative:
    """One free-text section; paragraphs are parted by a line break."""

    section: Section
    text: str
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Attainment:
    """One indicator's result in one year; `grade` is the document's own, never computed.

    `attained` is what that grade means by the document's own legend. `actual_value` is the figure
    that answers the indicator, in the unit of its target; one printed as a sum over years is
    `cumulative_value`.
    """

    indicator_no: int
    fiscal_year: int
    actual_text: str | None
    actual_value: float | None
    actual_unit: str | None
    grade: str | None
    previous_text: str | None
    previous_value: float | None
    previous_unit: str | None
    line: int = field(compare=False)
    cumulative_value: float | None = None
    attained: bool | None = None
    status: Status | None = "reported"
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Unplaced:
    """One printed line of a results section that evidence gives to no indicator."""

    column: Literal["results", "previous"]
    text: str
    grade: str | None
    candidates: tuple[int, ...]  # the indicators of which it may be
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Issue:
    """One 経営課題; `label` is its number as printed.

    `stages` is how its results came to be read, for people: a `ResultsReading`, which
    `plan.results.explain` shows.
    """

    label: str
    title: str
    challenge: str | None
    budgets: tuple[Budget, ...]
    strategies: tuple[Strategy, ...]
    indicators: tuple[Indicator, ...]
    attainments: tuple[Attainment, ...]
    narratives: tuple[Narrative, ...]
    line: int = field(compare=False)
    unreadable_budgets: tuple[UnreadableBudget, ...] = ()
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)
    unplaced: tuple[Unplaced, ...] = ()
    stages: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Term:
    """One ※ footnote: a term and what the document means by it."""

    term: str
    definition: str
    line: int = field(compare=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class FactAccount:
    """How many facts of a document were read, and the remarks on those announced and not read."""

    read: int
    missing: tuple[Diagnostic, ...]

    @property
    def announced(self) -> int:
        """How many facts the document announces: by a label, a row, or a line that looks like one."""
        return self.read + len(self.missing)

    @property
    def share(self) -> float:
        """The share of the announced facts that were read, between 0 and 1."""
        return self.read / self.announced if self.announced else 1.0


@dataclass(frozen=True)
class Plan:
    """One edition of one department's plan, with what a reader must know about its reading.

    `start` and `end` are the title's, and all offsets are those in `text`. `published` is the date that the page itself gives (ISO), by which revisions of one edition are
    told apart. `coverage` is the share of non-blank characters that were read as a fact, a label or known
    boilerplate, `account` tells of the facts
    that the document announces how many were read, and which were not.
    """

    plan_id: str
    department: str
    fiscal_year: int
    edition: Edition
    published: str | None
    head: str | None
    issues: tuple[Issue, ...]
    narratives: tuple[Narrative, ...]
    glossary: tuple[Term, ...]
    source: str = field(compare=False)
    source_sha256: str = field(compare=False)
    line: int = field(compare=False)
    coverage: float = field(compare=False)
    diagnostics: tuple[Diagnostic, ...] = field(compare=False)
    account: FactAccount = field(default=FactAccount(0, ()), compare=False)
    text: str = field(default="", compare=False, repr=False)
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)

    @property
    def facts_read(self) -> int:
        """How many facts of the document were read."""
        return self.account.read

    @property
    def facts_announced(self) -> int:
        """How many facts the document announces."""
        return self.account.announced

    @property
    def facts_missing(self) -> int:
        """How many of them were not read."""
        return len(self.account.missing)


@dataclass(frozen=True)
class OwnedRun:
    """A run of characters on one line and what it was read as (None: unread)."""

    line: int
    text: str
    owner: str | None
