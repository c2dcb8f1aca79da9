"""The printed sentence behind a number, for a person: in Jupyter, in a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.printed import Printed, printed_words
from dxanalysis.analysis.rows import EditionRow
from dxanalysis.present.shared.prose import HTML
from dxanalysis.present.shared.source import place, plan_name

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

_FIGURE = HTML.from_string(
    """\
<figure class="dx-printed">
<blockquote style="white-space: pre-wrap">{{ printed.before }}<mark>{{ printed.words }}</mark>\
{{ printed.after }}</blockquote>
<figcaption>{{ origin }}</figcaption>
</figure>
"""
)


@dataclass(frozen=True, repr=False)
class PrintedSource:
    """A sentence as its document prints it, the words of one fact marked, and where it stands."""

    printed: Printed
    edition: EditionRow

    @property
    def sentence(self) -> str:
        """The sentence, or the lines, around the words."""
        return self.printed.sentence

    @property
    def words(self) -> str:
        """The words that say the fact."""
        return self.printed.words

    @property
    def place(self) -> str:
        """Where they stand in the document's own terms: 16行, 3頁12行, 5番目の段落."""
        return place(self.printed.line, self.edition.source)

    @property
    def origin(self) -> str:
        """The document and the place in it."""
        return f"{plan_name(self.edition)} {self.edition.source} {self.place}"

    def _repr_html_(self) -> str:
        return _FIGURE.render(printed=self.printed, origin=self.origin)

    def __str__(self) -> str:
        shown = self.printed
        return f"{shown.before}⟦{shown.words}⟧{shown.after}\n({self.origin})"

    __repr__ = __str__


def source(tables: Tables, row: object) -> PrintedSource:
    """The sentence that a document prints for a row of any table, with the row's words marked.

    `row` is a row of the tables' frames: a Series, a dict, or a tuple of `itertuples`. In Jupyter
    it shows itself with the words marked; as text they stand between ⟦ and ⟧.

    Raises `PrintedWordsMissingError` (a `DxanalysisError` that says what to do) for a row without a
    place in a document, or tables without their documents' text, and `UnknownPlanError`.

    >>> print(source(tables, tables.targets.iloc[-1]))
    令和8年度 ⟦3事業⟧
    (令和8年度 デジタル統括室運営方針（案） r8-digital-draft.txt 161行)
    """
    return PrintedSource(*printed_words(tables, row))
