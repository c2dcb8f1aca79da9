"""A table that a reader puts in another order without a script: a choice above it, and CSS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dxanalysis.present.shared.embedded import Bundle, bundle
from dxanalysis.present.shared.prose import HTML
from dxanalysis.present.shared.table import Table

_SORTED = HTML.from_string(
    """\
<div class="dx-sorted">
<fieldset class="dx-orders"><legend>並べ替え</legend>
{% for order in orders %}
<label><input type="radio" name="dx-order" class="dx-order-{{ loop.index0 }}"\
{{ ' checked' if loop.first }}> {{ order.name }}</label>
{% endfor %}
</fieldset>
{{ table }}
</div>
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
            "".join(f"--o{n}:{order.places[at]};" for n, order in enumerate(self.orders))
            for at in range(len(self.table.rows))
        ]
        table = Markup(self.table.html(places))  # noqa: S704 - the table's own
        return _SORTED.render(table=table, orders=self.orders)

    def __repr__(self) -> str:
        return repr(self.table)
