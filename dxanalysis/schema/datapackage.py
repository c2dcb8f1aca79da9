"""`datapackage.json`: what every file and column is, as a Frictionless data package.

Everything comes from the schemas. The properties beyond the standard's are `unit`,
`missingMeaning` and `verbatim` of a field, `parquet` and `bom` of a resource, `modified`, `rights`
and `texts` of the package, and `columnType` of the Fiscal Data Package's budget taxonomy.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dxanalysis import __version__
from dxanalysis.base.fingerprint import content_sha256, file_sha256
from dxanalysis.schema.editions import EDITIONS_IN_WORDS
from dxanalysis.schema.field import Field
from dxanalysis.schema.relations import RELATIONS
from dxanalysis.schema.tables import COMPANIONS, TABLES, TEXTS, Schema

Json = dict[str, Any]

_TYPES = {"Int64": "integer", "Float64": "number", "boolean": "boolean"}

# https://specs.frictionlessdata.io/fiscal-data-package--budgets: only those that mean just this.
_COLUMN_TYPES = {
    "budgets": {"fiscal_year": "date:fiscal-year", "phase": "phase:id", "amount_yen": "value"},
}
# A source's public address is the standard's `path`; the others are ours.
_ORIGIN = {
    "path": "source_url",
    "published": "source_published",
    "terms": "source_terms",
    "termsPath": "source_terms_url",
}
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}

CHANGED_IN_CSV = (
    "空欄は値がないことを表す。数値の0ではない",
    "セルの中の改行(連続する改行は一つとみなす)は全角空白一つに置き換えている",
    "表計算ソフトが数式として実行しうる文字列(先頭が = + - @ とその全角、またはタブで、"
    "後に文字が続くもの)は、先頭にアポストロフィ(')を一つ付けている。"
    "元の文字列がアポストロフィで始まり同じ形になる場合も一つ付けるので、"
    "この形の値は先頭の一つを除くと元に戻る",
    "数値の列はそのままで、負の数にもアポストロフィは付かない",
    "表示できない制御文字は U+FFFD に置き換えている",
)
"""What differs between a CSV and the Parquet of the same table, for readers."""

RIGHTS = "利用条件は原典(大阪市の運営方針)の利用規約による。この表についての許諾の表示はない"
_DESCRIPTION = (
    "大阪市の各所属が毎年度公表する運営方針を、一行に一つの事実を置く表にしたもの。"
    "plans と diagnostics のほかは、各運営方針の最も新しい版の内容を収める"
    f"({EDITIONS_IN_WORDS})。同じ内容のParquetがCSVの隣にある。"
    "年度は年度の始まる西暦年。決算額(executed)と予算額(approved)は別のもので、"
    "案(draft)の金額は決定前のもの。CSVについて: "
)


def describe(sources: list[Json], folder: Path, created: str, modified: str) -> Json:
    """The descriptor of the files that stand in `folder`.

    `sources` are those of `source_of`; `created` and `modified` are ISO 8601 times: of the first
    writing, and of the last writing that changed the tables.
    """
    resources = [
        _resource(name, schema, folder) for name, schema in {**TABLES, **COMPANIONS}.items()
    ]
    content = content_sha256("".join(r["hash"] for r in resources[: len(TABLES)]).encode())
    return {
        "profile": "tabular-data-package",
        "name": "osaka-unei-hoshin",
        "title": "大阪市 運営方針データ",
        "description": _DESCRIPTION + "。".join(CHANGED_IN_CSV) + "。",
        "version": f"{__version__}+{content[:12]}",
        "created": created,
        "modified": modified,
        "keywords": ["大阪市", "運営方針", "予算", "決算", "評価指標", "EBPM"],
        "rights": RIGHTS,
        "sources": sources,
        **_licences(sources),
        "resources": resources,
        "texts": _texts(folder),
    }


def source_of(plan: Json) -> Json:
    """A row of `plans` as one of the package's sources: the document, by name and content."""
    facts = ("source_sha256", "plan_id", "edition", "department", "fiscal_year")
    known = {name: plan[column] for name, column in _ORIGIN.items() if plan[column] is not None}
    return {"title": plan["source"], **known, **{name: plan[name] for name in facts}}


def _licences(sources: list[Json]) -> Json:
    """The terms of use that the documents name with their address, each once; {} where none does."""
    named = {
        (source["terms"], source["termsPath"]): None
        for source in sources
        if "terms" in source and "termsPath" in source
    }
    listed = [{"title": title, "path": path} for title, path in named]
    return {"licenses": listed} if listed else {}


def to_bytes(descriptor: Json) -> bytes:
    """The descriptor as it stands in `datapackage.json`."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def foreign_keys(table: str) -> list[Json]:
    """The relations that Table Schema can state: those in which no null stands for "none"."""
    return [
        {
            "fields": list(relation.columns),
            "reference": {"resource": relation.parent, "fields": list(relation.columns)},
        }
        for relation in RELATIONS
        if relation.table == table and not relation.nullable
    ]


def field(table: str, column: Field) -> Json:
    """One column as a Table Schema field, without what does not apply."""
    facts = {
        "name": column.name,
        "title": column.title,
        "type": _TYPES.get(column.dtype, "string"),
        "description": column.description,
        "unit": column.unit,
        "missingMeaning": column.null,
        "verbatim": column.verbatim or None,
        "columnType": _COLUMN_TYPES.get(table, {}).get(column.name),
        "constraints": _constraints(column),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _constraints(column: Field) -> Json:
    found = {
        "required": not column.nullable,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "pattern": column.pattern,
        "enum": column.codes and list(column.codes),
    }
    return {name: fact for name, fact in found.items() if fact is not None}


def _schema(name: str, schema: Schema) -> Json:
    """The Table Schema; a key in which a null may stand is `uniqueKeys`, as no primary key may."""
    nullable = any(schema.columns[column].nullable for column in schema.key)
    key = {"uniqueKeys": [list(schema.key)]} if nullable else {"primaryKey": list(schema.key)}
    described = {
        "fields": [field(name, column) for column in schema.columns.values()],
        "missingValues": [""],
        **key,
    }
    keys = foreign_keys(name)
    return {**described, "foreignKeys": keys} if keys else described


def _texts(folder: Path) -> Json:
    """The documents' text, which is no resource: those are tabular files, and this is no CSV."""
    return {
        "name": TEXTS.name,
        "title": TEXTS.title,
        "description": f"一行が表すもの: {TEXTS.description}。startとendはこの文字列の中の位置。"
        "改行も文字として数えるので、CSVはない",
        **_file(folder / f"{TEXTS.name}.parquet"),
        "format": "parquet",
        "schema": _schema(TEXTS.name, TEXTS),
    }


def _resource(name: str, schema: Schema, folder: Path) -> Json:
    described = {
        "profile": "tabular-data-resource",
        "name": name.lower(),
        "title": schema.title,
        "description": f"一行が表すもの: {schema.description}",
        **_file(folder / f"{name}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bom": True,
        "dialect": _DIALECT,
        "schema": _schema(name, schema),
    }
    parquet = folder / f"{name}.parquet"
    return {**described, "parquet": _file(parquet)} if name in TABLES else described


def _file(path: Path) -> Json:
    size, digest = path.stat().st_size, file_sha256(path)
    return {"path": path.name, "bytes": size, "hash": f"sha256:{digest}"}
