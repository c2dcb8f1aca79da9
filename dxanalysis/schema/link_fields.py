"""The columns of `links`: what continues what between a department's successive plans."""

from __future__ import annotations

from dxanalysis.schema.field import INTEGER, STRING, Field

_SIDES = {
    "from": ("前", "新しいもの(new)には前がない"),
    "to": ("後", "なくなったもの(ended)には後がない"),
}
_KINDS = "continued|renamed|split|merged|new|ended"


def _side(side: str) -> list[Field]:
    word, none = _SIDES[side]
    return [
        Field(f"{side}_plan_id", STRING, f"{word}の運営方針ID", f"{word}の年度の運営方針", null=none,
              pattern=r"^\d{4}-[a-z0-9-]+$"),
        Field(f"{side}_issue_no", INTEGER, f"{word}の経営課題の番号",
              f"{word}の運営方針での、経営課題の順番", unit="番号", null=none, minimum=1),
        Field(f"{side}_no", INTEGER, f"{word}の戦略・指標の番号",
              f"{word}の運営方針での、戦略または評価指標の順番", unit="番号",
              null=f"経営課題のつながり。または{none}", minimum=1),
    ]  # fmt: skip


LINK_FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(
            "level",
            STRING,
            "段階",
            "issue(経営課題)、strategy(戦略)、indicator(評価指標)のどれか",
            pattern="^(?:issue|strategy|indicator)$",
        ),
        *_side("from"),
        *_side("to"),
        Field(
            "kind",
            STRING,
            "つながり方",
            "continued(継続)、renamed(改称)、split(分割。部分ごとに一行)、"
            "merged(統合。元ごとに一行)、new(新規)、ended(終了)のどれか",
            pattern=f"^(?:{_KINDS})$",
            coded=False,
        ),
        Field(
            "evidence",
            STRING,
            "根拠",
            "一致したもの。amounts(両方に印刷された同じ年度の金額)、title(名称)、"
            "indicators(指標)、strategies(戦略)、results(前年度実績と前の年度の実績)、"
            "wording(文言)、decision(人の判断)をコンマで区切る",
            null="一致するものがないので、新規または終了とした",
        ),
        Field(
            "status",
            STRING,
            "確かさ",
            "certain(別々の根拠が一致する)、proposed(人の確認がいる。系列には使わない)、"
            "decided(links.toml で人が決めた)のどれか",
            pattern="^(?:certain|proposed|decided)$",
            coded=False,
        ),
    )
}
