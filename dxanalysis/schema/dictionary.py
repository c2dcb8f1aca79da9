"""`docs/data-dictionary.md`, made from the schemas: `python -m dxanalysis.schema.dictionary`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.schema.codes import CODES, OPEN_CODES
from dxanalysis.schema.datapackage import CHANGED_IN_CSV, RIGHTS, field
from dxanalysis.schema.editions import EDITIONS_IN_WORDS
from dxanalysis.schema.field import Field
from dxanalysis.schema.relations import RELATIONS
from dxanalysis.schema.tables import COMPANIONS, DERIVED, SCHEMAS, STORED, Schema
from dxanalysis.text.years import era_label

_LISTED = {**STORED, **DERIVED, **COMPANIONS}
PATH = Path("docs/data-dictionary.md")

_TYPE_NAMES = {"string": "文字列", "integer": "整数", "number": "数値", "boolean": "真偽"}

_OPENING = """\
# データ辞書

大阪市の運営方針を読み取った表の、列の意味・単位・コード・空欄の意味をまとめたものです。
表の定義から作られています。直接書き換えず、定義を変えてから
`python -m dxanalysis.schema.dictionary` で作り直してください。

## 使いはじめ

```python
import dxanalysis as dx

tables = dx.load_tables("data/processed")
tables.budgets.query("issue_no == 1")
```

表計算ソフトではCSVを開きます。プログラムからはParquetを読むと、型と改行がそのまま残ります。

## ファイルの形式

- CSVの文字コードはUTF-8(BOM付き)、区切りはコンマ、改行はCRLF、見出しは1行目(RFC 4180)
{csv}
- 表計算ソフトは「1-1」のような値を日付に変えることがある。経営課題の表記(issue_label)を
  使うときは、「データの取り込み」で列の型を文字列にするか、Parquetを使う
- Parquetは同じ表を、置き換えなしに収めたもの
- 各行のstartとendは、文書の文字列(`texts.parquet` のdocument_text)の中の位置。
  `dx.source(tables, 行)` は、その行の事実が書かれた文を示す
- `datapackage.json` は各ファイルの列・型・単位・キー・ハッシュ(Frictionless Data Package)
- `codes.csv` はすべてのコード、`CHANGES.csv` はデータの変更履歴

## 作り方

1. 各所属が公表した運営方針の文書を、内容を変えずに保存する
2. 見出しや欄の名前を手がかりに、経営課題・金額・戦略・指標・目標・実績・自由記述を読み取る
3. 文書の空白でない文字が、すべて事実・ラベル・定型文として読まれたかを数える(plansのcoverage)
4. 一つの事実を一行にして表に置き、型・値の範囲・コード・キーを検査してから書き出す

- 文書が記していないことは補わない。達成・未達成(grade)は文書の記載だけで、計算しない
- 金額は「百万円」などの表記を円に換算し、文書の表記をamount_text列に残す。
  百万円単位で書かれた金額は、円の列でも百万円未満の桁を持たない
- 決算額と予算額は別のもの。比べるときは区分(phase)を示すこと
- 案・素案の金額は決定前のもの
- plansとdiagnosticsのほかは、各運営方針の最も新しい版だけを収める({editions})
- 読み取りで疑わしいところ、読めなかったところはdiagnosticsにある。
  数値を使う前に、その文書の行を見ること

## 年度

年度はすべて、年度の始まる西暦年で表します。

"""

_CLOSING = f"""\
## 更新と引用

最後に内容が変わった日時は `datapackage.json` の `modified`、何が変わったかは `CHANGES.csv` に
あります。内容が変わらなければ、どちらも変わりません。

引用するときは、所属・年度・版・文書名・行と、表の版(`datapackage.json` の `version`)を
示してください。

> 大阪市デジタル統括室「令和8年度 運営方針(案)」(文書名とSHA-256はplansのsource、
> source_sha256)。dxanalysisによる表 budgets、版 0.1.0+(12桁の英数字)

{RIGHTS}。
"""


def data_dictionary() -> str:
    """The whole document, Japanese Markdown."""
    csv = "\n".join(f"- {line}" for line in CHANGED_IN_CSV)
    return "\n".join(
        [
            _OPENING.format(csv=csv, editions=EDITIONS_IN_WORDS) + _years(),
            "## 表の一覧\n\n" + _list(),
            *(_table(name, schema) for name, schema in _LISTED.items()),
            "## コード\n",
            *(_codes(column, codes) for column, codes in {**CODES, **OPEN_CODES}.items()),
            _CLOSING,
        ]
    )


def _years() -> str:
    return _grid(["西暦", "年度"], ((str(year), era_label(year)) for year in range(2013, 2031)))


def _list() -> str:
    rows = (
        (
            f"[{name}](#{name.lower()})",
            schema.title,
            schema.description,
            "、".join(schema.key),
            "・".join(_kinds(name)),
        )
        for name, schema in _LISTED.items()
    )
    return _grid(["表", "名称", "一行が表すもの", "主キー", "形式"], rows)


def _kinds(name: str) -> list[str]:
    kinds = {"CSV": {**SCHEMAS, **DERIVED, **COMPANIONS}, "Parquet": {**STORED, **DERIVED}}
    return [kind for kind, names in kinds.items() if name in names]


def _table(name: str, schema: Schema) -> str:
    heads = ["列", "名称", "型", "単位", "意味", "空欄の意味"]
    rows = (_column(name, column) for column in schema.columns.values())
    return (
        f"## {name}\n\n{schema.title}。一行が表すもの: {schema.description}。\n\n"
        f"主キー: {_ticked(schema.key)}\n{_relations(name)}\n{_grid(heads, rows)}"
    )


def _column(table: str, column: Field) -> tuple[str, ...]:
    facts = field(table, column)
    meaning = facts["description"]
    if facts.get("verbatim"):
        meaning += "(原文のまま)"
    if "enum" in facts["constraints"] or column.name in OPEN_CODES:
        meaning += f"([コード](#{column.name}-列))"
    return (
        f"`{column.name}`",
        facts["title"],
        _TYPE_NAMES[facts["type"]],
        facts.get("unit", ""),
        meaning,
        facts.get("missingMeaning", "空欄にならない"),
    )


def _relations(table: str) -> str:
    named = [
        f"\n{_ticked(relation.columns)} は表 `{relation.parent}` の行を指す"
        + ("(空欄なら指さない)。" if relation.nullable else "。")
        for relation in RELATIONS
        if relation.table == table
    ]
    return "".join(f"{line}\n" for line in named)


def _codes(column: str, codes: dict[str, tuple[str, str]]) -> str:
    rows = ((f"`{code}`", name, meaning) for code, (name, meaning) in codes.items())
    return f"### {column} 列\n\n" + _grid(["コード", "名称", "意味"], rows)


def _ticked(names: Iterable[str]) -> str:
    return "、".join(f"`{name}`" for name in names)


def _grid(heads: list[str], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines
    )


def main() -> None:
    """Write the document into the checkout."""
    (CHECKOUT or Path()).joinpath(PATH).write_text(data_dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
