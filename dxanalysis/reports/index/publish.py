"""The manifest and the index of one state of the folder of outputs."""

from __future__ import annotations

from pathlib import Path

from dxanalysis.base.files import write_whole
from dxanalysis.reports.index.page import index_page
from dxanalysis.reports.manifest import Manifest, write_manifest


def publish(out: Path, manifest: Manifest) -> None:
    """Write the manifest and the index that shows it."""
    write_manifest(out, manifest)
    write_whole(out / "index.html", index_page(manifest))
