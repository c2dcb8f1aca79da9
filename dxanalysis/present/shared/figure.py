"""A picture with the words that replace it and the numbers it was drawn from."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from dxanalysis.present.shared.style import DPI
from dxanalysis.present.shared.table import Table

_PNG_WIDTH = slice(16, 20)


@dataclass(frozen=True, repr=False)
class Figure:
    """A PNG; `alt` tells its message and its figures, `table` holds the numbers."""

    png: bytes
    alt: str
    table: Table

    @property
    def width(self) -> int:
        """The width in CSS pixels at which text has the size that it was drawn with."""
        return int.from_bytes(self.png[_PNG_WIDTH], "big") * 96 // DPI

    def __repr__(self) -> str:
        return f"図: {self.alt}"

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        data = {"image/png": b64encode(self.png).decode(), "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.alt, "width": self.width}}
