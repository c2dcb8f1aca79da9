"""The manifest while a run is at work, so that whoever looks sees which reports are not whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from dxanalysis.reports.manifest import Manifest, write_manifest

_SHARE = 0.05
"""Of a run's time that telling may take: of thousands of reports not every step is told."""


class LiveManifest:
    """Writes the manifest as a run goes on, at every step as long as that is cheap.

    What is left out is told with the next step. Until then the manifest of the step before holds,
    in which a report is running or outdated that has ended since: it says too little, never too much.
    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self._next = 0.0

    def tell(self, manifest: Callable[[], Manifest]) -> None:
        """Write the manifest that `manifest` makes, unless the last one has only just been written."""
        begun = time.monotonic()
        if begun < self._next:
            return
        write_manifest(self._out, manifest())
        ended = time.monotonic()
        self._next = ended + (ended - begun) / _SHARE
