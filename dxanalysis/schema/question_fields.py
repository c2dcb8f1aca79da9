"""The columns of `questions` that no other table has."""

from __future__ import annotations

from dxanalysis.schema.field import STRING, Field

QUESTION_FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("rule", STRING, "規則", "どの規則による問いか"),
        Field("question", STRING, "問い", "所属にたずねる一つの文。判定ではない"),
    )
}
