"""A table of ready words: HTML for a page, aligned lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from markupsafe import Markup

from dxanalysis.present.shared.embedded import Bundle, bundle
from dxanalysis.present.shared.prose import HTML
from dxanalysis.present.shared.words import display_width

_NARROW, _TABLET = 3, 5
"""Columns that stand side by side on a phone, and on a tablet."""
Cell = str  # Markup or a Citation, each a str, where a cell carries an element of ours

_TABLE = HTML.from_string(
    """\
{% macro placed(at) %}{% if places %} style="{{ places[at] }}"{% endif %}{% endmacro %}
<div class="dx-scroll" role="region" tabindex="0" aria-label="{{ table.caption }}">
<table class="dx{{ ' dx-wide' if table.wide }}{{ ' dx-wider' if table.wider }}" role="table"{{ ' style="--columns:%d"' | safe | format(table.columns | length) if places }}>
<caption>{{ table.caption }}</caption>
<thead role="rowgroup"><tr role="row">
{% for c in table.columns %}
<th scope="col" role="columnheader"{{ ' class="num"' | safe if c.numeric }}>{{ c.title }}</th>
{% endfor %}
</tr></thead>
<tbody role="rowgroup">
{% for row in table.rows %}
<tr role="row"{{ ' class="dx-this"' | safe if loop.index0 in table.marked }}{{ placed(loop.index0) }}>
{% for cell in row %}
{% if loop.index0 < table.row_heads %}
<th scope="row" role="rowheader">{{ cell }}</th>
{% else %}
<td role="cell"{{ ' class="num"' | safe if table.columns[loop.index0].numeric }}{% if table.wide %} data-name="{{ table.columns[loop.index0].title }}"{% endif %}>{{ cell }}</td>
{% endif %}
{% endfor %}
</tr>
{% endfor %}
</tbody>
</table>
</div>
{% for note in table.notes %}
<p class="dx-foot dx-source">{{ note }}</p>
{% endfor %}
"""
)


@dataclass(frozen=True)
class Column:
    """A heading with its unit, said once; `numeric` cells are aligned by their last figure."""

    heading: str
    unit: str = ""
    numeric: bool = False

    @property
    def title(self) -> str:
        """The heading as printed: 金額（百万円）."""
        return f"{self.heading}（{self.unit}）" if self.unit else self.heading


def numbers(heading: str, unit: str) -> Column:
    """A column of numbers in one unit."""
    return Column(heading, unit, numeric=True)


@dataclass(frozen=True, repr=False)
class Table:
    """Rows of words under columns; the first `row_heads` cells name the row.

    `marked`: positions of the rows that the report is about; `notes` stand below; `brief`:
    positions of the columns that are enough where there is no room for all, such as in a mail.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_heads: int = 1
    marked: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    brief: tuple[int, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether it has more columns than a phone has room for: there each row is a card."""
        return len(self.columns) > _NARROW

    @property
    def wider(self) -> bool:
        """Whether not even a tablet held upright has room for its columns."""
        return len(self.columns) > _TABLET

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Table:
        """Rebuild a table from what `values` gave, after a way through JSON."""
        return cls(
            caption=values["caption"],
            columns=tuple(Column(**column) for column in values["columns"]),
            rows=tuple(tuple(row) for row in values["rows"]),
            row_heads=values["row_heads"],
            marked=frozenset(values["marked"]),
            notes=tuple(values["notes"]),
            brief=tuple(values["brief"]),
        )

    def values(self) -> dict[str, Any]:
        """The table as JSON can hold it, marks as their words."""
        rows = [list(_plain(row)) for row in self.rows]
        return asdict(self) | {"rows": rows, "marked": sorted(self.marked)}

    def narrow(self) -> Table:
        """The table with its `brief` columns only."""
        return replace(
            self,
            columns=tuple(self.columns[at] for at in self.brief),
            rows=tuple(tuple(row[at] for at in self.brief) for row in self.rows),
            row_heads=sum(at < self.row_heads for at in self.brief),
            brief=(),
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return bundle(self, {"table": self.values()})

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, places: Sequence[str] = ()) -> str:
        """The table, which says its roles; with `places` each row has that style.

        Where a style moves rows about or makes cards of them, some browsers forget that it is a
        table.
        """
        return _TABLE.render(table=self, places=places)

    def __repr__(self) -> str:
        lines = [tuple(column.title for column in self.columns), *map(_plain, self.rows)]
        widths = [max(map(display_width, cells)) for cells in zip(*lines, strict=True)]
        body = [
            "  ".join(cell + " " * (width - display_width(cell)) for cell, width in pairs).rstrip()
            for pairs in (zip(line, widths, strict=True) for line in lines)
        ]
        return "\n".join([self.caption, *body, *self.notes])


def _plain(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(cell.striptags() if isinstance(cell, Markup) else str(cell) for cell in row)
