"""Invented departments that evolve over random years, printed as plans, with what became of what.

Nothing here is of a real department. Few words and round amounts make everything resemble much
else, so that a link found by a likeness alone would often be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from random import Random

from dxanalysis.text.years import era_label

SLUG, DEPARTMENT = "kita", "北区"
MILLION = 1_000_000
_FIELDS = ["防災", "子育て", "福祉", "窓口", "地域", "健康", "交通", "文化"]
_AIMS = ["基盤", "体制", "環境", "支援", "担い手"]
_DEEDS = ["強化", "充実", "整備", "見直し"]
_MEASURES = [("参加者数", "名"), ("開催回数", "回"), ("満足度", "%"), ("相談件数", "件")]
_ALL_NAMES = len(_FIELDS) * len(_AIMS) * len(_MEASURES)

Place = tuple[str, int, int | None]
Money = dict[tuple[int, str], int | None]


@dataclass
class Measure:
    """An indicator over its life; `key` is what stays."""

    key: int
    title: str
    unit: str
    target: int
    actual: int = 0


@dataclass
class Matter:
    """An issue over its life: its own view of the money of all years so far."""

    key: int
    title: str
    challenge: str
    strategies: list[str]
    measures: list[Measure]
    money: Money = field(default_factory=dict)
    parents: set[int] = field(default_factory=set)


@dataclass
class Printed:
    """One year's plan: its text, and what stands where."""

    plan_id: str
    year: int
    text: str
    issues: dict[int, int]  # number → key
    measures: dict[tuple[int, int], int]  # numbers → key
    units: dict[tuple[int, int], str]
    money: dict[int, Money]  # number → what is printed
    actuals: dict[tuple[int, int], int | None]
    grades: dict[tuple[int, int], str | None]
    names: dict[int, set[str]] = field(default_factory=dict)  # key of an issue → all its wordings


@dataclass
class History:
    """The plans of a department that are there, and every issue's origins."""

    plans: list[Printed]
    parents: dict[int, set[int]]

    def origins(self, heir: int, held: set[int]) -> set[int]:
        """The keys among `held` of which this one is made, however many steps before."""
        if heir in held:
            return {heir}
        return {o for parent in self.parents.get(heir, ()) for o in self.origins(parent, held)}


