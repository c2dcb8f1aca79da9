"""A path → its plan: what an analyst calls to look at one document."""

from __future__ import annotations

from pathlib import Path

from dxanalysis.base.checkout import locate
from dxanalysis.documents.read import read_document
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan


def read_plan(path: str | Path) -> Plan:
    """The plan in the document at `path`, with its diagnostics and coverage.

    Amounts are whole yen, years the Gregorian year in which the fiscal year begins, lines 1-based.
    A relative path that is not below the current folder is looked for below the checkout.

    Raises `dxanalysis.documents.errors.DocumentError` for a file that is missing, empty or of no
    known format, and `dxanalysis.plan.errors.NotAPlanError` for a document that is no plan; both
    are a `DxanalysisError` whose text says, in Japanese, what to do.

    >>> plan = read_plan("data/raw/r8-digital-draft.txt")
    >>> plan.department, plan.fiscal_year, len(plan.issues)
    ('デジタル統括室', 2026, 4)
    """
    return parse_plan(read_document(locate(path)))
