from collections.abc import Callable

import pytest

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan

TITLE = "令和8年度 デジタル統括室運営方針（案）\n（所属長：見本 太郎）\n"


@pytest.fixture
def plan_of() -> Callable[[str], Plan]:
    """The plan of a generated text behind a title and a head."""
    return lambda body: parse_plan(read_text("generated.txt", "0" * 64, TITLE + body))
