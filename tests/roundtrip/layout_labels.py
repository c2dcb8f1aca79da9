"""A layout's labels: their words, brackets, prefix, year and note."""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.plan.model import Plan
from tests.roundtrip.abstract_document import Line
from tests.roundtrip.random_targets import year_forms

_WORDS = {
    "goal": ["目標"],
    "mission": ["使命"],
    "challenge": ["課題認識", "概要", "経営課題の概要"],
    "strategies": ["主な戦略", "めざす成果及び主な戦略"],
    "indicators": ["評価指標", "アウトカム指標"],
    "attainments": ["評価指標の達成状況", "アウトカム指標の達成状況"],
    "self_evaluation": ["自己評価"],
    "future_policy": ["今後の方針"],
}
_NOTES = {
    "goal": "何をめざすのか",
    "mission": "どのような役割を担うのか",
    "strategies": "課題解決の方策",
    "indicators": "経営課題の解決に向けた進捗度合を示した指標",
    "attainments": "定量評価",
    "self_evaluation": "運営方針全体の定性評価",
}
_PREFIXED = ("goal", "mission")
_WIDE = str.maketrans("（）", "()")


@dataclass(frozen=True)
class LabelForm:
    """How a plan sets its labels."""

    brackets: str
    note: str  # none, same line, behind a blank, or on the next line
    narrow: bool
    variant: int

    def of(self, name: str, prefix: str = "") -> list[Line]:
        """A label's lines."""
        words = _WORDS[name][self.variant % len(_WORDS[name])]
        note = f"（{_NOTES[name]}）" if name in _NOTES and self.note != "none" else ""
        note = note.translate(_WIDE) if self.narrow else note
        if self.note == "below" and note:
            return [self._set(prefix + words), Line(note)]
        return [self._set(prefix + words, (" " if self.note == "blank" and note else "") + note)]

    def of_section(self, section: str, plan: Plan) -> list[Line]:
        """The label of one of the plan's own sections."""
        kind = department_kind(plan.department)
        if section == "principles":
            who = ["所属", kind, "区・局", "所属"][self.variant % 4]
            note = ["", f"（{kind}長の方針）", "（区の方針）"][self.variant % 3]
            return [
                self._set(
                    f"{full_year(plan.fiscal_year, self.variant)} {who}運営の基本的な考え方", note
                )
            ]
        prefix = ["", f"{kind}の", "区・局の"][self.variant % 3] if section in _PREFIXED else ""
        return self.of(section, prefix)

    def bare(self, text: str) -> Line:
        """Other words in this plan's brackets."""
        return self._set(text)

    def _set(self, words: str, note: str = "") -> Line:
        if not self.brackets:
            return Line(words + note, level=4)
        if self.brackets == "・":
            return Line(words + note, item=True)
        if len(self.brackets) == 1:
            return Line(self.brackets + words + note, level=4)
        inside = self.variant % 2 == 0
        text = words + note if inside else words
        return Line(
            f"{self.brackets[0]}{text}{self.brackets[1]}" + ("" if inside else note), level=4
        )


def department_kind(department: str) -> str:
    """区, 局, 室 …, as the department is called in its own plan."""
    return department[-1] if department[-1] in "区局室" else "所属"


def full_year(year: int, form: int) -> str:
    """A fiscal year in one of its printed forms, with 年度."""
    eras = year_forms(year)
    both = f"{year}年度（{eras[0]}年度）"
    forms = [f"{era}年度" for era in eras if era[0] not in "RH"]
    forms += [forms[0].translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)})]
    return [*forms, both][form % (len(forms) + (1 if form == 5 else 0))] if form != 5 else forms[0]
