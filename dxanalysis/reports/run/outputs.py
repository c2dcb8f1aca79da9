"""A notebook's outputs as they are kept: streams in one piece, and none without end."""

from __future__ import annotations

from nbformat import NotebookNode

from dxanalysis.base.errors import DxanalysisError

KEPT_CHARACTERS = 1_000_000
"""Of a cell's text: 100 MB that a loop printed are no report, and no browser shows them."""
KEPT_BYTES = 50_000_000
"""Of all figures and tables of a notebook."""


class OutputTooLargeError(DxanalysisError):
    """Figures and tables that no page can hold; text is cut, but half a table would mislead."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size

    def __str__(self) -> str:
        return (
            f"図と表の出力が大きすぎます({self.size // 1_000_000}MB、"
            f"上限 {KEPT_BYTES // 1_000_000}MB)。出力する行か図を減らしてください"
        )


def tidied(notebook: NotebookNode) -> list[str]:
    """Join the pieces of each stream, and cut what is too long; what was cut, in Japanese.

    Raises `OutputTooLargeError`.
    """
    told = []
    size = 0
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code":
            continue
        cell.outputs = _joined(cell.outputs)
        if cut := _cut(cell.outputs):
            told.append(f"{number}番目のセルの出力が長いため、{cut:,}文字を省きました")
        size += sum(_size(output) for output in cell.outputs)
    if size > KEPT_BYTES:
        raise OutputTooLargeError(size)
    return told


def keep_little(notebook: NotebookNode) -> None:
    """Tidy a notebook that failed; what is too large of it goes, and is said to have gone."""
    try:
        tidied(notebook)
    except OutputTooLargeError as error:
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [output for output in cell.outputs if "data" not in output]
        notebook.metadata["dxanalysis_left_out"] = str(error)


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Pieces of the same stream that follow one another as one, as JupyterLab shows them."""
    kept: list[NotebookNode] = []
    pieces: list[str] = []
    for output in outputs:
        last = kept[-1] if kept else None
        if last is not None and _is_stream(output) and last.get("name") == output.get("name"):
            pieces.append(output.text)
            continue
        if pieces:
            kept[-1].text = "".join(pieces)
        kept.append(output)
        pieces = [output.text] if _is_stream(output) else []
    if pieces:
        kept[-1].text = "".join(pieces)
    return kept


def _is_stream(output: NotebookNode) -> bool:
    return str(output.output_type) == "stream"


def _cut(outputs: list[NotebookNode]) -> int:
    """Cut the text behind what is kept of a cell; how many characters that were."""
    room, cut = KEPT_CHARACTERS, 0
    for output in outputs:
        if not _is_stream(output):
            continue
        length = len(output.text)
        if length > room:
            lost = length - room
            output.text = f"{output.text[:room]}\n（以下{lost:,}文字を省きました）\n"
            cut += lost
        room = max(0, room - length)
    return cut


def _size(output: NotebookNode) -> int:
    return sum(len(str(value)) for value in output.get("data", {}).values())
