"""A section of which no cell shows anything is not on the page."""

import nbformat.v4 as nb

from dxanalysis.reports.page.html import with_content


def shown(*cells: object) -> list[str]:
    notebook = nb.new_notebook()
    notebook.cells = list(cells)
    return [cell.source for cell in with_content(notebook).cells]


def code(source: str, *, output: bool) -> object:
    outputs = [nb.new_output("display_data", {"text/plain": "x"})] if output else []
    return nb.new_code_cell(source, outputs=outputs)


def test_a_heading_over_nothing_goes_with_its_cells():
    title, full, empty = (
        nb.new_markdown_cell(t) for t in ("# 題", "## ある\n\n説明", "## ない\n\n説明")
    )
    cells = [title, code("a", output=False), full, code("b", output=True), code("c", output=False)]
    cells += [empty, code("d", output=False), nb.new_markdown_cell("説明の続き")]
    assert shown(*cells) == ["# 題", "a", "## ある\n\n説明", "b", "c"]


def test_a_section_of_words_alone_stays():
    words = [
        nb.new_markdown_cell("# 題"),
        nb.new_markdown_cell("## 読み方"),
        nb.new_markdown_cell("文"),
    ]
    assert shown(*words) == ["# 題", "## 読み方", "文"]
