from collections.abc import Callable

import pytest

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan

HEAD = "（所属長：見本 太郎）\n"
TITLE = f"令和8年度 デジタル統括室運営方針（案）\n{HEAD}"
FINAL_TITLE = f"令和8年度 デジタル統括室運営方針\n{HEAD}"


@pytest.fixture
def plan_of() -> Callable[[str], Plan]:
    """The plan of a generated text behind a title and a head."""
    return lambda body: parse_plan(read_text("generated.txt", "0" * 64, TITLE + body))


@pytest.fixture
def final_plan_of() -> Callable[[str], Plan]:
    """The same behind the title of a plan that is no 案, in which results are at their place."""
    return lambda body: parse_plan(read_text("generated.txt", "0" * 64, FINAL_TITLE + body))
