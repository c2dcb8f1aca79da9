"""Every way of filling in results, against its truth by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.model import Issue, Plan
from dxanalysis.plan.parse import parse_plan
from tests.plan.results.variants import FORM, VARIANTS, Variant


@dataclass
class Read:
    """An issue's results as they were read, by indicator."""

    issue: Issue

    def facts(self) -> Iterator[tuple[float | None, str | None]]:
        held = {a.indicator_no: a for a in self.issue.attainments}
        for number in range(1, len(self.issue.indicators) + 1):
            one = held.get(number)
            yield (one.actual_value, one.grade) if one else (None, None)

    def column(self, name: str) -> dict[int, object]:
        return {a.indicator_no: getattr(a, name) for a in self.issue.attainments}


def read(variant: Variant) -> Plan:
    return parse_plan(
        read_text("generated.txt", "0" * 64, FORM + variant.results + "自己評価\n見本の文。\n")
    )


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: v.name)
def test_results_are_read_as_a_person_reads_them(variant: Variant):
    plan = read(variant)
    found = Read(plan.issues[0])
    previous = found.column("previous_value")
    cumulative = {n: v for n, v in found.column("cumulative_value").items() if v is not None}
    assert list(found.facts()) == list(variant.facts)
    assert tuple(previous.get(n) for n in range(1, 5)) == variant.previous
    assert cumulative == variant.cumulative
    assert variant.status.items() <= found.column("status").items()
    assert tuple(u.text for u in plan.issues[0].unplaced) == variant.unplaced


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: v.name)
def test_what_is_left_open_is_an_error_with_its_text(variant: Variant):
    plan = read(variant)
    errors = {d.text for d in plan.diagnostics if d.code == "result_unplaced"}
    assert errors == set(variant.unplaced)
    assert plan.coverage == 1.0
