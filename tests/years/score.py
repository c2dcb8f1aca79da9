"""Links and series of many invented histories against what really became of what.

`python -m tests.years.score N SEED` prints the counts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from dxanalysis.documents.read import read_content
from dxanalysis.ingest.tabulate import rows_of
from dxanalysis.plan.parse import parse_plan
from dxanalysis.schema.tables import SCHEMAS
from dxanalysis.years.departments import History as ReadHistory
from dxanalysis.years.facts import PlanFacts, facts_of
from dxanalysis.years.indicator_series import indicator_years
from dxanalysis.years.issue_series import issue_years
from dxanalysis.years.link import YearLink
from dxanalysis.years.links import find_links
from tests.years.histories import DEPARTMENT, Department, History, Printed


def read(history: History) -> list[PlanFacts]:
    """The facts of the printed plans, as the reader gives them."""
    plans = []
    for printed in history.plans:
        document = read_content(f"{printed.plan_id}.txt", printed.text.encode())
        rows = rows_of(parse_plan(document))
        tables = {
            name: {c: [row[at] for row in rows[name]] for at, c in enumerate(schema.columns)}
            for name, schema in SCHEMAS.items()
        }
        plans += facts_of(tables)
    return plans


class Score:
    """Counts over histories; `wrong` says each mistake."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def add(self, seed: int) -> None:
        """Let one department evolve, read its plans, and compare."""
        history = Department(seed).history()
        plans = read(history)
        links = find_links(plans)
        by_id = {plan.plan_id: plan for plan in history.plans}
        for link in links:
            self._link(seed, history, by_id, link)
        self._missed(history, links)
        found = ReadHistory(DEPARTMENT, {p.plan_id: p for p in plans}, tuple(links))
        self._money(seed, by_id, found)
        self._indicators(seed, by_id, found)

    def _link(self, seed: int, history: History, plans: dict[str, Printed], link: YearLink) -> None:
        if link.level == "strategy":
            return
        self.counts[f"{link.level} {link.status}"] += 1
        if link.status == "certain" and not _is_true(history, plans, link):
            self.counts[f"{link.level} certain and wrong"] += 1
            self.wrong.append(f"{seed}: {link}")

    def _missed(self, history: History, links: list[YearLink]) -> None:
        held = {(str(x.origin), str(x.heir)) for x in links if x.status == "certain"}
        asked = {(str(x.origin), str(x.heir)) for x in links if x.status == "proposed"}
        for level, pair in _continuing(history):
            self.counts[f"{level} continuing"] += 1
            self.counts[f"{level} continuing, certain"] += pair in held
            self.counts[f"{level} continuing, proposed"] += pair in asked

    def _money(self, seed: int, plans: dict[str, Printed], found: ReadHistory) -> None:
        rows = list(issue_years(found))
        from dxanalysis.years.issue_series import issue_threads

        for thread in issue_threads(found):
            told = {
                plans[p.plan_id].year: plans[p.plan_id].money[p.issue_no] for p in thread.places
            }
            years = {year for money in told.values() for year, _ in money}
            mine = {row.fiscal_year: row for row in rows if row.series_id == thread.series_id}
            if set(mine) != years:
                self.wrong.append(f"{seed}: years of {thread.series_id}")
            for year in years & set(mine):
                last = [
                    told[y].get((year, "executed")) for y in told if (year, "executed") in told[y]
                ]
                new = [
                    told[y].get((year, "approved")) for y in told if (year, "approved") in told[y]
                ]
                own = told.get(year, {}).get((year, "approved"))
                approved = own if year in told else (new[-1] if new else None)
                executed = last[-1] if last else None
                self._value(
                    seed, f"{thread.series_id} {year} approved", mine[year].approved_yen, approved
                )
                self._value(
                    seed, f"{thread.series_id} {year} executed", mine[year].executed_yen, executed
                )
                restated = len({v for v in new if v is not None}) > 1
                self._value(
                    seed, f"{thread.series_id} {year} restated", mine[year].restated, restated
                )

    def _indicators(self, seed: int, plans: dict[str, Printed], found: ReadHistory) -> None:
        from dxanalysis.years.indicator_series import indicator_threads

        rows = list(indicator_years(found))
        for thread in indicator_threads(found):
            units = {plans[p.plan_id].units[p.issue_no, p.no or 0] for p in thread.places}
            self._value(seed, f"{thread.series_id} units", len(units), 1)
            mine = {row.fiscal_year: row for row in rows if row.series_id == thread.series_id}
            missed = 0
            for place in thread.places:
                plan, at = plans[place.plan_id], (place.issue_no, place.no or 0)
                row = mine[plan.year]
                if plan.actuals[at] is not None:
                    self._value(seed, f"{place} actual", row.actual_value, plan.actuals[at])
                self._value(seed, f"{place} grade", row.grade, plan.grades[at])
                follows = any(plans[p.plan_id].year == plan.year - 1 for p in thread.places)
                graded = plan.grades[at]
                missed = ((missed if follows else 0) + 1) if graded == "B" else 0
                self._value(seed, f"{place} missed", row.missed_years, missed if graded else None)

    def _value(self, seed: int, what: str, found: object, true: object) -> None:
        self.counts["values"] += 1
        if found != true:
            self.counts["values wrong"] += 1
            self.wrong.append(f"{seed}: {what}: {found} for {true}")


