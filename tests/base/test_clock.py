"""Times are Japan's, whatever zone the server is set to."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dxanalysis.base import clock

PACKAGE = Path(clock.__file__).parents[1]


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_the_servers_zone_does_not_count(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert clock.iso(clock.now()).endswith("+09:00")
        assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 5
        assert clock.iso(datetime(2026, 11, 23, 18, tzinfo=UTC)) == "2026-11-24T03:00:00+09:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_time_is_said_once():
    """No other file of the package asks for the time or makes a zone."""
    asks = re.compile(r"datetime\.(?:now|utcnow|today)\(|timezone\(|\.isoformat\(")
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if asks.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["base/clock.py"]
