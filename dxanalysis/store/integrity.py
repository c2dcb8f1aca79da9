"""Whether tables on disk are those that were written, and of this version of the schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dxanalysis.base.errors import DxanalysisError
from dxanalysis.base.fingerprint import file_sha256, sha256_of
from dxanalysis.schema.arrow import parquet_schema
from dxanalysis.schema.tables import TABLES
from dxanalysis.store.staging import current_file

PACKAGE = "datapackage.json"
_NAMED = 5  # of the columns that do not fit, those that a message names


class TablesMissingError(DxanalysisError):
    """A folder that holds no tables, or not all of them."""

    def __init__(self, folder: Path, missing: list[str]) -> None:
        super().__init__(folder, missing)
        self.folder, self.missing = folder, missing

    def __str__(self) -> str:
        return (
            f"{self.folder} に表がありません({'、'.join(self.missing)})。"
            "先に dxanalysis ingest を実行してください"
        )


class TablesMixedError(DxanalysisError):
    """Tables that are not those that the `datapackage.json` beside them describes."""

    def __init__(self, folder: Path, files: list[str]) -> None:
        super().__init__(folder, files)
        self.folder, self.files = folder, files

    def __str__(self) -> str:
        return (
            f"{self.folder} の {'、'.join(self.files)} は datapackage.json の記録と一致しません"
            "(後から書き換えられたか、壊れています)。dxanalysis ingest をもう一度実行してください"
        )


class TablesOutdatedError(DxanalysisError):
    """Tables of another version of the schemas; `columns` are those that do not fit."""

    def __init__(self, folder: Path, columns: list[str]) -> None:
        super().__init__(folder, columns)
        self.folder, self.columns = folder, columns

    def __str__(self) -> str:
        return (
            f"{self.folder} の表は今の版の dxanalysis の形ではありません({self._named()})。"
            "文書を指定せずに dxanalysis ingest を実行してください"
        )

    def _named(self) -> str:
        more = f" ほか{len(self.columns) - _NAMED}" if len(self.columns) > _NAMED else ""
        return "、".join(self.columns[:_NAMED]) + more


def missing_tables(folder: Path, names: list[str]) -> DxanalysisError:
    """The error of tables that are not there: not yet, or because an older version had none.

    The older version's data package knows nothing of them.
    """
    known = set(described_files(folder) or {})
    if known and not known & set(names):
        return TablesOutdatedError(folder, [name.removesuffix(".parquet") for name in names])
    return TablesMissingError(folder, names)


def refuse_outdated(folder: Path, name: str, schema: Any) -> None:  # noqa: ANN401
    """Raise `TablesOutdatedError` where the columns are not those that are declared."""
    declared = parquet_schema(name)
    if not schema.equals(declared):
        there, wanted = ({(f.name, str(f.type)) for f in each} for each in (schema, declared))
        names = sorted({column for column, _ in there ^ wanted}) or schema.names
        raise TablesOutdatedError(folder, [f"{name}.{column}" for column in names])


def refuse_mixed(folder: Path, digests: dict[str, str]) -> dict[str, str] | None:
    """Parquet file → hash, as described; None where nothing is.

    Raises `TablesMixedError` where a file is not as described.
    """
    if (hashes := described_files(folder)) is None:
        return None
    files = {f"{name}.parquet": f"sha256:{digest}" for name, digest in digests.items()}
    if other := [name for name, digest in files.items() if hashes.get(name) != digest]:
        raise TablesMixedError(folder, other)
    return hashes


def tables_sha256(folder: Path) -> str | None:
    """Hash of all tables as they lie in a folder, None where one is missing."""
    files = [current_file(folder, f"{name}.parquet") for name in TABLES]
    try:
        return sha256_of(file_sha256(path).encode() for path in files)
    except FileNotFoundError:
        return None


def described_files(folder: Path) -> dict[str, str] | None:
    """Parquet file → its hash as the data package has it; None where there is no package.

    Raises `TablesMixedError` where it is not one of ours.
    """
    described = current_file(folder, PACKAGE)
    if not (described.is_file() or (folder / PACKAGE).is_file()):
        return None
    try:
        package = json.loads(described.read_text("utf-8"))
        files = [*(r.get("parquet") for r in package["resources"]), package.get("texts")]
        return {file["path"]: file["hash"] for file in files if file}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TablesMixedError(folder, [described.name]) from error
