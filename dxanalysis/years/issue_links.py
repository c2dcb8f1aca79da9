"""The issues of two successive plans: which continue, split, merge, begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from dxanalysis.years.evidence import issue_evidence, money_agrees, telling_money
from dxanalysis.years.facts import IssueFacts, PlanFacts, Printed, plain
from dxanalysis.years.link import Kind, Place, Status, YearLink

_MOST_PARTS = 4
_INDEPENDENT = 2  # kinds of evidence that must agree
_ALL_BUT_MONEY = frozenset({"title", "strategies", "indicators"})
_WORDING = {"wording"}
_WHOLE = frozenset({"amounts", "title", "strategies", "wording"})
_MOVED = frozenset({"indicators", "results"})  # an indicator that went to another issue brings both
_LITTLE = frozenset({"amounts", "title", "wording"})  # what strangers may share, too


class IssueLinks:
    """The links between two plans' issues, found by what only one candidate has."""

    def __init__(
        self, earlier: PlanFacts, later: PlanFacts, decided: Iterable[YearLink] = ()
    ) -> None:
        self._earlier, self._later = earlier, later
        self._found = issue_evidence(earlier, later)
        self.links = [link for link in decided if link.level == "issue"]
        self._origins = {link.origin.issue_no for link in self.links if link.origin}
        self._heirs = {link.heir.issue_no for link in self.links if link.heir}
        self._open = {
            pair: kinds
            for pair, kinds in self._found.items()
            if pair[0] not in self._origins and pair[1] not in self._heirs
        }

    def find(self) -> list[YearLink]:
        """All links of the two plans."""
        self._add(self._one_to_one())
        self._add(self._families())
        self._propose()
        self._begin_and_end()
        return self.links

    def _one_to_one(self) -> Iterator[YearLink]:
        for (one, other), kinds in self._open.items():
            if self._is_one_to_one(one, other, kinds):
                yield self._link(one, other, self._kind(one, other), kinds, "certain")

    def _is_one_to_one(self, one: int, other: int, kinds: set[str]) -> bool:
        """Whether the two are one thing, and no split or merge could look the same.

        The same amount leaves nothing for another part, unless the other's amount is unknown, or
        the amount is so round that it may be the same by chance. An amount that differs may be
        restated: then all else must agree, and nothing else come near.
        """
        own = self._own(one, other, kinds)
        rivals = [pair for pair in self._rivals(one, other) if self._found[pair] != _WORDING]
        money = self._money(one, other)
        if money:
            moved = _MOVED if own >= _WHOLE else frozenset()
            near = [pair for pair in rivals if not self._found[pair] <= _LITTLE | moved]
            apart = all(self._money(*pair) is not None for pair in rivals) and (
                not near or telling_money(self._earlier.issues[one], self._later.issues[other])
            )
            return len(own) >= _INDEPENDENT and apart
        if rivals or self._could_be_part(one, other) or self._has_strangers():
            return False
        return len(own) >= _INDEPENDENT if money is None else own >= _ALL_BUT_MONEY

    def _money(self, one: int, other: int) -> bool | None:
        return money_agrees(self._earlier.issues[one], self._later.issues[other])

    def _has_strangers(self) -> bool:
        """Whether something that resembles nothing may have come out of a split, or gone into a merger.

        Over a year without a plan no amounts are printed twice; then what resembles decides.
        """
        if self._later.fiscal_year > self._earlier.fiscal_year + 1:
            return False
        ones = self._earlier.issues.keys() - {pair[0] for pair in self._found}
        others = self._later.issues.keys() - {pair[1] for pair in self._found}
        return bool(ones or others)

    def _could_be_part(self, one: int, other: int) -> bool:
        """Whether the amounts of one would be the other's together with another's."""
        whole, part = self._earlier.issues[one], self._later.issues[other]
        splits = ((part, each) for each in self._later.issues.values() if each is not part)
        merges = ((whole, each) for each in self._earlier.issues.values() if each is not whole)
        return any(_adds_up(whole, pair) for pair in splits) or any(
            _adds_up(part, pair) for pair in merges
        )

    def _own(self, one: int, other: int, kinds: set[str]) -> set[str]:
        """The kinds of evidence that no other candidate of either has."""
        return kinds.difference(*(self._found[pair] for pair in self._rivals(one, other)))

    def _rivals(self, one: int, other: int) -> list[tuple[int, int]]:
        return [p for p in self._found if (p[0] == one) != (p[1] == other)]

    def _families(self) -> Iterator[YearLink]:
        """Splits and merges whose amounts add up in one way only, each part tied by something else."""
        splits = {
            (one.no,): list(self._sums(one, self._later, self._heirs))
            for one in self._earlier.issues.values()
            if one.no not in self._origins
        }
        merges = {
            (other.no,): list(self._sums(other, self._earlier, self._origins, backwards=True))
            for other in self._later.issues.values()
            if other.no not in self._heirs
        }
        families = [(whole, part, "split") for (whole,), found in splits.items() for part in found]
        families += [
            (whole, part, "merged") for (whole,), found in merges.items() for part in found
        ]
        for whole, parts, kind in families:
            if sum(_touch(each, (whole, parts, kind)) for each in families) == 1:
                yield from self._family(whole, parts, kind)

    def _sums(
        self, whole: IssueFacts, plan: PlanFacts, taken: set[int], *, backwards: bool = False
    ) -> Iterator[tuple[int, ...]]:
        free = [issue for issue in plan.issues.values() if issue.no not in taken]
        tied = {pair[0 if backwards else 1] for pair in self._found if pair[backwards] == whole.no}
        for size in range(2, min(_MOST_PARTS, len(free)) + 1):
            for parts in combinations(free, size):
                numbers = tuple(part.no for part in parts)
                if tied.intersection(numbers) and _adds_up(whole, parts):
                    yield numbers

    def _family(self, whole: int, parts: tuple[int, ...], kind: str) -> Iterator[YearLink]:
        pairs = [(whole, part) if kind == "split" else (part, whole) for part in parts]
        outside = [
            pair
            for pair in self._found
            if pair not in pairs and any(pair[0] == p[0] or pair[1] == p[1] for p in pairs)
        ]
        ties = [self._found.get(pair, set()) - {"amounts"} for pair in pairs]
        for pair, tie in zip(pairs, ties, strict=True):
            status: Status = "certain" if all(ties) and not outside else "proposed"
            relation: Kind = "split" if kind == "split" else "merged"
            yield self._link(*pair, relation, tie | {"amounts"}, status)

    def _propose(self) -> None:
        """What shares evidence and is not decided by it: a person must."""
        known = {(link.origin, link.heir) for link in self.links}
        proposals = [
            self._link(one, other, self._kind(one, other), kinds, "proposed")
            for (one, other), kinds in self._open.items()
            if (one not in self._origins or other not in self._heirs) and self._is_best(one, other)
        ]
        self._add(link for link in proposals if (link.origin, link.heir) not in known)

    def _is_best(self, one: int, other: int) -> bool:
        """Whether no candidate of one of the two shares more."""
        most = len(self._found[one, other])
        firsts = [len(kinds) for pair, kinds in self._found.items() if pair[0] == one]
        seconds = [len(kinds) for pair, kinds in self._found.items() if pair[1] == other]
        return most == max(firsts) or most == max(seconds)

    def _begin_and_end(self) -> None:
        linked_from = {pair[0] for pair in self._found} | self._origins
        linked_to = {pair[1] for pair in self._found} | self._heirs
        ids = (self._earlier.plan_id, self._later.plan_id)
        for no in self._earlier.issues.keys() - linked_from:
            place = Place(ids[0], no)
            self.links.append(YearLink("issue", place, None, "ended", frozenset(), "certain", *ids))
        for no in self._later.issues.keys() - linked_to:
            place = Place(ids[1], no)
            self.links.append(YearLink("issue", None, place, "new", frozenset(), "certain", *ids))

    def _add(self, links: Iterable[YearLink]) -> None:
        found = list(links)
        self.links += found
        self._origins |= {link.origin.issue_no for link in found if link.origin}
        self._heirs |= {link.heir.issue_no for link in found if link.heir}

    def _kind(self, one: int, other: int) -> Kind:
        titles = (self._earlier.issues[one].title, self._later.issues[other].title)
        return "continued" if plain(titles[0]) == plain(titles[1]) else "renamed"

    def _link(self, one: int, other: int, kind: Kind, kinds: set[str], status: Status) -> YearLink:
        ids = (self._earlier.plan_id, self._later.plan_id)
        places = (Place(ids[0], one), Place(ids[1], other))
        return YearLink("issue", *places, kind, frozenset(kinds), status, *ids)


