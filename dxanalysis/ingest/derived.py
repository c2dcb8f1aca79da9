"""The tables that are worked out of all plans: what continues what, and what to ask.

The plans come batch by batch while they are read; of each only what is compared over the years
stays in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from dxanalysis.analysis.rows import columns_of as columns_of_row
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.documents.beside import INDICATORS, LINKS
from dxanalysis.ingest.up_to_date import decisions_sha256
from dxanalysis.plan.identity import slug_in
from dxanalysis.questions import printed_plan, question
from dxanalysis.questions.asking import PlanQuestions, questions_of
from dxanalysis.questions.overruled import (
    IndicatorDecisionError,
    NatureDecision,
    natures_of,
    read_natures,
)
from dxanalysis.questions.printed_plan import PrintedPlan, printed_plans
from dxanalysis.questions.wording import Nature
from dxanalysis.schema.arrow import Batch, arrow_schema
from dxanalysis.years.decided import LinkDecisionError, decided_links, read_link_decisions
from dxanalysis.years.departments import History, histories_of
from dxanalysis.years.facts import READ, PlanFacts, facts_of
from dxanalysis.years.link import Place, YearLink
from dxanalysis.years.links import columns_of, find_links

_FAILED = "failed"


class DerivedTables:
    """Takes each batch of whole plans, and gives the tables worked out of all of them.

    `decided` is the folder of a person's decisions; a mistake in one of its files is among the
    `failures`, and none of that file counts.
    """

    def __init__(self, decided: Path | None) -> None:
        self._decided = decided
        self._plans: list[PlanFacts] = []
        self._questions = PlanQuestions()
        self.failures: dict[str, DxanalysisError] = {}
        self.record = _record(decided)
        self._natures = self._read_natures()
        self._waiting: list[PrintedPlan] = []  # of departments of whose indicators a person decided

    def add(self, batch: Batch) -> None:
        """Note the facts of whole plans, and what is asked of each alone."""
        self._plans += facts_of(
            {name: _columns(batch[name], columns) for name, columns in READ.items()}
        )
        decided = {slug_in(decision.place.plan_id) for decision in self._natures}
        for plan in printed_plans(
            {
                name: _columns(batch[name], dict.fromkeys(["plan_id", *columns_of_row(kind)]))
                for name, kind in printed_plan.READ.items()
            }
        ):
            if slug_in(plan.plan_id) in decided:
                self._waiting.append(plan)
            else:
                self._questions.add(plan)

    def tables(self) -> Batch:
        """The derived tables by name."""
        links = find_links(self._plans, self._checked_links())
        histories = list(histories_of(self._plans, links))
        natures = self._checked_natures(histories)
        for plan in self._waiting:
            self._questions.add(plan, natures)
        asked = questions_of(self._questions, histories)
        return {
            "links": pa.table(columns_of(links), schema=arrow_schema("links")),
            "questions": pa.table(question.columns_of(asked), schema=arrow_schema("questions")),
        }

    def _checked_links(self) -> list[YearLink]:
        if self._decided is None:
            return []
        try:
            return decided_links(read_link_decisions(self._decided / LINKS), self._plans)
        except LinkDecisionError as error:
            self._fail(LINKS, error)
            return []

    def _read_natures(self) -> tuple[NatureDecision, ...]:
        if self._decided is None:
            return ()
        try:
            return read_natures(self._decided / INDICATORS)
        except IndicatorDecisionError as error:
            self._fail(INDICATORS, error)
            return ()

    def _checked_natures(self, histories: Iterable[History]) -> dict[Place, Nature]:
        try:
            return natures_of(self._natures, histories)
        except IndicatorDecisionError as error:
            self._fail(INDICATORS, error)
            return {}

    def _fail(self, name: str, error: DxanalysisError) -> None:
        self.failures[name] = error
        self.record = _FAILED  # said again next time, until it is mended


def _record(decided: Path | None) -> str | None:
    try:
        return decisions_sha256(decided)
    except OSError:
        return _FAILED


def _columns(table: Any, names: Iterable[str]) -> dict[str, list[Any]]:  # noqa: ANN401
    return {name: table[name].to_pylist() for name in names}
