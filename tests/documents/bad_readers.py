"""Readers that come to grief, each in its own way, for the tests of `isolation`."""

import os
import sys
import time

from dxanalysis.documents.errors import DocumentEmptyError


def sleeps(source: str, sha256: str, content: bytes) -> None:
    time.sleep(60)


def dies(source: str, sha256: str, content: bytes) -> None:
    os.abort()


def devours(source: str, sha256: str, content: bytes) -> None:
    bytearray(8 << 30)


def recurses(source: str, sha256: str, content: bytes) -> None:
    recurses(source, sha256, content)


def stumbles(source: str, sha256: str, content: bytes) -> None:
    raise KeyError("page")


def prints(source: str, sha256: str, content: bytes) -> None:
    print("noise " * 10_000)
    sys.stdout.flush()
    raise DocumentEmptyError(source)
