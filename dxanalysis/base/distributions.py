"""Which versions are installed of the packages that code imports, and of all that these require."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions

OURS = "dxanalysis"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TOP = re.compile(r"^([^/,.]+)(?:/|\.py,)", re.MULTILINE)


@dataclass(frozen=True)
class _Distribution:
    version: str
    requires: tuple[str, ...]


def installed_versions(packages: Iterable[str]) -> dict[str, str]:
    """The version of every distribution that holds one of these packages or is required by one.

    By distribution, in alphabetical order. What is not installed has no version (""), so that it
    is seen when it comes. Requirements of extras are left out, unless something else brings them.
    """
    named = {package: _normal(package) for package in packages}
    found = _with_required(name for name in named.values() if _described(name).version)
    for package, name in named.items():
        if name not in found:
            found |= _with_required([_holder(package, found)])
    return dict(sorted(found.items()))


def _with_required(names: Iterable[str]) -> dict[str, str]:
    waiting, found = list(names), dict[str, str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            described = _described(name)
            found[name] = described.version
            waiting += described.requires
    return found


def _holder(package: str, known: Iterable[str]) -> str:
    """The distribution that a package of another name came with.

    It is looked for among those declared by this project and those `known`; only where neither
    holds it, every distribution that is installed is looked through, which takes long.
    """
    for name in (*_described(OURS).requires, *known):
        if package in _packages_of(name):
            return name
    return _normal(next(iter(packages_distributions().get(package, [package]))))


@cache
def _described(name: str) -> _Distribution:
    try:
        head, _, _ = (distribution(name).read_text("METADATA") or "").partition("\n\n")
    except PackageNotFoundError:
        return _Distribution("", ())
    fields = [line.partition(": ") for line in head.splitlines()]
    version = next((value for key, _, value in fields if key == "Version"), "")
    required = [value for key, _, value in fields if key == "Requires-Dist"]
    return _Distribution(version, tuple(_required(text) for text in required if not _extra(text)))


def _required(requirement: str) -> str:
    name = _NAME.match(requirement)
    return _normal(name[0]) if name else ""


def _extra(requirement: str) -> bool:
    return "extra ==" in requirement.partition(";")[2]


@cache
def _packages_of(name: str) -> frozenset[str]:
    try:
        held = distribution(name)
    except PackageNotFoundError:
        return frozenset()
    top = held.read_text("top_level.txt")
    return frozenset(top.split() if top else _TOP.findall(held.read_text("RECORD") or ""))


def _normal(name: str) -> str:
    """A distribution's name in the form in which all spellings of it are equal."""
    return re.sub(r"[-_.]+", "-", name).lower()
