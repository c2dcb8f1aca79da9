"""Not too many messages in any minute, and how long to wait for a server that is not ready."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

PAUSES = (10.0, 30.0, 90.0, 270.0)
"""Seconds before each further try in one run; what is left then waits for the next run."""


@dataclass(frozen=True)
class Clock:
    """The time in seconds, and waiting; tests put their own in place."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass
class Pace:
    """Lets at most `per_minute` messages pass in any 60 seconds."""

    per_minute: int
    clock: Clock
    _passed: deque[float] = field(default_factory=deque)

    def wait(self) -> None:
        """Wait for the next message's turn."""
        if len(self._passed) == self.per_minute:
            since = self.clock.now() - self._passed.popleft()
            if since < 60:
                self.clock.sleep(60 - since)
        self._passed.append(self.clock.now())