_Family = tuple[int, tuple[int, ...], str]


def _touch(one: _Family, other: _Family) -> bool:
    """Whether two families share an issue of the same plan."""
    return bool(_origins(one) & _origins(other)) or bool(_heirs(one) & _heirs(other))


def _origins(family: _Family) -> set[int]:
    whole, parts, kind = family
    return {whole} if kind == "split" else {*parts}


def _heirs(family: _Family) -> set[int]:
    whole, parts, kind = family
    return {*parts} if kind == "split" else {whole}


def _adds_up(whole: IssueFacts, parts: tuple[IssueFacts, ...]) -> bool:
    """Whether every amount that all of them print is the sum of the parts', and one at least is."""
    shared = [key for key in whole.money if all(key in part.money for part in parts)]
    sums = []
    for key in shared:
        printed = [whole.money[key], *(part.money[key] for part in parts)]
        if any(one.yen is None for one in printed):
            continue
        sums.append(_is_sum(printed[0], printed[1:]))
    return bool(sums) and all(sums)


def _is_sum(whole: Printed, parts: list[Printed]) -> bool:
    """Whether the parts make the whole; each above 0, for a part of nothing proves nothing."""
    amounts = [part.yen or 0 for part in parts]
    return min(amounts) > 0 and sum(amounts) == whole.yen
