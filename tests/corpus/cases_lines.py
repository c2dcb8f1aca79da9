"""Layouts of lines: divided by blanks or by nothing, wrapped, both labels before both blocks."""

from __future__ import annotations

from tests.corpus.stock import SAFETY, SINGLE
from tests.corpus.writing import Group, blank, graded

LINES = Group("lines")
THIS = "7年度実績と達成状況 ※A：達成 B：未達成"
BEFORE = "前年度実績"

BLANK_SAID = (
    "・地域防災力の向上\n\n防災リーダー研修の受講者 102名：A\n\n地域防災訓練の実施 22回：A\n\n・避難支援体制の整備\n\n個別避難計画の作成 386世帯：B",
    "・地域防災力の向上\n\n防災リーダー研修の受講者 92名\n\n地域防災訓練の実施 20回\n\n・避難支援体制の整備\n\n個別避難計画の作成 353世帯",
)
LINES.add(
    "blank-lines",
    "blank lines between all lines",
    SAFETY,
    *BLANK_SAID,
    (graded(102, "名", "A", 92), graded(22, "回", "A", 20), graded(386, "世帯", "B", 353)),
    blank_lines=True,
)
LINES.add(
    "all-in-one-line",
    "heads and results in one line",
    SAFETY,
    "・地域防災力の向上 防災リーダー研修の受講者 106名：A 地域防災訓練の実施 19回：B ・避難支援体制の整備 個別避難計画の作成 413世帯：A",
    "・地域防災力の向上 防災リーダー研修の受講者 94名 地域防災訓練の実施 20回 ・避難支援体制の整備 個別避難計画の作成 362世帯",
    (graded(106, "名", "A", 94), graded(19, "回", "B", 20), graded(413, "世帯", "A", 362)),
)
LABELS = f"評価指標\nの達成状況\n\n{THIS}\n\n{BEFORE}\n\n"
TRIPLE = (graded(115, "名", "A", 106), graded(18, "回", "B", 19), graded(424, "世帯", "A", 373))
LINES.raw(
    "labels-then-blocks",
    "both labels first, then the two blocks",
    SAFETY,
    LABELS
    + "防災リーダー研修の受講者 115名：A\n地域防災訓練の実施 18回：B\n個別避難計画の作成 424世帯：A\n\n"
    + "防災リーダー研修の受講者 106名\n地域防災訓練の実施 19回\n個別避難計画の作成 373世帯",
    TRIPLE,
)
LINES.raw(
    "labels-then-alternating",
    "both labels first, then result and previous year in turn",
    SAFETY,
    LABELS
    + "防災リーダー研修の受講者 115名：A\n防災リーダー研修の受講者 106名\n地域防災訓練の実施 18回：B\n"
    + "地域防災訓練の実施 19回\n個別避難計画の作成 424世帯：A\n個別避難計画の作成 373世帯",
    TRIPLE,
)
LINES.raw(
    "labels-then-tabs",
    "both labels first, then tab rows",
    SAFETY,
    LABELS
    + "防災リーダー研修の受講者 115名：A\t防災リーダー研修の受講者 106名\n地域防災訓練の実施 18回：B\t"
    + "地域防災訓練の実施 19回\n個別避難計画の作成 424世帯：A\t個別避難計画の作成 373世帯",
    TRIPLE,
)
LINES.raw(
    "labels-tabbed",
    "both labels in one tab row, then tab rows",
    SAFETY,
    f"評価指標\nの達成状況\n\n{THIS}\t{BEFORE}\n115名：A\t106名\n18回：B\t19回\n424世帯：A\t373世帯",
    TRIPLE,
)
LINES.raw(
    "fragment",
    "an HTML fragment in a tab-separated cell, as in issue 1 of the plan of 令和8年度",
    SAFETY,
    '<p>評価指標 の達成状況</p>\t<table border="1"> <thead> <tr> <th>7年度実績と達成状況 ※A：達成 B：未達成</th> '
    "<th>前年度実績</th> </tr> </thead> <tbody> <tr> <td>・地域防災力の向上<br>防災リーダー研修の受講者 115名：A<br>"
    "地域防災訓練の実施 18回：B</td> <td>・地域防災力の向上<br>防災リーダー研修の受講者 106名<br>地域防災訓練の実施 19回</td> "
    "</tr> <tr> <td>・避難支援体制の整備<br>個別避難計画の作成 424世帯：A</td> <td>・避難支援体制の整備<br>"
    "個別避難計画の作成 373世帯</td> </tr> </tbody> </table>",
    TRIPLE,
)
LINES.raw(
    "wrapped",
    "lines wrapped as in a PDF's text",
    SINGLE,
    f"評価指標\nの達成状況\n\n{THIS}\n\n交流事業の参加者は、春と秋の2回の開催\nで合わせて319名となり、目標を上回っ\nた：A\n\n"
    f"{BEFORE}\n\n交流事業の参加者は284\n名であった",
    (graded(319, "名", "A", 284, previous_text="284"),),
)
FRAGMENT = (
    '<p>評価指標 の達成状況</p>\t<table border="1"> <thead> <tr> <th>7年度実績と達成状況 ※A：達成 B：未達成</th> '
    "<th>前年度実績</th> </tr> </thead> <tbody> {} </tbody> </table>"
)
LINES.raw(
    "fragment-bold",
    "an HTML fragment with bold heads and lists",
    SAFETY,
    FRAGMENT.format(
        "<tr> <td><b>地域防災力の向上</b><ul> <li>防災リーダー研修の受講者 115名：A</li> <li>地域防災訓練の実施 18回：B</li> </ul>"
        "<b>避難支援体制の整備</b><ul> <li>個別避難計画の作成 424世帯：A</li> </ul></td> <td><b>地域防災力の向上</b><ul> "
        "<li>防災リーダー研修の受講者 106名</li> <li>地域防災訓練の実施 19回</li> </ul><b>避難支援体制の整備</b><ul> "
        "<li>個別避難計画の作成 373世帯</li> </ul></td> </tr>"
    ),
    TRIPLE,
)
LINES.raw(
    "fragment-rows",
    "an HTML fragment with a row an indicator, bare figures",
    SAFETY,
    FRAGMENT.format(
        "<tr> <td>115名：A</td> <td>106名</td> </tr> <tr> <td>18回：B</td> <td>19回</td> </tr> "
        "<tr> <td>424世帯：A</td> <td>373世帯</td> </tr>"
    ),
    TRIPLE,
)
LINES.raw(
    "fragment-blank",
    "an HTML fragment with a blank result",
    SAFETY,
    FRAGMENT.format(
        "<tr> <td>防災リーダー研修の受講者 115名：A</td> <td>106名</td> </tr> <tr> <td></td> <td>19回</td> </tr> "
        "<tr> <td>個別避難計画の作成 424世帯：A</td> <td>373世帯</td> </tr>"
    ),
    (TRIPLE[0], blank(19, "回"), TRIPLE[2]),
)
LINES.raw(
    "strategy-blocks",
    "a block of both labels for each strategy",
    SAFETY,
    f"評価指標\nの達成状況\n\n・地域防災力の向上\n{THIS}\n防災リーダー研修の受講者 115名：A\n地域防災訓練の実施 18回：B\n"
    f"{BEFORE}\n防災リーダー研修の受講者 106名\n地域防災訓練の実施 19回\n\n・避難支援体制の整備\n{THIS}\n"
    f"個別避難計画の作成 424世帯：A\n{BEFORE}\n個別避難計画の作成 373世帯",
    TRIPLE,
)
LINES.raw(
    "bullets-tabs",
    "bullets of another sort and tabs between words, figure and grade",
    SAFETY,
    f"評価指標\nの達成状況\n\n{THIS}\n\n● 防災リーダー研修の受講者\t115名\tA\n● 地域防災訓練の実施\t18回\tB\n● 個別避難計画の作成\t424世帯\tA\n\n"
    f"{BEFORE}\n\n● 防災リーダー研修の受講者\t106名\n● 地域防災訓練の実施\t19回\n● 個別避難計画の作成\t373世帯",
    TRIPLE,
)
LINES.raw(
    "wrapped-dots",
    "several wrapped lines behind ・",
    SAFETY,
    f"評価指標\nの達成状況\n\n{THIS}\n\n・防災リーダー研修を4回開催し、受講者\nは115名となり、目標を達成した：A\n"
    "・地域防災訓練は、2地域が荒天のため中止\nしたことから18回の実施にとどまった：B\n・個別避難計画は新たに51世帯分を加え、\n"
    f"424世帯分を作成した：A\n\n{BEFORE}\n\n・106名\n・19回\n・373世帯",
    TRIPLE,
)