class Department:
    """Lets a department evolve."""

    def __init__(self, seed: int, first_year: int | None = None) -> None:
        self._random, self._keys = Random(seed), count(1)
        self._year = self._random.choice([2014, 2017, 2018, 2021])
        self._year = first_year or self._year
        self.parents: dict[int, set[int]] = {}
        self._named: set[str] = set()
        self._merged: set[int] = set()  # in the year that is being made
        self._reached: dict[int, int] = {}
        self._matters = [self._new_matter() for _ in range(self._random.randint(2, 5))]

    def history(self, years: int | None = None) -> History:
        """Three to six years, or so many; sometimes one year's plan is missing."""
        years = years or self._random.randint(3, 6)
        printed = []
        for at in range(years):
            if at:
                self._evolve()
            self._budget()
            last = at == years - 1
            printed.append(self._print(evaluated=not last or self._random.random() < 0.5))
            self._year += 1
        if len(printed) > 3 and self._random.random() < 0.25:
            del printed[self._random.randrange(1, len(printed) - 1)]
        return History(printed, self.parents)

    # what happens from one year to the next

    def _evolve(self) -> None:
        events = [
            (0.25, self._split), (0.2, self._merge), (0.25, self._rename), (0.15, self._end),
            (0.2, self._begin), (0.3, self._move), (0.3, self._restate), (0.2, self._shuffle),
            (0.2, self._change_unit), (0.3, self._reword_measure), (0.3, self._replace_measure), (0.3, self._swap_titles),
        ]  # fmt: skip
        self._random.shuffle(events)
        self._merged.clear()
        for chance, event in events:
            if self._random.random() < chance / 2:
                event()

    def _split(self) -> None:
        whole = self._random.choice(self._matters)
        if len(whole.measures) < 2 or not whole.strategies:
            return
        if whole.key in self._merged:  # merged and split again in one year: no plan prints that
            return
        one, other = self._heir(whole), self._heir(whole)
        self._random.choice([one, other]).title = whole.title
        share = self._random.choice([0.2, 0.4, 0.6])
        for key, yen in whole.money.items():
            part = None if yen is None else round(yen * share / MILLION) * MILLION
            one.money[key] = part
            other.money[key] = None if yen is None or part is None else yen - part
        # each part takes something with it, for who could tell it otherwise
        alone = len(whole.strategies) < 2
        half = self._random.randint(alone, len(whole.measures) - alone)
        one.measures, other.measures = whole.measures[:half], whole.measures[half:]
        one.strategies, other.strategies = whole.strategies[:1], whole.strategies[1:]
        self._replace([whole], [one, other])

    def _merge(self) -> None:
        if len(self._matters) < 2:
            return
        first, second = self._random.sample(self._matters, 2)
        whole = self._heir(first, second)
        whole.title = self._random.choice([first.title, second.title, whole.title])
        for key in {*first.money, *second.money}:
            amounts = [one.money.get(key) for one in (first, second)]
            known = [yen for yen in amounts if yen is not None]
            whole.money[key] = sum(known) if known else None
        whole.measures = first.measures + second.measures
        whole.strategies = first.strategies + second.strategies
        self._merged.add(whole.key)
        self._replace([first, second], [whole])

    def _rename(self) -> None:
        matter = self._random.choice(self._matters)
        matter.title = self._title()
        if self._random.random() < 0.5:
            matter.challenge = self._challenge()

    def _swap_titles(self) -> None:
        if len(self._matters) > 1 and self._random.random() < 0.3:
            one, other = self._random.sample(self._matters, 2)
            one.title, other.title = other.title, one.title

    def _end(self) -> None:
        if len(self._matters) > 1:
            self._matters.remove(self._random.choice(self._matters))

    def _begin(self) -> None:
        self._matters.append(self._new_matter())

    def _move(self) -> None:
        giving = [one for one in self._matters if len(one.measures) > 1]
        if giving and len(self._matters) > 1:
            one = self._random.choice(giving)
            other = self._random.choice([each for each in self._matters if each is not one])
            other.measures.append(one.measures.pop())

    def _restate(self) -> None:
        matter = self._random.choice(self._matters)
        key = (self._year - 1, "approved")
        if matter.money.get(key):
            matter.money[key] = self._amount()

    def _shuffle(self) -> None:
        self._random.shuffle(self._matters)

    def _change_unit(self) -> None:
        measure = self._random.choice(self._random.choice(self._matters).measures or [None])
        if measure:
            measure.unit = self._random.choice([u for _, u in _MEASURES if u != measure.unit])

    def _reword_measure(self) -> None:
        measure = self._random.choice(self._random.choice(self._matters).measures or [None])
        if measure:
            aim = self._random.choice(_AIMS)
            titles = [measure.title.replace(f"の{word}に", f"の{aim}に") for word in _AIMS]
            for title in titles:
                if title not in self._named:
                    self._named.add(title)
                    measure.title = title

    def _replace_measure(self) -> None:
        """Another one takes its place, with the same figures beside it."""
        measures = self._random.choice(self._matters).measures
        if measures:
            measures[self._random.randrange(len(measures))] = self._new_measure()

    def _budget(self) -> None:
        for matter in self._matters:
            none = self._random.random() < 0.05
            matter.money[self._year, "approved"] = None if none else self._amount()
            matter.money[self._year - 2, "executed"] = (
                self._amount() if (self._year - 2, "approved") in matter.money else None
            )
            for measure in matter.measures:
                measure.target = self._random.choice([10, 20, 50, 60, 100])

    # what it is made of

    def _new_matter(self) -> Matter:
        measures = [self._new_measure() for _ in range(self._random.randint(1, 3))]
        strategies = [f"{self._title()}の取組" for _ in range(self._random.randint(1, 3))]
        return Matter(next(self._keys), self._title(), self._challenge(), strategies, measures)

    def _new_measure(self) -> Measure:
        return Measure(next(self._keys), *self._measure_words(), target=10)

    def _measure_words(self) -> tuple[str, str]:
        while True:  # the same name again would be the same indicator to everybody
            named, of = self._random.choice(_MEASURES)
            where, aim = self._random.choice(_FIELDS), self._random.choice(_AIMS)
            title = f"{where}の{aim}に関する事業の{named}"
            if title not in self._named or len(self._named) == _ALL_NAMES:
                self._named.add(title)
                return title, of

    def _heir(self, *parents: Matter) -> Matter:
        heir = Matter(next(self._keys), self._title(), self._challenge(), [], [])
        self.parents[heir.key] = {parent.key for parent in parents}
        return heir

    def _replace(self, old: list[Matter], new: list[Matter]) -> None:
        self._matters = [one for one in self._matters if one not in old] + new

    def _challenge(self) -> str:
        words = self._random.sample(_FIELDS, 2) + self._random.sample(_AIMS, 2)
        return "{}と{}について、{}と{}が十分でない。".format(*words)

    def _title(self) -> str:
        words = (self._random.choice(pool) for pool in (_FIELDS, _AIMS, _DEEDS))
        return "{}の{}の{}".format(*words)

    def _amount(self) -> int:
        common = self._random.random() < 0.3
        amount = self._random.choice([30, 50, 100]) if common else self._random.randint(5, 2000)
        return amount * MILLION

    # how it is printed

    def _print(self, *, evaluated: bool) -> Printed:
        year = self._year
        plan = Printed(f"{year}-{SLUG}", year, "", {}, {}, {}, {}, {}, {})
        lines = [f"{era_label(year)} {DEPARTMENT}運営方針", "", "重点的に取り組む主な経営課題", ""]
        for number, matter in enumerate(self._matters, start=1):
            plan.issues[number] = matter.key
            measures = {measure.title for measure in matter.measures}
            plan.names[matter.key] = {matter.title, matter.challenge, *matter.strategies, *measures}
            lines += self._issue_lines(plan, number, deepcopy(matter), evaluated=evaluated)
        for matter in self._matters:
            for measure in matter.measures:
                measure.actual = self._reached.get(measure.key, 0)
        plan.text = "\n".join(lines) + "\n"
        return plan

    def _issue_lines(
        self, plan: Printed, number: int, matter: Matter, *, evaluated: bool
    ) -> Iterator[str]:
        yield from (f"経営課題{number} {matter.title}", "")
        shown = [(plan.year - 2, "executed"), (plan.year - 1, "approved"), (plan.year, "approved")]
        plan.money[number] = {key: matter.money.get(key) for key in shown}
        for year, phase in shown:
            yen = matter.money.get((year, phase))
            label = {"executed": "決算額", "approved": "予算額"}[phase]
            amount = "－" if yen is None else f"{yen // MILLION:,}百万円"
            yield f"{era_label(year)}{label} {amount}"
        yield from ("", "課題認識", "", matter.challenge, "")
        yield from ("主な戦略（課題解決の方策）", "", *(f"・{s}" for s in matter.strategies), "")
        yield from ("評価指標", "")
        for measure in matter.measures:
            yield f"・{measure.title}"
            yield f"{era_label(plan.year)} {measure.target}{measure.unit}以上"
        yield from ("", "評価指標の達成状況", "")
        reached = {
            m.key: self._random.choice([8, 12, 57, 60, 100, 112, 431]) for m in matter.measures
        }
        self._reached = {**self._reached, **reached} if evaluated else {
            k: v for k, v in self._reached.items() if k not in reached
        }  # fmt: skip
        before = [m.actual for m in matter.measures]
        yield f"<{era_label(plan.year)}実績と達成状況>"
        for at, measure in enumerate(matter.measures, start=1):
            place = (number, at)
            plan.measures[place], plan.units[place] = measure.key, measure.unit
            value = reached[measure.key] if evaluated else None
            grade = None if value is None else "A" if value >= measure.target else "B"
            plan.actuals[place], plan.grades[place] = value, grade
            if value is not None:
                yield f"・{value}{measure.unit}：{grade}"
        if any(before):
            yield from ("", "<前年度実績>")
            yield from (
                f"・{was}{m.unit}" if was else "・－"
                for was, m in zip(before, matter.measures, strict=True)
            )
        yield ""
