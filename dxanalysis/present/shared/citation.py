"""Where a table's numbers stand, with the words that the document prints there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from markupsafe import Markup

from dxanalysis.analysis.printed import PrintedWords, PrintedWordsMissingError, printed_at
from dxanalysis.analysis.rows import Placed
from dxanalysis.analysis.subject import Subject
from dxanalysis.present.shared.prose import HTML
from dxanalysis.present.shared.source import place, places

_LONGEST = 40  # characters of printed words beside a place

_CITED = HTML.from_string(
    """\
{% macro quoted(words) %}「{{ words.before }}<mark>{{ words.words }}</mark>{{ words.after }}」\
{% endmacro %}
{% if printed | length == 1 %}
{{ places }} <small class="dx-words">{{ quoted(printed[0][1]) }}</small>
{%- else %}
<details class="dx-words"><summary>{{ places }}</summary>
{% for at, words in printed %}
<p>{{ at }} {{ quoted(words) }}</p>
{% endfor %}
</details>
{%- endif %}"""
)


class Citation(str):
    """The places of some facts; as HTML with what is printed at each, in short."""

    printed: tuple[tuple[str, PrintedWords], ...]

    def __new__(cls, places: str, printed: tuple[tuple[str, PrintedWords], ...] = ()) -> Self:
        """The text `places`, and of each place the words."""
        made = super().__new__(cls, places)
        made.printed = printed
        return made

    def __html__(self) -> Markup:
        return Markup(_CITED.render(places=str(self), printed=self.printed))  # noqa: S704


def cited(rows: Iterable[Placed | None], subject: Subject) -> str:
    """Where these rows stand in the subject's document, each place once, in the document's order.

    Places alone where the document's text is not at hand.
    """
    lines: dict[int, list[Placed]] = {}
    for row in rows:
        if row is not None and row.line is not None:
            lines.setdefault(row.line, []).append(row)
    said = places(lines, subject.source)
    printed = [
        (place(line, subject.source), words)
        for line in sorted(lines)
        if (words := _words(lines[line], subject, line))
    ]
    return Citation(said, tuple(printed)) if printed else said


def _words(rows: list[Placed], subject: Subject, line: int) -> PrintedWords | None:
    spans = [(r.start, r.end) for r in rows if r.start is not None and r.end is not None]
    if subject.text is None or not spans:
        return None
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    try:
        return printed_at(subject.text, start, end, line).shortened(_LONGEST)
    except PrintedWordsMissingError:
        return None
