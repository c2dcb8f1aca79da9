"""What a person must decide, most doubtful first: `dx.review()` in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dxanalysis.base.checkout import locate
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.ingest.decision_file import write_decisions
from dxanalysis.ingest.open_items import OpenItem, open_items
from dxanalysis.ingest.possible_decisions import PossibleDecision
from dxanalysis.plan.diagnostics import CODES, SEVERITIES
from dxanalysis.present.review.blocks import blocks_of, one_line
from dxanalysis.present.shared.prose import HTML, Prose, plain
from dxanalysis.present.shared.source import place

if TYPE_CHECKING:
    import pandas as pd

_T = TypeVar("_T")
_NONE = "判断を待つ項目はありません。"
_PUT_RIGHT = (
    "判断では補えません。原本を入手し直すか、誤植は正誤表(*.corrections.toml)で改めてください"
)
_PAGE = HTML.from_string(
    """\
{% if not items %}
<p class="dx-lead">{{ none }}</p>
{% endif %}
{% for item in items %}
<section class="dx-review">
<h4>{{ loop.index }}. {{ item.heading }}</h4>
<p>{{ item.message }}</p>
{% if item.printed %}
<blockquote class="dx-printed" style="white-space: pre-wrap">{{ item.printed }}</blockquote>
{% endif %}
{% if item.choices %}
<ol>
{% for choice in item.choices %}
<li>{{ choice }}</li>
{% endfor %}
</ol>
{% elif item.to_do %}
<p>{{ item.to_do }}</p>
{% endif %}
</section>
{% endfor %}
"""
)


class UnknownChoiceError(DxanalysisError):
    """An item or a choice that the review does not have; `most` is the last one."""

    def __init__(self, what: str, number: int, most: int) -> None:
        super().__init__(what, number, most)
        self.what, self.number, self.most = what, number, most

    def __str__(self) -> str:
        if not self.most:
            return f"{self.what}{self.number} はありません。選べる{self.what}がありません"
        return f"{self.what}{self.number} はありません。1から{self.most}までの番号で示してください"


class UnreasonedError(DxanalysisError):
    """A decision without a reason or a name."""

    def __str__(self) -> str:
        return "理由(why)と判断した人(by)を書いてください"


@dataclass(frozen=True, repr=False)
class Review:
    """The open items of the documents below `raw`, the most doubtful first, numbered from 1.

    >>> found = dx.review("data/raw")
    >>> isinstance(found, Review), len(found)
    (True, 0)
    """

    raw: Path
    items: tuple[OpenItem, ...]

    def __len__(self) -> int:
        return len(self.items)

    @property
    def frame(self) -> pd.DataFrame:
        """The items as a table: a row each, the choices as one text."""
        import pandas as pd  # noqa: PLC0415 - heavy

        rows = [
            (at, heading(i), i.source, i.line, i.code, i.message, i.printed, " / ".join(words(i)))
            for at, i in enumerate(self.items, start=1)
        ]
        names = ["番号", "項目", "文書", "行", "種類", "内容", "印字", "選択肢"]
        return pd.DataFrame(rows, columns=names).astype({"行": "Int64"})

    def decide(self, number: int, choice: int, *, why: str, by: str) -> Prose:
        """Write down one choice (both numbered from 1) beside its document; the next ingest applies it.

        Raises `UnknownChoiceError`, `UnreasonedError`, and what `write_decisions` raises.
        """
        item = _numbered("項目", self.items, number)
        chosen: PossibleDecision = _numbered("選択肢", item.choices, choice)
        if not why.strip() or not by.strip():
            raise UnreasonedError
        path = write_decisions(
            chosen.document, [replace(one, why=why, by=by) for one in chosen.decisions]
        )
        return plain(
            f"「{one_line(chosen.words)}」と {path.name} に書きました。次の取り込みから表に入ります。"
            "取り消すには、その項目を消してください。"
        )

    def __repr__(self) -> str:
        shown = (f"{at}. {line}" for at, i in enumerate(self.items, 1) for line in lines(i))
        return "\n".join(shown) or _NONE

    def _repr_html_(self) -> str:
        shown = [
            {
                "heading": heading(i),
                "message": i.message,
                "printed": i.printed,
                "choices": words(i),
                "to_do": to_do(i),
            }
            for i in self.items
        ]
        return _PAGE.render(items=shown, none=_NONE)


def review(raw: str | Path = "data/raw") -> Review:
    """What is unplaced or doubtful in the documents below `raw`; a relative path as `locate` finds it.

    Raises `dxanalysis.ingest.sources.RawMissingError` where there are no documents.

    >>> review("data/raw")
    判断を待つ項目はありません。
    """
    folder = locate(raw)
    return Review(folder, tuple(open_items(folder)))


def heading(item: OpenItem) -> str:
    """An item's weight, its kind in words, its document and its place."""
    where = place(item.line, item.source) if item.line else "全体"
    return f"[{SEVERITIES[item.severity][0]}] {CODES[item.code][1]} {item.source} {where}"


def to_do(item: OpenItem) -> str:
    """What to do where nothing can be decided; the error of an unreadable file says it itself."""
    return "" if item.choices or item.code == "source_unreadable" else _PUT_RIGHT


def words(item: OpenItem) -> list[str]:
    """The choices in words."""
    return [choice.words for choice in item.choices]


def lines(item: OpenItem) -> list[str]:
    """The item in one line, as a terminal shows it."""
    return [f"{heading(item)}: {item.message}"]


def text_of(item: OpenItem) -> list[str]:
    """The item with its printed words and its choices, as lines to read and to paste from."""
    found = [*lines(item)]
    if item.printed:
        found.append(f"  印字: 「{one_line(item.printed)}」")
    if not item.choices:
        return [*found, f"  {to_do(item)}"] if to_do(item) else found
    for block in blocks_of(item):
        found += [f"  {block.path.name} に書くとき:", ""]
        found += [f"    {line}" if line else "" for line in block.text.splitlines()]
    return [*found, ""]


def _numbered(what: str, held: Sequence[_T], number: int) -> _T:
    if not 1 <= number <= len(held):
        raise UnknownChoiceError(what, number, len(held))
    return held[number - 1]