def _is_true(history: History, plans: dict[str, Printed], link: YearLink) -> bool:
    earlier, later = plans[link.from_plan_id], plans[link.to_plan_id]
    if link.level == "issue":
        held = set(earlier.issues.values())
        origins = {
            key: {o for o in history.origins(key, held) if _can_be_seen(earlier, o, later, key)}
            for key in later.issues.values()
        }
        one = earlier.issues.get(link.origin.issue_no) if link.origin else None
        other = later.issues.get(link.heir.issue_no) if link.heir else None
    else:
        held = set(earlier.measures.values())
        origins = {key: {key} & held for key in later.measures.values()}
        one = (
            earlier.measures.get((link.origin.issue_no, link.origin.no or 0))
            if link.origin
            else None
        )
        other = later.measures.get((link.heir.issue_no, link.heir.no or 0)) if link.heir else None
    heirs = [key for key, before in origins.items() if one in before]
    if link.kind == "new":
        return not origins[other or 0]
    if link.kind == "ended":
        return not heirs
    alone = len(heirs) == 1 and len(origins[other or 0]) == 1
    many = {"split": len(heirs) > 1, "merged": len(origins[other or 0]) > 1}
    return other in heirs and many.get(link.kind, alone)


def _can_be_seen(earlier: Printed, origin: int, later: Printed, heir: int) -> bool:
    """Whether anything printed shows it: over a year without a plan, all words may have changed."""
    consecutive = later.year == earlier.year + 1
    return consecutive or bool(earlier.names[origin] & later.names[heir])


def _continuing(history: History) -> Iterator[tuple[str, tuple[str, str]]]:
    """What really runs on as one thing between plans that follow each other."""
    for earlier, later in zip(history.plans, history.plans[1:], strict=False):
        places = {key: no for no, key in earlier.issues.items()}
        for no, key in later.issues.items():
            if key in places:
                yield "issue", (f"{earlier.plan_id}/{places[key]}", f"{later.plan_id}/{no}")
        standing = {key: at for at, key in earlier.measures.items()}
        for (no, at), key in later.measures.items():
            if key in standing:
                issue, number = standing[key]
                yield (
                    "indicator",
                    (f"{earlier.plan_id}/{issue}/{number}", f"{later.plan_id}/{no}/{at}"),
                )


def main() -> None:
    """Print the counts over histories."""
    histories, seed = (int(word) for word in sys.argv[1:3])
    score = Score()
    for number in range(seed, seed + histories):
        score.add(number)
    for name, times in sorted(score.counts.items()):
        print(f"{times:8,} {name}")
    for line in score.wrong[:12]:
        print(line)


if __name__ == "__main__":
    main()
