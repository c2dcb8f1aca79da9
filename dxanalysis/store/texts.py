"""The documents' text that stands beside the tables, read when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from dxanalysis.schema.arrow import arrow_schema
from dxanalysis.schema.tables import TEXTS
from dxanalysis.store.integrity import file_sha256
from dxanalysis.store.staging import current_file

if TYPE_CHECKING:
    import pandas as pd

TEXTS_FILE = f"{TEXTS.name}.parquet"
_KEPT = 16  # texts that stay in memory, about 0.1 MB each


@dataclass(frozen=True)
class DocumentTexts:
    """The texts of one state of the tables in `folder`, known by the hash of their file."""

    folder: Path
    digest: str

    def of(self, plan_id: str, edition: str) -> str | None:
        """The text of an edition's document; None where it is not the one the tables were read from.

        That is so where a later ingest put others in its place.
        """
        try:
            return _text(self, plan_id, edition)
        except FileNotFoundError:
            return None

    def rows(self, plans: pd.DataFrame) -> Any:  # noqa: ANN401 - pyarrow has no types
        """The rows of these plans' editions, as a table of the schema `texts`."""
        path = self.path()
        if path is None:
            return arrow_schema(TEXTS.name).empty_table()
        editions = set(zip(plans["plan_id"], plans["edition"], strict=True))
        table = pq.read_table(path).cast(arrow_schema(TEXTS.name))
        keys = zip(table["plan_id"].to_pylist(), table["edition"].to_pylist(), strict=True)
        return table.filter(pa.array([key in editions for key in keys], pa.bool_()))

    def path(self) -> Path | None:
        """The file, where it is still the one of these tables."""
        path = current_file(self.folder, TEXTS_FILE)
        known = path.is_file() and f"sha256:{file_sha256(path)}" == self.digest
        return path if known else None


@lru_cache(maxsize=_KEPT)
def _text(texts: DocumentTexts, plan_id: str, edition: str) -> str | None:
    path = texts.path()
    if path is None:
        raise FileNotFoundError(TEXTS_FILE)
    named = [("plan_id", "==", plan_id), ("edition", "==", edition)]
    found = pq.read_table(path, columns=["document_text"], filters=named)["document_text"]
    return found[0].as_py() if len(found) else None
