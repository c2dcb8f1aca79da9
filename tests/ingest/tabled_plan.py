"""A small generated plan as a file: one issue, one amount, one indicator, no remark of weight."""

from pathlib import Path

_TEXT = """令和8年度 {department}運営方針{suffix}
（所属長：見本 太郎）
経営課題1 見本の課題
7予算額 10百万円 8予算額 {amount}百万円
課題認識
見本の文。
主な戦略
・見本の戦略
評価指標
・令和8年度
見本の指標
3件
"""


def write_plan(path: Path, department: str, amount: int, suffix: str = "") -> Path:
    """Write the plan of a department; `suffix` is the edition as the title has it, e.g. (案)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = _TEXT.format(department=department, amount=amount, suffix=suffix)
    path.write_text(text, encoding="utf-8")
    return path
