"""The strategies and indicators of two successive plans: which continue, begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from dxanalysis.years.evidence import alike, is_telling, result_agrees
from dxanalysis.years.facts import IndicatorFacts, PartFacts, PlanFacts, plain
from dxanalysis.years.link import Level, Place, Status, YearLink

_Key = tuple[int, int]  # the issue's number, and the strategy's or indicator's in it
_Pair = tuple[_Key, _Key]

_SOLID = frozenset({"title", "results"})
_INDEPENDENT = 2  # kinds of evidence that must agree


def part_links(
    level: Literal["strategy", "indicator"],
    earlier: PlanFacts,
    later: PlanFacts,
    issues: Iterable[YearLink],
    decided: Iterable[YearLink] = (),
) -> list[YearLink]:
    """The links of strategies or indicators, given those of the issues in which they stand."""
    parts = (_parts(level, earlier), _parts(level, later))
    return _PartLinks(level, (earlier, later), parts, issues, decided).find()


def _parts(level: Literal["strategy", "indicator"], plan: PlanFacts) -> dict[_Key, PartFacts]:
    return {(issue.no, p.no): p for issue in plan.issues.values() for p in issue.parts(level)}


class _PartLinks:
    def __init__(
        self,
        level: Level,
        plans: tuple[PlanFacts, PlanFacts],
        parts: tuple[Mapping[_Key, PartFacts], Mapping[_Key, PartFacts]],
        issues: Iterable[YearLink],
        decided: Iterable[YearLink],
    ) -> None:
        self._level, self._earlier, self._later = level, *plans
        self._first, self._second = parts
        self._issues = {
            (link.origin.issue_no, link.heir.issue_no): link
            for link in issues
            if link.holds and link.origin and link.heir
        }
        self.links = [link for link in decided if link.level == level]
        self._contradicted: set[_Pair] = set()
        self._found = {
            (one, other): kinds
            for one in self._first
            for other in self._second
            if (kinds := self._evidence(one, other))
        }

    def find(self) -> list[YearLink]:
        taken = {_key(link.origin) for link in self.links if link.origin}
        given = {_key(link.heir) for link in self.links if link.heir}
        free = {
            pair: kinds
            for pair, kinds in self._found.items()
            if pair[0] not in taken and pair[1] not in given
        }
        certain = [pair for pair in free if self._is_certain(pair)]
        self.links += [self._link(pair, "certain") for pair in certain]
        taken |= {one for one, _ in certain}
        given |= {other for _, other in certain}
        self.links += [self._link(pair, "proposed") for pair in self._best(free, taken, given)]
        self._begin_and_end(taken, given)
        return self.links

    def _evidence(self, one: _Key, other: _Key) -> set[str]:
        """What the two share; standing in the same issue alone is no evidence of a part."""
        first, second = self._first[one], self._second[other]
        same = bool(plain(first.title)) and plain(first.title) == plain(second.title)
        kinds = {
            kind
            for kind, holds in (
                ("title", same),
                ("wording", not same and alike(first.title, second.title)),
                ("results", self._result_evidence((one, other))),
            )
            if holds
        }
        if kinds and (link := self._issues.get((one[0], other[0]))):
            kinds.add("amounts" if "amounts" in link.evidence else "indicators")
        return kinds

    def _result_evidence(self, pair: _Pair) -> bool:
        first, second = self._first[pair[0]], self._second[pair[1]]
        consecutive = self._later.fiscal_year == self._earlier.fiscal_year + 1
        if not (isinstance(first, IndicatorFacts) and isinstance(second, IndicatorFacts)):
            return False
        agrees = result_agrees(first, second) if consecutive else None
        if agrees is False:
            self._contradicted.add(pair)
        near = plain(first.title) == plain(second.title) or alike(first.title, second.title)
        near = near or (pair[0][0], pair[1][0]) in self._issues
        telling = first.result.actual is not None and is_telling(first.result.actual)
        return bool(agrees) and (near or telling)

    def _is_certain(self, pair: _Pair) -> bool:
        """Two kinds of its own, the name or the result among them, and nothing that contradicts.

        A resembling wording beside it is another candidate that a person must look at, unless the
        names are the same and only here.
        """
        if pair in self._contradicted:
            return False
        rivals = [p for p in self._found if (p[0] == pair[0]) != (p[1] == pair[1])]
        near = {kind for rival in rivals for kind in self._found[rival] if kind not in _OF_ISSUE}
        own = self._found[pair] - near
        if not own & _SOLID or len(own) < _INDEPENDENT:
            return False
        return "title" in own or not near

    def _best(
        self, free: Mapping[_Pair, set[str]], taken: set[_Key], given: set[_Key]
    ) -> Iterator[_Pair]:
        """Of what nothing decides, the pairs that share most on either side."""
        left = {p: k for p, k in free.items() if p[0] not in taken or p[1] not in given}
        most: defaultdict[tuple[int, _Key], int] = defaultdict(int)
        for pair, kinds in left.items():
            for side, key in enumerate(pair):
                most[side, key] = max(most[side, key], len(kinds))
        for pair, kinds in left.items():
            if pair[0] not in taken and pair[1] not in given:
                if len(kinds) in {most[0, pair[0]], most[1, pair[1]]}:
                    yield pair
            elif any(
                key not in done and len(kinds) == most[side, key]
                for side, (key, done) in enumerate(zip(pair, (taken, given), strict=True))
            ):
                yield pair

    def _begin_and_end(self, taken: set[_Key], given: set[_Key]) -> None:
        ids = (self._earlier.plan_id, self._later.plan_id)
        ended = self._first.keys() - taken - {one for one, _ in self._found}
        begun = self._second.keys() - given - {other for _, other in self._found}
        for no, part in sorted(ended):
            place = Place(ids[0], no, part)
            self.links.append(
                YearLink(self._level, place, None, "ended", frozenset(), "certain", *ids)
            )
        for no, part in sorted(begun):
            place = Place(ids[1], no, part)
            self.links.append(
                YearLink(self._level, None, place, "new", frozenset(), "certain", *ids)
            )

    def _link(self, pair: _Pair, status: Status) -> YearLink:
        one, other = pair
        ids = (self._earlier.plan_id, self._later.plan_id)
        same = plain(self._first[one].title) == plain(self._second[other].title)
        return YearLink(
            self._level,
            Place(ids[0], *one),
            Place(ids[1], *other),
            "continued" if same else "renamed",
            frozenset(self._found[pair]),
            status,
            *ids,
        )


_OF_ISSUE = frozenset({"amounts", "indicators"})
"""What says that the issue goes on, which all its parts share."""


def _key(place: Place) -> _Key:
    return (place.issue_no, place.no or 0)
