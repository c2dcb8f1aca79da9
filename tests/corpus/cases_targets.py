"""Results of targets that are no plain figure: against the year before, about, none, per year."""

from __future__ import annotations

from tests.corpus.model import Indicator, Issue, Strategy
from tests.corpus.writing import Group, blank, graded, pending, words

TARGETS = Group("targets")

REFORM = Issue(
    "デジタル技術を活用した行政運営",
    "手続きのオンライン化と内部業務の効率化を進める必要がある。",
    (
        Strategy(
            "オンライン利用の促進",
            (Indicator("対象手続きの年間オンライン利用率を向上", "前年比増"),),
        ),
        Strategy(
            "生成AIの活用",
            (Indicator("審査領域におけるAIエージェントの活用", "2業務での検証"),),
        ),
        Strategy("人材の育成", (Indicator("DXリーダー研修", "受講者100名程度/年"),)),
    ),
)
SAFE = Issue(
    "安全で安心な施設の運営",
    "利用者の安全の確保が最優先である。",
    (
        Strategy(
            "安全管理の徹底",
            (
                Indicator("重大事故の発生", "0件"),
                Indicator("苦情の件数", "30件以内"),
            ),
        ),
        Strategy("利用の促進", (Indicator("施設の利用者", "前年度比増"),)),
    ),
)

TARGETS.add(
    "relative",
    "a share against the year before, the year before beside it",
    REFORM,
    "・オンライン利用の促進\nオンライン利用率 38.2%（前年度35.0%）：A\n\n・生成AIの活用\n2業務で検証：A\n\n・人材の育成\n受講者104名：A",
    "・オンライン利用の促進\nオンライン利用率 35.0%\n\n・生成AIの活用\n1業務で検証\n\n・人材の育成\n受講者97名",
    (
        graded(38.2, "%", "A", 35.0),
        graded(2, "業務", "A", 1),
        graded(104, "名", "A", 97),
    ),
)
TARGETS.add(
    "relative-points",
    "a share and its change in points",
    REFORM,
    "オンライン利用率は34.1%で、前年度から0.9ポイント減少した：B\nAIエージェントを3業務で検証した：A\nDXリーダー研修は受講者98名：A",
    "オンライン利用率は35.0%であった\nAIエージェントを1業務で検証した\nDXリーダー研修は受講者91名",
    (
        graded(34.1, "%", "B", 35.0),
        graded(3, "業務", "A", 1),
        graded(98, "名", "A", 91),
    ),
)
TARGETS.add(
    "relative-bare",
    "bare figures, each in the unit of its indicator",
    REFORM,
    "・オンライン利用の促進\n37.7%　A\n\n・生成AIの活用\n1業務　B\n\n・人材の育成\n109名　A",
    "・オンライン利用の促進\n36.3%\n\n・生成AIの活用\n―\n\n・人材の育成\n95名",
    (graded(37.7, "%", "A", 36.3), graded(1, "業務", "B"), graded(109, "名", "A", 95)),
)
TARGETS.add(
    "relative-words",
    "the change alone, without the year's figure",
    REFORM,
    "オンライン利用率は前年度から3.1ポイント上昇：A\nAIエージェントの検証 2業務：A\nDXリーダー研修 受講者102名（集合60名、オンライン42名）：A",
    "オンライン利用率 35.0%\nAIエージェントの検証 1業務\nDXリーダー研修 受講者99名",
    (
        words("前年度から3.1ポイント上昇", "A", 35.0),
        graded(2, "業務", "A", 1),
        graded(102, "名", "A", 99),
    ),
)
TARGETS.add(
    "relative-pending",
    "the share still being counted",
    REFORM,
    "オンライン利用率 集計中（令和8年5月末確定）\nAIエージェントの検証 2業務：A\nDXリーダー研修 受講者96名：B",
    "オンライン利用率 35.8%\nAIエージェントの検証 1業務\nDXリーダー研修 受講者101名",
    (
        pending(35.8, "%", text="集計中"),
        graded(2, "業務", "A", 1),
        graded(96, "名", "B", 101),
    ),
)
TARGETS.add(
    "zero",
    "a target of 0件 that is met",
    SAFE,
    "重大事故の発生 0件：A\n苦情の件数 27件：A\n施設の利用者 52,500人（前年度比5.0%増）：A",
    "重大事故の発生 1件\n苦情の件数 33件\n施設の利用者 50,000人（前年度比2.1%増）",
    (
        graded(0, "件", "A", 1),
        graded(27, "件", "A", 33),
        graded(52500, "人", "A", 50000),
    ),
)
TARGETS.add(
    "zero-words",
    "a target of 0件, met in words",
    SAFE,
    "重大事故の発生はなし：A\n苦情の件数 34件：B\n施設の利用者 前年度比4.2%増：A",
    "重大事故の発生はなし\n苦情の件数 29件\n施設の利用者 前年度比1.8%増",
    (
        graded(0, None, "A", 0, text="なし", previous_text="なし"),
        graded(34, "件", "B", 29),
        words("前年度比4.2%増", "A"),
    ),
)
TARGETS.add(
    "blank-one",
    "the indicator of 0件 left blank beside one of the same unit",
    SAFE,
    "苦情の件数 25件：A",
    "重大事故の発生 0件\n苦情の件数 31件",
    (blank(0, "件"), graded(25, "件", "A", 31), blank()),
    rows=False,
)
