"""Every column, declared once: its type, Japanese title, meaning, unit, limits, what blank means.

The same quantity has the same column in every table, so a table is only a choice of these. Plain
data, so that reading tables needs no library of checks: those come from it in `validation`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dxanalysis.schema.codes import CODES

STRING, INTEGER, NUMBER = "str", "Int64", "Float64"


@dataclass(frozen=True)
class Field:
    """A column; `null` says what blank means and makes the column nullable.

    `dtype` is pandas'. A column named in `CODES` takes only its codes (unless `coded` is off: the
    code book itself); `verbatim` marks text that is kept as the document prints it.
    """

    name: str
    dtype: str
    title: str
    description: str
    unit: str | None = None
    null: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    pattern: str | None = None
    verbatim: bool = False
    coded: bool = True

    @property
    def nullable(self) -> bool:
        """Whether a blank has a meaning here."""
        return self.null is not None

    @property
    def codes(self) -> tuple[str, ...] | None:
        """The only values that may stand here; None where the set is not closed."""
        return tuple(CODES[self.name]) if self.coded and self.name in CODES else None


_FIRST_YEAR, _LAST_YEAR = 1989, 2100  # 平成 began in 1989

_DECLARED = (
    Field(
        "plan_id",
        STRING,
        "運営方針ID",
        "年度(西暦)と所属の略号。例 2026-digital",
        pattern=r"^\d{4}-[a-z0-9-]+$",
    ),
    Field(
        "area_code",
        STRING,
        "標準地域コード",
        "市町村の標準地域コード。大阪市は27100",
        pattern=r"^\d{5}$",
    ),
    Field("department", STRING, "所属", "運営方針を公表した所属の名称"),
    Field(
        "fiscal_year",
        INTEGER,
        "年度",
        "年度の始まる西暦年。令和8年度は2026",
        unit="年度",
        minimum=_FIRST_YEAR,
        maximum=_LAST_YEAR,
    ),
    Field("edition", STRING, "版", "素案・案・確定・実績の別"),
    Field(
        "published",
        STRING,
        "公表・更新の日",
        "文書に書かれた公表または更新の日(ISO 8601。日の記載がなければ年月)",
        null="文書に日付の記載がない",
    ),
    Field(
        "head",
        STRING,
        "所属長",
        "所属長の氏名",
        null="文書に所属長の記載がない",
        verbatim=True,
    ),
    Field(
        "source",
        STRING,
        "出典文書",
        "文書のファイル名。同じ名前の文書がほかにもあれば、フォルダー名を添えたもの",
    ),
    Field(
        "source_sha256",
        STRING,
        "出典のハッシュ",
        "文書の内容のSHA-256",
        pattern=r"^[0-9a-f]{64}$",
    ),
    Field(
        "coverage",
        NUMBER,
        "読取率",
        "空白でない文字のうち、事実・ラベル・定型文として読まれた割合",
        unit="比率(0から1)",
        minimum=0,
        maximum=1,
    ),
    Field(
        "facts_read",
        INTEGER,
        "読んだ事実の数",
        "文書から読み取れた事実の数",
        unit="件",
        null="数えていない",
        minimum=0,
    ),
    Field(
        "facts_announced",
        INTEGER,
        "記載のある事実の数",
        "文書に記載がある事実の数。読み取れた事実と、記載があるのに読めていない事実の和",
        unit="件",
        null="数えていない",
        minimum=0,
    ),
    Field(
        "line",
        INTEGER,
        "行",
        "文書の中の位置。テキストは行、xlsxは行、docxとhtmlはブロックの番号(1から)、"
        "pdfはページ×1000+行",
        unit="行番号",
        null="文書全体についての事柄、または位置を特定できない",
        minimum=1,
    ),
    Field(
        "issue_no",
        INTEGER,
        "経営課題番号",
        "文書に現れる順の番号(1から)。文書の表記はissue_label列",
        unit="番号",
        minimum=1,
    ),
    Field("issue_label", STRING, "経営課題の表記", "文書に書かれた番号。例 1-(1)"),
    Field(
        "strategy_no",
        INTEGER,
        "戦略番号",
        "経営課題の中で現れる順の番号(1から)",
        unit="番号",
        minimum=1,
    ),
    Field(
        "indicator_no",
        INTEGER,
        "指標番号",
        "経営課題の中で現れる順の番号(1から)",
        unit="番号",
        minimum=1,
    ),
    Field("title", STRING, "名称", "番号・括弧・単位・目標を除いた名称"),
    Field(
        "challenge",
        STRING,
        "課題認識",
        "課題認識の本文",
        null="課題認識の記載がない",
        verbatim=True,
    ),
    Field("phase", STRING, "区分", "決算額か予算額か"),
    Field(
        "amount_yen",
        INTEGER,
        "金額",
        "決算額または予算額",
        unit="円",
        null="文書が「－」「該当なし」または空欄としている。0円ではない",
    ),
    Field(
        "amount_text",
        STRING,
        "金額の表記",
        "文書に書かれたままの金額",
        null="金額の欄が空欄",
        verbatim=True,
    ),
    Field(
        "fiscal_year_start",
        INTEGER,
        "始期の年度",
        "目標の期間が始まる年度",
        unit="年度",
        null="「令和12年度までに」のように始期の記載がない",
        minimum=_FIRST_YEAR,
        maximum=_LAST_YEAR,
    ),
    Field(
        "fiscal_year_end",
        INTEGER,
        "終期の年度",
        "目標の期間が終わる年度",
        unit="年度",
        minimum=_FIRST_YEAR,
        maximum=_LAST_YEAR,
    ),
    Field("scope", STRING, "期間の別", "単年度の目標か複数年度の目標か"),
    Field("kind", STRING, "目標の種類", "数値・相対・事象の別"),
    Field("comparator", STRING, "比較", "目標値との比べ方", null="事象の目標で、比べる値がない"),
    Field(
        "value",
        NUMBER,
        "目標値",
        "目標の数値。単位はunit列",
        unit="unit列による",
        null="数値のない目標",
    ),
    Field("unit", STRING, "単位", "目標値の単位(文字幅をそろえた表記)", null="単位のない目標"),
    Field("baseline", STRING, "基準", "相対の目標が何を基準とするか", null="基準のない目標"),
    Field("text", STRING, "表記", "文書に書かれたままの文言", null="文言がない", verbatim=True),
    Field(
        "grade",
        STRING,
        "達成状況",
        "文書の記した達成・未達成。計算はしない",
        null="未評価。未達成ではない",
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
        "実績の先頭の数値。単位はactual_unit列",
        unit="actual_unit列による",
        null="実績の数値がない",
    ),
    Field("actual_unit", STRING, "実績の単位", "実績値の単位", null="実績の単位がない"),
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
        "前年度実績の先頭の数値。単位はprevious_unit列",
        unit="previous_unit列による",
        null="前年度実績の数値がない",
    ),
    Field(
        "previous_unit", STRING, "前年度実績の単位", "前年度実績値の単位", null="単位の記載がない"
    ),
    Field("section", STRING, "項目", "自由記述の項目の別"),
    Field("term", STRING, "用語", "注釈された用語"),
    Field("definition", STRING, "定義", "文書の注釈による用語の定義", verbatim=True),
    Field("severity", STRING, "重さ", "読み取り結果の重さ"),
    Field("code", STRING, "種類", "読み取り結果の種類"),
    Field("message", STRING, "説明", "何が起き、どうすればよいか"),
)

FIELDS: dict[str, Field] = {column.name: column for column in _DECLARED}

_COMPANION_DECLARED = (
    Field("table", STRING, "表", "表の名前"),
    Field("column", STRING, "列", "列の名前"),
    Field("code", STRING, "コード", "列に入る値", coded=False),
    Field("name", STRING, "名称", "コードの日本語の名称"),
    Field("meaning", STRING, "意味", "コードの意味"),
    Field(
        "changed_at",
        STRING,
        "変更日時",
        "表を書き換えた日時(ISO 8601、日本時間)",
        pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+09:00$",
    ),
    Field("change", STRING, "変更の種類", "行の追加・削除・変更の別"),
    Field("rows", INTEGER, "行数", "追加・削除・変更した行の数", unit="行", minimum=1),
    Field("note", STRING, "備考", "変更の内容"),
)

COMPANION_FIELDS: dict[str, Field] = {
    **FIELDS,
    **{column.name: column for column in _COMPANION_DECLARED},
}
"""The columns of the files that stand beside the tables: `codes.csv` and `CHANGES.csv`."""
