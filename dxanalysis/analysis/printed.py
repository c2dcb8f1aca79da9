"""The printed sentence behind a row of the tables, with the words that say the row's fact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from dxanalysis.analysis.rows import EditionRow, rows_of
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.schema.editions import edition_rank

if TYPE_CHECKING:
    from dxanalysis.store.frames import Tables

_AROUND = 80  # characters of the line that are shown on either side of the words
_CUT = "…"
# A text that was pasted from a page may hold its tags, which are no words of the document.
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SENTENCE_END = re.compile(rf"[。\n]|{_TAG.pattern}")
_NEEDED = ("plan_id", "start", "end")


class PrintedWordsMissingError(DxanalysisError):
    """A row whose printed words cannot be shown; `reason` says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Words of a document between what stands before and behind them in their sentence.

    Tags of a page that was pasted as text are left out. `start` is their character offset in the document's text; `line` is their place as the tables
    have it, None where the row has none.
    """

    before: str
    words: str
    after: str
    start: int
    line: int | None

    @property
    def sentence(self) -> str:
        """The sentence or line as printed; of several lines where the words are."""
        return self.before + self.words + self.after

    def shortened(self, most: int) -> PrintedWords:
        """The same on one line and of at most so many characters, cut around the words."""
        before, words, after = (_one_line(part) for part in (self.before, self.words, self.after))
        before, after = before.lstrip(), after.rstrip()
        if len(before + words + after) > most:
            words = _first(words, most)
            room = most - len(words)
            after = _first(after, max(room - len(before), room // 2))
            before = _last(before, room - len(after))
        return PrintedWords(before, words, after, self.start, self.line)


def printed_at(text: str, start: int, end: int, line: int | None = None) -> PrintedWords:
    """The words between two offsets of a document's text, in the sentence around them.

    Raises `PrintedWordsMissingError` for offsets that are not in the text.
    """
    if not 0 <= start <= end <= len(text):
        raise PrintedWordsMissingError(
            f"位置 {start}から{end} は文書の文字列({len(text)}文字)の中にありません。"
            "dx.load_tables の表の行をそのまま渡してください"
        )
    start, end = _trimmed(text, start, end)
    words = _TAG.sub("", text[start:end])
    return PrintedWords(_before(text, start), words, _after(text, end), start, line)


def edition_of_row(tables: Tables, facts: Mapping[str, Any]) -> EditionRow:
    """The edition that a row is read from: the one it names, else the newest of its plan.

    Raises `UnknownPlanError`.
    """
    editions = rows_of(tables.of_plan(facts["plan_id"]).plans, EditionRow)
    named = [
        each
        for each in editions
        if facts.get("edition") == each.edition
        or ("edition" not in facts and facts.get("source") == each.source)
    ]
    return max(named or editions, key=lambda each: edition_rank(each.edition))


def printed_words(tables: Tables, row: object) -> tuple[PrintedWords, EditionRow]:
    """What the document prints for a row of any table, and the edition in which it does.

    Raises `PrintedWordsMissingError`, which says what to do, or `UnknownPlanError`.
    """
    facts = row_facts(row)
    if missing := [name for name in _NEEDED if name not in facts]:
        raise PrintedWordsMissingError(
            f"行に {'、'.join(missing)} がありません。dx.load_tables の表の行をそのまま渡してください"
        )
    if facts["plan_id"] is None:
        raise PrintedWordsMissingError(
            "運営方針と認められない文書についての行です。文書を直接見てください"
        )
    edition = edition_of_row(tables, facts)
    if facts["start"] is None or facts["end"] is None:
        raise PrintedWordsMissingError(
            f"この行の文言は文書({edition.source})の中の一か所に定まりません。文書全体を見てください"
        )
    texts = tables.texts
    text = texts.of(edition.plan_id, edition.edition) if texts is not None else None
    if text is None:
        raise PrintedWordsMissingError(
            "この表とともに読まれた文書の文字列がありません。dxanalysis ingest を実行し、"
            "dx.load_tables で表を読み直してください"
        )
    return printed_at(text, facts["start"], facts["end"], facts.get("line")), edition


def row_facts(row: object) -> dict[str, Any]:
    """A row of a frame (Series, dict, named tuple, or typed row) as plain values by column."""
    values: Mapping[Any, Any]
    if isinstance(row, pd.Series | Mapping):
        values = dict(row)
    elif hasattr(row, "_asdict"):
        values = row._asdict()
    elif is_dataclass(row) and not isinstance(row, type):
        values = asdict(row)
    else:
        raise PrintedWordsMissingError(
            "表の一行(Series、dict、itertuples の行)を渡してください。例: tables.budgets.iloc[0]"
        )
    return {str(name): _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of any column
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)  # what a frame of mixed columns makes of a whole number
    return int(value) if pd.api.types.is_integer(value) else value


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same offsets without the blanks at either side."""
    within = text[start:end]
    if not within.strip():
        return start, end
    return end - len(within.lstrip()), start + len(within.rstrip())


def _before(text: str, start: int) -> str:
    begin = text.rfind("\n", 0, start) + 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text, begin, start)]
    return _last(text[ends[-1] if ends else begin : start].lstrip(), _AROUND)


def _after(text: str, end: int) -> str:
    if text[end - 1 : end] == "。":
        return ""
    found = _SENTENCE_END.search(text, end)
    stop = len(text) if found is None else found.start() + (found[0] == "。")
    return _first(text[end:stop].rstrip(), _AROUND)


def _first(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most - 1] + _CUT if most > 0 else ""


def _last(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return _CUT + text[len(text) - most + 1 :] if most > 0 else ""


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
