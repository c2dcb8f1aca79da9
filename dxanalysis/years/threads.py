"""Series: what runs on from plan to plan as one thing, joined by links that hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dxanalysis.plan.identity import slug_in
from dxanalysis.years.link import Level, Place, YearLink


@dataclass(frozen=True)
class Thread:
    """The places of one issue or indicator, the oldest first; `parents` are where it came from."""

    series_id: str
    places: tuple[Place, ...]
    parents: tuple[str, ...] = ()

    @property
    def first(self) -> Place:
        """Where it begins."""
        return self.places[0]


class OfSeries(Protocol):
    """A row of a series."""

    @property
    def series_id(self) -> str:
        """Which series it is of."""


Row = TypeVar("Row", bound=OfSeries)


def by_series(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each series, in the order in which they come."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.series_id, []).append(row)
    return list(found.values())


def year_of(place: Place) -> int:
    """The fiscal year of a place's plan."""
    return int(place.plan_id.partition("-")[0])


def threads_of(
    level: Level,
    places: Iterable[Place],
    links: Iterable[YearLink],
    breaks: Iterable[tuple[Place, Place]] = (),
) -> list[Thread]:
    """Every place in one thread, by the links of its level; `breaks` are links that end a series.

    A split or a merge begins new series, whose parents are the series before.
    """
    held = [one for one in links if one.level == level and one.holds and one.origin and one.heir]
    cut = set(breaks)
    following = _runs_on(held, cut)
    followed = {heir: origin for origin, heir in following.items()}
    sequences = []
    for place in sorted(places, key=lambda p: (year_of(p), p)):
        if place not in followed:
            sequence = [place]
            while sequence[-1] in following:
                sequence.append(following[sequence[-1]])
            sequences.append(tuple(sequence))
    ids = {place: _series_id(sequence[0]) for sequence in sequences for place in sequence}
    parents = _parents(held, following, ids)
    return [Thread(_series_id(s[0]), s, parents.get(s[0], ())) for s in sequences]


def _runs_on(links: Sequence[YearLink], cut: set[tuple[Place, Place]]) -> dict[Place, Place]:
    """Place → its one heir; where more than one link leaves or reaches a place, none runs on."""
    origins: defaultdict[Place, set[Place]] = defaultdict(set)
    heirs: defaultdict[Place, set[Place]] = defaultdict(set)
    for link in links:
        if link.origin and link.heir:
            heirs[link.origin].add(link.heir)
            origins[link.heir].add(link.origin)
    return {
        link.origin: link.heir
        for link in links
        if link.one_to_one
        and link.origin
        and link.heir
        and len(heirs[link.origin]) == 1
        and len(origins[link.heir]) == 1
        and (link.origin, link.heir) not in cut
    }


def _parents(
    links: Sequence[YearLink], following: Mapping[Place, Place], ids: Mapping[Place, str]
) -> dict[Place, tuple[str, ...]]:
    found: defaultdict[Place, list[str]] = defaultdict(list)
    for link in links:
        if not (link.origin and link.heir) or following.get(link.origin) == link.heir:
            continue
        if link.origin in ids and not link.one_to_one:
            found[link.heir].append(ids[link.origin])
    return {heir: tuple(dict.fromkeys(origins)) for heir, origins in found.items()}


def _series_id(place: Place) -> str:
    parts = [slug_in(place.plan_id), year_of(place), place.issue_no, place.no]
    return "-".join(str(part) for part in parts if part is not None)
