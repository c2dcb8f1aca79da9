"""Where the project's own folders are, so that a notebook or a scheduler may run from anywhere."""

from __future__ import annotations

from pathlib import Path


def _checkout() -> Path | None:
    """Find the folder above the package that holds `pyproject.toml`; None for a plain install."""
    above = Path(__file__).resolve().parents[2]
    return above if (above / "pyproject.toml").is_file() else None


CHECKOUT: Path | None = _checkout()
"""The checkout that this package runs from, or None where it was installed as a wheel."""


def locate(path: str | Path) -> Path:
    """Find what a path means: relative to the current folder, else to the checkout.

    An absolute path, and a relative one that exists below the current folder, is taken as it
    stands. A relative one that exists only below the checkout is found there. One that exists in
    neither is returned as it was given, so that what is written or reported is what was typed.
    """
    given = Path(path)
    if given.is_absolute() or given.exists() or CHECKOUT is None:
        return given
    at_checkout = CHECKOUT / given
    return at_checkout if at_checkout.exists() else given
