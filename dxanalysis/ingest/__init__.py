"""Documents → tables, incrementally: what is read anew, which edition speaks, what stays."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Room(ModuleType):
    """The room, which can be called as its public function, for both have one name.

    Python puts a room into the package by its name as soon as a module of it is imported, in the
    place of `dxanalysis.ingest`, the function.
    """

    def __call__(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as the function
        from dxanalysis.ingest.ingest import ingest  # noqa: PLC0415 - heavy

        return ingest(*args, **options)


sys.modules[__name__].__class__ = _Room
