"""What an output says, as values beside the HTML: for programs that read an executed notebook.

Jupyter and papermill keep an output's metadata. A mail takes its words from there, so that it says
what the report says and no figure is read out of a sentence.
"""

from __future__ import annotations

from typing import Any, Protocol

KEY = "dxanalysis"
"""The name under which the values stand in an output's metadata."""

Bundle = tuple[dict[str, str], dict[str, Any]]


class _Shown(Protocol):
    def _repr_html_(self) -> str: ...


def bundle(shown: _Shown, values: dict[str, Any]) -> Bundle:
    """What Jupyter asks of an object: its HTML and plain text, and its values as metadata."""
    data = {"text/html": shown._repr_html_(), "text/plain": repr(shown)}
    return data, {KEY: values}
