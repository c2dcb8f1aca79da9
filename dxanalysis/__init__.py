"""Reads 大阪市's yearly 運営方針 into tidy, checked tables and reports what the money did.

The public names below are loaded when they are first used, so that `import dxanalysis` and
`dxanalysis --help` cost nothing.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

__version__ = version("dxanalysis")

_HOME = {
    "DxanalysisError": "errors",
    "era_label": "text.years",
    "parse_fiscal_year": "text.years",
    "Tables": "tables.frames",
    "load_tables": "tables.store",
}

__all__ = ["__version__", *_HOME]  # noqa: PLE0604 - the keys are the names

if TYPE_CHECKING:
    from dxanalysis.errors import DxanalysisError as DxanalysisError
    from dxanalysis.tables.frames import Tables as Tables
    from dxanalysis.tables.store import load_tables as load_tables
    from dxanalysis.text.years import era_label as era_label
    from dxanalysis.text.years import parse_fiscal_year as parse_fiscal_year


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'dxanalysis' has no attribute '{name}'")
    value = getattr(import_module(f"dxanalysis.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
