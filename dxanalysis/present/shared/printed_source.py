"""The printed sentence behind a number, for a person: in Jupyter, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxanalysis.analysis.printed import Printed, printed_words
from dxanalysis.analysis.rows import DiagnosticRow, EditionRow, OriginRow, rows_of
from dxanalysis.present.shared.prose import HTML
from dxanalysis.present.shared.source import origin_facts, place, plan_name

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

_CORRECTED = "corrected"
_FIGURE = HTML.from_string(
    """\
<figure class="dx-printed">
<blockquote style="white-space: pre-wrap">{{ printed.before }}<mark>{{ printed.words }}</mark>\
{{ printed.after }}</blockquote>
<figcaption>{{ whereabouts }}{% for remark in remarks %}<br>
{{ remark }}{% endfor %}</figcaption>
</figure>
"""
)


@dataclass(frozen=True, repr=False)
class PrintedSource:
    """A sentence as its document prints it, the words of one fact marked, and where it stands.

    `remarks`: where the document was published, and what was corrected on the line.
    """

    printed: Printed
    edition: EditionRow
    remarks: tuple[str, ...] = ()

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
    def whereabouts(self) -> str:
        """The document and the place in it."""
        return f"{plan_name(self.edition)} {self.edition.source} {self.place}"

    def _repr_html_(self) -> str:
        return _FIGURE.render(
            printed=self.printed, whereabouts=self.whereabouts, remarks=self.remarks
        )

    def __str__(self) -> str:
        shown = self.printed
        said = f"{shown.before}⟦{shown.words}⟧{shown.after}\n({self.whereabouts})"
        return "\n".join([said, *self.remarks])

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
    printed, edition = printed_words(tables, row)
    return PrintedSource(printed, edition, tuple(_remarks(tables, printed, edition)))


def _remarks(tables: Tables, printed: Printed, edition: EditionRow) -> Iterator[str]:
    plans = tables.plans[tables.plans["plan_id"] == edition.plan_id]
    for origin in rows_of(plans, OriginRow):
        if origin.edition == edition.edition:
            yield from origin_facts(origin)
    remarks = tables.diagnostics[tables.diagnostics["source"] == edition.source]
    for remark in rows_of(remarks, DiagnosticRow):
        if remark.code == _CORRECTED and remark.line == printed.line:
            yield f"{remark.message}。"
