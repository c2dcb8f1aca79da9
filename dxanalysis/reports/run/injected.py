"""The parameters that papermill writes into a notebook, as people read them."""

from __future__ import annotations

import re

from nbformat import NotebookNode

_TAG = "injected-parameters"
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\u([0-9a-fA-F]{4})")


def readable(notebook: NotebookNode) -> NotebookNode:
    r"""The notebook with 北区 in its injected cell, where papermill writes `\u5317\u533a`.

    What cannot be printed stays escaped.
    """
    for cell in notebook.cells:
        if _TAG in cell.metadata.get("tags", []):
            cell.source = _ESCAPED.sub(_character, cell.source)
    return notebook


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[2], 16))
    return (
        match[1] + character if character.isprintable() and character not in "\"'\\" else match[0]
    )
