"""One random plan, in one random layout, in one file of a format, and back."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan
from tests.roundtrip.comparison import differences
from tests.roundtrip.formats import FORMATS, Hand, hands
from tests.roundtrip.layouts import Layout, PlanWriter, layouts
from tests.roundtrip.random_plans import plans


@dataclass(frozen=True)
class Written:
    """A plan with its layout and its typist: all that a file of any format is made of."""

    plan: Plan
    layout: Layout
    hand: Hand

    def file(self, name: str) -> bytes:
        """The file in a format."""
        return FORMATS[name][0](PlanWriter(self.plan, self.layout).write(), self.hand)

    def lost(self, name: str) -> list[str]:
        """What differs in the plan that is read from the file; empty where nothing does."""
        return differences(parse_plan(FORMATS[name][1](self.file(name))), self.plan)


written: st.SearchStrategy[Written] = st.builds(Written, plans(), layouts, hands)
