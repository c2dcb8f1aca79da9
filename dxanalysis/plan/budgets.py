"""決算額 and 予算額: a label with its year, and the amount in it, behind it, or on the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.model import Phase
from dxanalysis.text.amounts import AMOUNT, parse_amount
from dxanalysis.text.width import normalise
from dxanalysis.text.years import ERA_YEAR, fiscal_year_of_short, gregorian_year

_OPEN, _CLOSE = r"[\[〔(【<]?", r"[\]〕)】>]?"
_LABEL = rf"{_OPEN}(?:(?:{ERA_YEAR}|(?P<short>\d{{1,2}}|元))(?:年度?)?)?(?:当初)?(?P<phase>決算額?|予算額?):?"
_ANY_LABEL = re.sub(r"\?P<\w+>", "?:", _LABEL)
_AMOUNT_TEXT = re.compile(AMOUNT.replace(r"\s*", "") + r"|-+|ー+|該当なし|なし|未定")
# A figure behind a label that is no amount is taken as one, so as to be refused by name.
_FAULTY = rf"(?!{_ANY_LABEL})(?=\D{{0,3}}\d)[^ぁ-ん\[\]〔〕()【】<>]{{1,20}}?(?={_CLOSE}(?:{_ANY_LABEL}|$))"
_ENTRY = re.compile(rf"{_LABEL}(?P<amount>{_AMOUNT_TEXT.pattern}|{_FAULTY})?{_CLOSE}")
_BARE_LABEL = re.compile(_LABEL + _CLOSE)
# Behind a label too: what begins or ends as money does (91百万, およそ10百万円), and no title that
# begins with a figure or holds 円 as a part of a word (3歳児健診の充実, 円滑な避難).
_FAULTY_BEHIND = re.compile(
    r"\D{0,3}\d[\d,.十百千万億兆]*+(?:円.*|\D{0,3})|.*[\d十百千万億兆]円\S{0,2}"
)
_PHASES: dict[str, Phase] = {"決": "executed", "予": "approved"}
_MAX_AMOUNT = 24  # characters; a longer text behind a label is no amount but the next paragraph


class BudgetEntry(NamedTuple):
    """A budget label and what stands as its amount; `text` is None for a blank."""

    fiscal_year: int
    phase: Phase
    text: str | None
    line: int

    def amount_yen(self) -> int | None:
        """The amount in yen, None for none; raises `AmountError` for what is no amount."""
        return None if self.text is None else parse_amount(self.text)


class BudgetMatch(NamedTuple):
    """The amounts that begin at a block, and how many blocks they take."""

    entries: list[BudgetEntry]
    blocks: int


def match_budgets(blocks: Sequence[Block], at: int, plan_year: int) -> BudgetMatch | None:
    """The budget labels in block `at`, the last one's amount perhaps in the block behind it."""
    block = blocks[at]
    matches = _entries_covering(squeezed(block.text))
    if not matches:
        return None
    entries = [
        _entry(match, plan_year, block.line, _printed(block.text, match)) for match in matches
    ]
    if matches[-1]["amount"] is None and (behind := _amount_behind(blocks, at + 1)):
        entries[-1] = _entry(matches[-1], plan_year, behind.line, behind.text)
        return BudgetMatch(entries, 2)
    return BudgetMatch(entries, 1)


def _entries_covering(text: str) -> list[re.Match[str]]:
    """The entries that a text wholly consists of; none where anything else stands in it."""
    if "決算" not in text and "予算" not in text:
        return []
    matches: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        match = _ENTRY.match(text, at)
        if not match:
            return []
        matches.append(match)
        at = match.end()
    return matches


def is_bare_label(text: str) -> bool:
    """Whether a text is an amount's label (`6決算額`) without its amount."""
    return _BARE_LABEL.fullmatch(squeezed(text)) is not None


def _printed(text: str, match: re.Match[str]) -> str | None:
    """The amount as printed, in its own width and with its own blanks."""
    if match["amount"] is None:
        return None
    start, end = normalise(text).squeezed.span(*match.span("amount"))
    return text[start:end].strip()


def _amount_behind(blocks: Sequence[Block], at: int) -> Block | None:
    """The block that stands as an amount: an amount, or a short text where one should be."""
    if at >= len(blocks) or not _beside(blocks[at - 1].cell, blocks[at].cell):
        return None
    text = squeezed(blocks[at].text)
    prose = len(text) > _MAX_AMOUNT or text.endswith("。")
    looks_like_one = not prose and _FAULTY_BEHIND.fullmatch(text)
    is_one = _AMOUNT_TEXT.fullmatch(text)
    return blocks[at] if (is_one or looks_like_one) and not _entries_covering(text) else None


def _beside(label: Cell | None, behind: Cell | None) -> bool:
    """Whether a table's cell can hold the amount of a label: in its row or below it."""
    if label is None or behind is None or label.table != behind.table:
        return True
    return label.row == behind.row or label.column == behind.column


def _entry(match: re.Match[str], plan_year: int, line: int, text: str | None) -> BudgetEntry:
    if match["gregorian"]:
        year = int(match["gregorian"])
    elif match["era"]:
        year = gregorian_year(match["era"], match["year"])
    else:
        year = fiscal_year_of_short(match["short"], plan_year) if match["short"] else plan_year
    return BudgetEntry(year, _PHASES[match["phase"][0]], text, line)
