"""Whether all reports stand as they are: told by hashes of files, without the heavy libraries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dxanalysis.base.fingerprint import code_sha256, sha256_of
from dxanalysis.base.imports import notebook_code
from dxanalysis.reports.manifest import Entry, Manifest
from dxanalysis.reports.request.order import Folders

RUN, RENDERING = "dxanalysis.reports.run.making", "dxanalysis.reports.run.report"
"""The modules from which all code is reached that makes a run, and that makes one report."""


def state_of(folders: Folders) -> str:
    """Hash of everything that the reports of these folders are made from."""
    tables = _files(folders.data, "*.parquet")
    notebooks = list(_files(folders.notebooks, "*.ipynb"))
    code = "\n".join(notebook_code(each.decode()) for each in notebooks[1::2])
    return sha256_of([*tables, b"", *notebooks, code_sha256(RUN, RENDERING, code=code).encode()])


def all_stand(manifest: Manifest, state: str, out: Path) -> bool:
    """Whether the manifest's reports are all there, and were made from this very state."""
    return manifest.state == state and all(is_there(e, out) for e in manifest.entries.values())


def is_there(entry: Entry, out: Path) -> bool:
    """Whether a report's page and notebook are in the folder of outputs."""
    return all((out / name).is_file() for name in (entry.html, entry.notebook))


def _files(folder: Path, pattern: str) -> Iterator[bytes]:
    for path in sorted(folder.glob(pattern)):
        yield path.name.encode()
        yield path.read_bytes()
