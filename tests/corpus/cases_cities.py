"""Other cities' scales: letters and signs that mean what the document's own legend says."""

from __future__ import annotations

from tests.corpus.model import Truth
from tests.corpus.stock import SAFETY
from tests.corpus.writing import Group

CITIES = Group("cities")
FORMATS = ("text", "html", "docx", "xlsx")
RESULTS = (
    ("防災リーダー研修の受講者 {}", 128, "名", 104),
    ("地域防災訓練の実施 {}", 15, "回", 17),
    ("個別避難計画の作成 {}", 402, "世帯", 365),
)


def scale(name, legend, grades, form="{r}：{g}"):
    """The same results under another legend; `grades`: sign and whether it means attained."""
    this, previous, truth = [], [], []
    for (said, value, unit, before), (sign, attained) in zip(RESULTS, grades, strict=True):
        this.append(form.format(r=said.format(f"{value}{unit}"), g=sign))
        previous.append(said.format(f"{before}{unit}"))
        truth.append(Truth(value, unit, sign, before, attained=attained, statuses=("graded",)))
    CITIES.add(name, legend, SAFETY, this, previous, truth, legend=legend, formats=FORMATS)


scale(
    "sabc",
    "※S：目標を大きく上回って達成 A：達成 B：おおむね達成 C：未達成 －：評価できない",
    (("S", True), ("C", False), ("A", True)),
)
scale(
    "circles",
    "※◎：目標以上 ○：目標どおり △：目標を下回る ×：未実施",
    (("◎", True), ("△", False), ("○", True)),
)
scale("circles-paren", "※○：達成 ×：未達成", (("○", True), ("×", False), ("○", True)), "{r}（{g}）")
scale("circle-attained", "※◎：達成 △：未達成", (("◎", True), ("△", False), ("◎", True)), "{g} {r}")
scale("abc", "※A：達成 B：一部未達成 C：未達成", (("A", True), ("C", False), ("A", True)))
scale(
    "ae",
    "※A：達成 B：ほぼ達成 C：やや遅れ D：遅れ E：未達成",
    (("A", True), ("E", False), ("A", True)),
)
scale("reversed", "※A：未達成 B：達成", (("B", True), ("A", False), ("B", True)))
scale("circled", "※①：達成 ②：未達成", (("①", True), ("②", False), ("①", True)), "{r}　{g}")
scale("circled-paren", "※①：達成 ②：未達成", (("①", True), ("②", False), ("①", True)), "{r}（{g}）")
scale("words", "※達成／未達成", (("達成", True), ("未達成", False), ("達成", True)))
scale(
    "bands",
    "※A：達成率100%以上 B：80%以上100%未満 C：80%未満",
    (("A", True), ("C", False), ("A", True)),
)
scale(
    "bands-circles",
    "※◎：達成率120%以上 ○：100%以上 △：100%未満",
    (("◎", True), ("△", False), ("○", True)),
    "{r} {g}",
)
scale(
    "all-part",
    "※全て達成／一部未達成",
    (("全て達成", True), ("一部未達成", False), ("全て達成", True)),
)
scale(
    "arrows",
    "※↑：目標達成 →：横ばい ↓：目標未達成",
    (("↑", True), ("↓", False), ("↑", True)),
    "{r}　{g}",
)
scale(
    "minus",
    "※S：目標超過達成 A：達成 B：未達成 －：測定不能",
    (("S", True), ("B", False), ("A", True)),
    "{r}（{g}）",
)
