"""All choices of a review as one file of comments, from which a person takes what was decided."""

from __future__ import annotations

from dxanalysis.present.review.blocks import blocks_of, commented_out, one_line
from dxanalysis.present.review.page import Review, lines

_HEAD = (
    "## 判断を待つ項目と、選べる判断です。選んだものの # を外し、理由と判断した人を書いて、"
    "示されたファイルに写してください。"
)


def worksheet(review: Review) -> str:
    """The file's text: valid TOML that decides nothing as long as it stands."""
    parts = [_HEAD, ""]
    for number, item in enumerate(review.items, start=1):
        parts += [f"## {number}. {one_line(line)}" for line in lines(item)]
        parts += [f"## 印字: {one_line(item.printed)}"] if item.printed else []
        for block in blocks_of(item):
            parts += ["", f"## → {one_line(str(block.path))}", commented_out(block.text)]
        parts.append("")
    return "\n".join(parts)
