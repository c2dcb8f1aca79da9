import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dxanalysis.documents import isolation
from dxanalysis.documents.errors import (
    DocumentCrashError,
    DocumentDamagedError,
    DocumentEmptyError,
    DocumentError,
    DocumentTimeoutError,
    DocumentTooLargeError,
)

DATA = Path(__file__).parents[1] / "data" / "pdf"


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process of this test's own, which finds the bad readers."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setattr(isolation, "_SERVICE", isolation.Service("dxanalysis.documents.worker"))
    yield
    isolation._SERVICE.close()


def read(reader: str, seconds: float = 20.0) -> None:
    isolation.read_isolated(
        f"tests.documents.bad_readers:{reader}", "t.pdf", "0", b"", seconds=seconds
    )


@pytest.mark.parametrize(
    ("reader", "error"),
    [
        ("dies", DocumentCrashError),
        ("devours", DocumentTooLargeError),
        ("recurses", DocumentTooLargeError),
        ("stumbles", DocumentDamagedError),
        ("prints", DocumentEmptyError),
    ],
)
def test_a_reader_that_comes_to_grief_is_a_named_error(reader: str, error: type[DocumentError]):
    for _ in range(2):  # and the next file is read all the same
        with pytest.raises(error, match=r"t\.pdf") as caught:
            read(reader)
        assert type(caught.value) is error


def test_a_reader_that_hangs_is_stopped():
    begun = time.monotonic()
    with pytest.raises(DocumentTimeoutError, match="制限時間"):
        read("sleeps", seconds=0.5)
    assert time.monotonic() - begun < 10


def test_one_process_serves_all_and_a_new_one_after_a_crash():
    def number() -> int:
        with pytest.raises(DocumentEmptyError):
            read("prints")
        return isolation._SERVICE._process.pid

    first = number()
    assert number() == first
    with pytest.raises(DocumentCrashError):
        read("dies")
    assert number() != first
    assert os.getpid() != first


def test_content_of_many_megabytes_reaches_the_reader():
    with pytest.raises(DocumentDamagedError):
        isolation.read_isolated(
            "dxanalysis.documents.pdf.reader:read_pdf",
            "t.pdf",
            "0",
            b"%PDF-1.7\n" + bytes(30_000_000),
        )
