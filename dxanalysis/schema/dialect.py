"""The form of the CSV files, as a data package says it and as a reader must know it."""

from __future__ import annotations

DIALECT = {
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
