"""The tables, declared once: which columns, in which order, and what identifies a row.

dtypes, checks, CSV and Parquet, `datapackage.json`, the data dictionary and the captions of
printed tables all come from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dxanalysis.schema.field import Field
from dxanalysis.schema.fields import COMPANION_FIELDS, FIELDS
from dxanalysis.schema.link_fields import LINK_FIELDS
from dxanalysis.schema.question_fields import QUESTION_FIELDS


@dataclass(frozen=True)
class Schema:
    """A table: its Japanese title, what one row is, its columns, and those that identify a row."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: dict[str, Field]


def _table(  # noqa: PLR0913 - a declaration reads best as one call of facts
    name: str,
    title: str,
    row: str,
    key: str,
    columns: str,
    *,
    nullable: dict[str, str] | None = None,
    known: dict[str, Field] = FIELDS,
) -> Schema:
    """A schema of `known` fields; `nullable` gives a field's blank a meaning in this table."""
    fields = {column: known[column] for column in columns.split()}
    for column, meaning in (nullable or {}).items():
        fields[column] = replace(fields[column], null=meaning)
    return Schema(name, title, row, tuple(key.split()), fields)


_INDICATOR = "plan_id issue_no indicator_no"
_RESULT = (
    "actual_text actual_value actual_unit grade previous_text previous_value previous_unit "
    "cumulative_value attained status"
)

ORIGIN_COLUMNS = ("source_url", "source_published", "source_terms", "source_terms_url")
"""What a person knows of a document's publication; the document itself does not say it."""

SCHEMAS: dict[str, Schema] = {
    schema.name: schema
    for schema in (
        _table(
            "plans",
            "運営方針",
            "一つの所属の運営方針の一つの版",
            "plan_id edition",
            "plan_id area_code department fiscal_year edition published head source source_sha256 "
            "coverage facts_read facts_announced line start end " + " ".join(ORIGIN_COLUMNS),
        ),
        _table(
            "issues",
            "経営課題",
            "一つの経営課題",
            "plan_id issue_no",
            "plan_id issue_no issue_label title challenge line start end",
            nullable={"title": "番号はあるが名称の記載がない(diagnosticsのissue_without_title)"},
        ),
        _table(
            "budgets",
            "決算額・予算額",
            "経営課題・年度・区分ごとの一つの金額。同じ年度の金額は三つの年度の運営方針に載るので、"
            "複数の運営方針を足すと重なる。年度をまたぐときは dx.issue_series を使う",
            "plan_id issue_no fiscal_year phase",
            "plan_id issue_no fiscal_year phase amount_yen amount_text line start end",
        ),
        _table(
            "unreadable_budgets",
            "読めない決算額・予算額",
            "印刷されているが、金額か年度を読めない一つの決算額・予算額",
            "plan_id issue_no fiscal_year phase amount_text line",
            "plan_id issue_no fiscal_year phase amount_text line start end",
            nullable={
                "fiscal_year": "年度そのものが読めない",
                "amount_text": "どの表記を指すか決められない",
            },
        ),
        _table(
            "strategies",
            "主な戦略",
            "一つの戦略",
            "plan_id issue_no strategy_no",
            "plan_id issue_no strategy_no title line start end",
        ),
        _table(
            "indicators",
            "評価指標",
            "一つの評価指標(アウトカム指標)",
            _INDICATOR,
            f"{_INDICATOR} strategy_no title line start end",
            nullable={"strategy_no": "どの戦略の指標か文書から決められない"},
        ),
        _table(
            "targets",
            "目標",
            "一つの指標の一つの目標",
            f"{_INDICATOR} scope fiscal_year_end",
            f"{_INDICATOR} scope fiscal_year_start fiscal_year_end kind comparator value unit "
            "baseline text line start end",
        ),
        _table(
            "attainments",
            "達成状況",
            "一つの指標の一つの年度の実績",
            f"{_INDICATOR} fiscal_year",
            f"{_INDICATOR} fiscal_year {_RESULT} line start end",
        ),
        _table(
            "unplaced",
            "指標を決められない記載",
            "実績の欄の一つの記載で、どの指標のものか決められないもの",
            "plan_id issue_no line start column",
            "plan_id issue_no column text grade candidates line start end",
        ),
        _table(
            "narratives",
            "自由記述",
            "一つの自由記述の項目",
            "plan_id issue_no section",
            "plan_id issue_no section text line start end",
            nullable={"issue_no": "運営方針全体についての記述"},
        ),
        _table(
            "glossary",
            "用語の注釈",
            "一つの※注釈",
            "plan_id term",
            "plan_id term definition line start end",
        ),
        _table(
            "diagnostics",
            "読み取り結果",
            "文書について知っておくべき一つの事柄",
            "source code line",
            "source plan_id line severity code message text start end",
            nullable={"plan_id": "運営方針と認められない文書"},
        ),
    )
}

TEXTS = _table(
    "texts",
    "文書の文字列",
    "一つの運営方針の一つの版の文書の、読み取ったままの文字列",
    "plan_id edition",
    "plan_id edition source_sha256 document_text",
)
"""The text behind the tables' `start` and `end`; as Parquet only, for its line breaks count."""

STORED: dict[str, Schema] = {**SCHEMAS, TEXTS.name: TEXTS}
"""All that is kept as Parquet: the tables, and the documents' text beside them."""

DERIVED: dict[str, Schema] = {
    "links": _table(
        "links",
        "年度をまたぐつながり",
        "経営課題・戦略・評価指標の一つと、それが同じ所属の次の運営方針で何になったか",
        "level from_plan_id from_issue_no from_no to_plan_id to_issue_no to_no",
        "level from_plan_id from_issue_no from_no to_plan_id to_issue_no to_no "
        "kind evidence status",
        known=LINK_FIELDS,
    ),
    "questions": _table(
        "questions",
        "確認のお願い",
        "一つの経営課題または評価指標について、規則により所属にたずねる一つのこと",
        "plan_id issue_no indicator_no rule",
        "plan_id issue_no indicator_no rule question text line start end",
        nullable={
            "indicator_no": "経営課題についての問い",
            "text": "もとになる文言がない(記載がないことについての問い)",
        },
        known={**FIELDS, **QUESTION_FIELDS},
    ),
}
"""What is worked out from the tables of several plans and kept beside them, as CSV and Parquet."""

TABLES: dict[str, Schema] = {**SCHEMAS, **DERIVED}
"""Every table that a person may load: what documents say, and what is worked out of it."""

_PLAN_UNKNOWN = "運営方針と認められない文書"

COMPANIONS: dict[str, Schema] = {
    "codes": _table(
        "codes",
        "コード表",
        "一つの列の一つのコード",
        "table column code",
        "table column code name meaning",
        known=COMPANION_FIELDS,
    ),
    "CHANGES": _table(
        "CHANGES",
        "変更履歴",
        "一度の書き換えで一つの文書の一つの表に起きた、一種類の変更",
        "changed_at plan_id edition source table change",
        "changed_at plan_id edition source source_sha256 table change rows note",
        nullable=dict.fromkeys(("plan_id", "edition", "source_sha256"), _PLAN_UNKNOWN),
        known=COMPANION_FIELDS,
    ),
}
"""What stands beside the tables, as CSV only: the code book and the history of the data."""
