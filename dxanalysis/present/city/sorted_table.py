"""A table that a reader puts in another order without a script: a choice above it, and CSS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dxanalysis.present.shared.embedded import Bundle, bundle
from dxanalysis.present.shared.prose import HTML
from dxanalysis.present.shared.table import Table

# Roles are said again: where CSS moves rows about, some browsers forget that it is a table.
_SORTED = HTML.from_string(
    """\
<div class="dx-sorted">
<fieldset class="dx-orders"><legend>並べ替え</legend>
{% for order in orders %}
<label><input type="radio" name="dx-order" class="dx-order-{{ loop.index0 }}"\
{{ ' checked' if loop.first }}> {{ order.name }}</label>
{% endfor %}
</fieldset>
<div class="dx-scroll" role="region" tabindex="0" aria-label="{{ table.caption }}">
<table class="dx" role="table" style="--columns:{{ table.columns | length }}">
<caption>{{ table.caption }}</caption>
<thead role="rowgroup"><tr role="row">
{% for c in table.columns %}
<th scope="col" role="columnheader"{{ ' class="num"' | safe if c.numeric }}>{{ c.title }}</th>
{% endfor %}
</tr></thead>
<tbody role="rowgroup">
{% for places, row in rows %}
<tr role="row" style="{{ places }}">
{% for cell in row %}
{% if loop.index0 < table.row_heads %}
<th scope="row" role="rowheader">{{ cell }}</th>
{% else %}
<td role="cell"{{ ' class="num"' | safe if table.columns[loop.index0].numeric }}>{{ cell }}</td>
{% endif %}
{% endfor %}
</tr>
{% endfor %}
</tbody>
</table>
</div>
</div>
{% for note in table.notes %}
<p class="dx-foot dx-source">{{ note }}</p>
{% endfor %}
"""
)


@dataclass(frozen=True)
class Order:
    """A way to order the rows: its name, and the place of each row in it, from 0."""

    name: str
    places: tuple[int, ...]


def ordered_by(name: str, values: Sequence[float | None]) -> Order:
    """The largest value first; rows without one stay last, in the order in which they come."""
    ranked = sorted(range(len(values)), key=lambda at: (values[at] is None, -(values[at] or 0), at))
    places = [0] * len(values)
    for place, at in enumerate(ranked):
        places[at] = place
    return Order(name, tuple(places))


@dataclass(frozen=True, repr=False)
class SortedTable:
    """A table with its orders, the first of which is that of its rows."""

    table: Table
    orders: tuple[Order, ...]

    def by(self, name: str) -> Table:
        """The table in one of its orders, for a person at a notebook."""
        order = next(one for one in self.orders if one.name == name)
        ranked = sorted(range(len(self.table.rows)), key=lambda at: order.places[at])
        rows = tuple(self.table.rows[at] for at in ranked)
        return Table(
            self.table.caption,
            self.table.columns,
            rows,
            self.table.row_heads,
            notes=self.table.notes,
            brief=self.table.brief,
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return bundle(self, {"table": self.table.values()})

    def _repr_html_(self) -> str:
        places = [
            Markup("").join(f"--o{n}:{order.places[at]};" for n, order in enumerate(self.orders))
            for at in range(len(self.table.rows))
        ]
        rows = list(zip(places, self.table.rows, strict=True))
        return _SORTED.render(table=self.table, orders=self.orders, rows=rows)

    def __repr__(self) -> str:
        return repr(self.table)
