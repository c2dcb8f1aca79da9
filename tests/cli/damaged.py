"""Three damaged documents (generated): results without words, an unknown department, two editions."""

from pathlib import Path

_PLAN = """令和7年度 {department}運営方針
（所属長：見本 太郎）
経営課題1 見本の課題
7予算額 {amount}百万円
課題認識
見本の文。
主な戦略
・見本の戦略
評価指標
・見本の戦略
窓口の満足度
令和7年度 80%以上
講座の満足度
令和7年度 70%以上
研修の実施
令和7年度 受講者100名程度/年
評価指標の達成状況
<令和7年度実績と達成状況>
{results}
<前年度実績>
・窓口の満足度 81%
・講座の満足度 72%
・受講者98名
"""
WHOLE = "・窓口の満足度82%：A\n・講座の満足度75%：A\n・受講者112名：A"
OPEN = "・82%：A\n・受講者112名：A\n・75%：A"


def plan(department: str, amount: int, results: str = WHOLE) -> str:
    return _PLAN.format(department=department, amount=amount, results=results)


def write_damaged(raw: Path) -> Path:
    """Write the documents below a folder, and return it."""
    raw.mkdir(parents=True, exist_ok=True)
    (raw / "kita.txt").write_text(plan("北区", 10, OPEN), encoding="utf-8")
    (raw / "kankyo.txt").write_text(plan("都市環境局", 11), encoding="utf-8")
    (raw / "nishi.txt").write_text(plan("西区", 12), encoding="utf-8")
    (raw / "nishi-2.txt").write_text(plan("西区", 13), encoding="utf-8")
    return raw
