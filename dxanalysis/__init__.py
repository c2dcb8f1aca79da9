"""Reads 大阪市's yearly 運営方針 into tidy, checked tables and reports what the money did.

The public names below are loaded when they are first used, so that `import dxanalysis` and
`dxanalysis --help` cost nothing. Each is named once: the imports that type checkers and editors
read are also the table by which a name is loaded.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from dxanalysis.base.imports import lazy_names

if TYPE_CHECKING:
    from dxanalysis.analysis.attainment import indicator_attainment as indicator_attainment
    from dxanalysis.analysis.budget_trend import budget_trend as budget_trend
    from dxanalysis.analysis.city_year import city_year as city_year
    from dxanalysis.analysis.department_years import department_history as department_history
    from dxanalysis.analysis.overview import plan_overview as plan_overview
    from dxanalysis.base.errors import DxanalysisError as DxanalysisError
    from dxanalysis.documents.read import read_document as read_document
    from dxanalysis.ingest.ingest import ingest as ingest
    from dxanalysis.plan.parse import read_plan as read_plan
    from dxanalysis.present.attainment.page import AttainmentPage as AttainmentPage
    from dxanalysis.present.budget.page import BudgetTrendPage as BudgetTrendPage
    from dxanalysis.present.city.page import CityPage as CityPage
    from dxanalysis.present.overview.page import OverviewPage as OverviewPage
    from dxanalysis.present.review.page import Review as Review
    from dxanalysis.present.review.page import review as review
    from dxanalysis.present.shared.printed_source import source as source
    from dxanalysis.present.years.department import DepartmentPage as DepartmentPage
    from dxanalysis.store.frames import Tables as Tables
    from dxanalysis.store.store import load_tables as load_tables
    from dxanalysis.store.store import write_tables as write_tables
    from dxanalysis.text.amounts import parse_amount as parse_amount
    from dxanalysis.text.years import era_label as era_label
    from dxanalysis.text.years import parse_fiscal_year as parse_fiscal_year
    from dxanalysis.years.indicator_series import indicator_series as indicator_series
    from dxanalysis.years.issue_series import issue_series as issue_series

__version__ = version("dxanalysis")
_HOME = lazy_names(Path(__file__).read_text(encoding="utf-8"))
__all__ = ["__version__", *_HOME]  # noqa: PLE0604 - the keys are the names


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'dxanalysis' has no attribute '{name}'")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
