"""A column as it is declared: its type, Japanese title, meaning, unit, limits, what blank means.

Plain data, so that reading tables needs no library of checks: those come from it in `validation`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.schema.codes import CODES

STRING, INTEGER, NUMBER, BOOLEAN = "str", "Int64", "Float64", "boolean"


@dataclass(frozen=True)
class Field:
    """A column; `null` says what blank means and makes the column nullable.

    `dtype` is pandas'. A column named in `CODES` takes only its codes (unless `coded` is off: the
    code book itself); `verbatim` marks text that is kept as the document prints it.
    """

    name: str
    dtype: str
    title: str
    description: str
    unit: str | None = None
    null: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    pattern: str | None = None
    verbatim: bool = False
    coded: bool = True

    @property
    def nullable(self) -> bool:
        """Whether a blank has a meaning here."""
        return self.null is not None

    @property
    def codes(self) -> tuple[str, ...] | None:
        """The only values that may stand here; None where the set is not closed."""
        return tuple(CODES[self.name]) if self.coded and self.name in CODES else None
