"""Small plans of an invented 北区, written as documents and read, to try one rule at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import dxanalysis as dx
from dxanalysis.text.years import era_label


@dataclass(frozen=True)
class Measure:
    """An indicator: title, target of the year, result with its grade, 前年度実績."""

    title: str
    target: str = ""
    result: str = ""
    before: str = ""


@dataclass(frozen=True)
class Year:
    """A plan with one issue; `money` is 決算 two years ago, 予算 last year, 予算 this year."""

    year: int
    measures: tuple[Measure, ...]
    money: tuple[str, str, str] = ("20百万円", "20百万円", "20百万円")
    strategies: tuple[str, ...] = ("地域の居場所づくり",)
    evaluation: str = ""
    department: str = "北区"


def document(plan: Year) -> str:
    """The plan as it is published."""
    year = plan.year
    labels = ("決算額", "予算額", "予算額")
    lines = [
        f"{era_label(year)} {plan.department}運営方針",
        "重点的に取り組む主な経営課題",
        "経営課題1 地域のまちづくり",
    ]
    lines += [
        f"{era_label(year - 2 + at)}{label} {amount}"
        for at, (label, amount) in enumerate(zip(labels, plan.money, strict=True))
    ]
    lines += ["課題認識", "地域のつながりが弱い。", "主な戦略（課題解決の方策）"]
    lines += [f"・{strategy}" for strategy in plan.strategies]
    lines += ["評価指標"]
    for measure in plan.measures:
        lines += [f"・{measure.title}"]
        lines += [f"{era_label(year)} {measure.target}"] if measure.target else []
    lines += ["評価指標の達成状況", f"<{era_label(year)}実績と達成状況>"]
    lines += [f"・{m.result}" for m in plan.measures if m.result]
    lines += ["<前年度実績>", *(f"・{m.before}" for m in plan.measures if m.before)]
    lines += ["自己評価（運営方針全体の定性評価）", plan.evaluation] if plan.evaluation else []
    return "\n".join(lines) + "\n"


def tables_of(plans: Iterable[Year], decisions: str = "") -> dx.Tables:
    """The tables of some plans; `decisions` is the text of indicators.toml."""
    with tempfile.TemporaryDirectory() as folder:
        raw, out = Path(folder, "raw"), Path(folder, "data")
        raw.mkdir()
        documents = []
        for plan in plans:
            path = raw / f"{plan.department}-{plan.year}.txt"
            path.write_text(document(plan), encoding="utf-8")
            documents.append(path)
        if decisions:
            (raw / "indicators.toml").write_text(decisions, encoding="utf-8")
        done = dx.ingest(documents, out, decided=raw)
        assert not done.failures, {k: str(v) for k, v in done.failures.items()}
        return dx.load_tables(out)


def asked(*plans: Year, decisions: str = "") -> set[tuple[int, int | None, str]]:
    """Year, indicator and rule of every question."""
    questions = tables_of(plans, decisions).questions
    return {
        (int(q.plan_id[:4]), None if pd.isna(q.indicator_no) else int(q.indicator_no), q.rule)
        for q in questions.itertuples()
    }


def rules_of(*measures: Measure, **more: object) -> set[str]:
    """The rules that ask about a single plan of 2023."""
    return {rule for *_, rule in asked(Year(2023, measures, **more))}  # type: ignore[arg-type]
