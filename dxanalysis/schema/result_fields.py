"""The columns of an indicator's result: what was reached, how it is graded, the year before."""

from __future__ import annotations

from dxanalysis.plan.results.scale import grade_pattern
from dxanalysis.schema.field import BOOLEAN, NUMBER, STRING, Field

RESULT_FIELDS = (
    Field(
        "grade",
        STRING,
        "達成状況",
        "文書の記した達成状況の符号や言葉。計算はしない",
        null="未評価。未達成ではない",
        pattern=grade_pattern(),
        verbatim=True,
    ),
    Field(
        "attained",
        BOOLEAN,
        "達成か",
        "達成状況の符号を、文書の凡例が達成とするか(true)未達成とするか(false)",
        null="未評価、または凡例がどちらともしていない",
    ),
    Field(
        "status",
        STRING,
        "実績の状態",
        "実績と達成状況の記載の有無",
        null="どの指標のものか決められない実績か評価があり、記載の有無が分からない",
    ),
    Field(
        "actual_text",
        STRING,
        "実績の表記",
        "文書に書かれたままの実績",
        null="実績の記載がない",
        verbatim=True,
    ),
    Field(
        "actual_value",
        NUMBER,
        "実績値",
        "指標に答える実績の数値。目標・前年度・累計などとして書かれた数値は入れない。"
        "単位はactual_unit列",
        unit="actual_unit列による",
        null="実績の数値がない、または一つに決められない",
    ),
    Field("actual_unit", STRING, "実績の単位", "実績値の単位", null="実績の単位がない"),
    Field(
        "cumulative_value",
        NUMBER,
        "累計値",
        "累計、または年度の幅の合計として書かれた数値。単位はactual_unit列",
        unit="actual_unit列による",
        null="累計の数値がない",
    ),
    Field(
        "previous_text",
        STRING,
        "前年度実績の表記",
        "文書に書かれたままの前年度実績",
        null="前年度実績の記載がない",
        verbatim=True,
    ),
    Field(
        "previous_value",
        NUMBER,
        "前年度実績値",
        "指標に答える前年度実績の数値。単位はprevious_unit列",
        unit="previous_unit列による",
        null="前年度実績の数値がない、または一つに決められない",
    ),
    Field(
        "previous_unit", STRING, "前年度実績の単位", "前年度実績値の単位", null="単位の記載がない"
    ),
    Field("column", STRING, "欄", "実績の欄か、前年度実績の欄か"),
    Field(
        "candidates",
        STRING,
        "候補の指標",
        "この記載の実績かもしれない指標の番号(コンマ区切り)",
        null="候補となる指標がない",
    ),
)
