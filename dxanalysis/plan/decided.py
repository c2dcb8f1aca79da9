"""What a person decided about one document, applied while it is read; nothing else changes by it.

Results are decided in `results/decided.py`; here are the department and remarks that were confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dxanalysis.documents.model import Decision
from dxanalysis.plan.diagnostics import CODES, Diagnostic
from dxanalysis.plan.identity import department_slugs, near_departments
from dxanalysis.plan.labels import squeezed

_QUOTED = 24  # characters of the decided text that a remark quotes


class UnfitDecisionError(ValueError):
    """A decision that does not fit what its document says: `decision`, and the Japanese `cause`."""

    def __init__(self, decision: Decision, cause: str) -> None:
        super().__init__(decision, cause)
        self.decision, self.cause = decision, cause


def decided_by(decision: Decision) -> str:
    """Who decided, and why."""
    return f"判断: {decision.by}、理由: {decision.why}"


def decided_remark(decision: Decision, what: str) -> Diagnostic:
    """The remark that a person's decision was applied; `what` ends the sentence."""
    quoted = decision.expected[:_QUOTED].replace("\n", " ")
    message = f"人の判断により、「{quoted}」{what}({decided_by(decision)})"
    return Diagnostic("decided", message, decision.line, decision.expected)


def decided_department(decisions: Iterable[Decision], printed: str) -> Decision | None:
    """The decision on whose plan it is, if there is one; `printed` is the title's department.

    Raises `UnfitDecisionError` where that is no longer printed, or no department of the list decided.
    """
    decision = next((one for one in decisions if one.kind == "department"), None)
    if decision is None:
        return None
    if squeezed(printed) not in squeezed(decision.expected):
        cause = f"題名の所属は「{printed}」で、「{decision.expected[:_QUOTED]}」ではありません"
        raise UnfitDecisionError(decision, cause)
    name = decision.department or ""
    if name not in department_slugs():
        near = "・".join(near_departments(name))
        named = f"。名称の近い所属は{near}です" if near else ""
        raise UnfitDecisionError(decision, f"「{name}」は所属の一覧にありません{named}")
    return decision


def confirmed_remarks(
    decisions: Iterable[Decision], diagnostics: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """The remarks that a person saw a warning and found the reading right.

    Raises `UnfitDecisionError` where there is no such warning.
    """
    for decision in decisions:
        if decision.kind != "confirmed":
            continue
        code = decision.code or ""
        severity, title, _ = CODES.get(code, ("", "", ""))
        if not severity:
            raise UnfitDecisionError(decision, f"{code} という注意の種類はありません")
        if severity == "error":
            cause = f"「{title}」は誤りで、確認しても事実は欠けたままです"
            raise UnfitDecisionError(decision, cause)
        if not any(d.code == code and d.line == decision.line for d in diagnostics):
            cause = f"{decision.line}行に「{title}」の注意は出ていません"
            raise UnfitDecisionError(decision, cause)
        yield decided_remark(decision, f"の注意「{title}」は、読み方のままでよいとしました")
