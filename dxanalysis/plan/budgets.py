"""決算額 and 予算額: a label with its year, and the amount in it, behind it, or on the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from dxanalysis.documents.model import Block, Cell
from dxanalysis.plan.labels import squeezed
from dxanalysis.plan.model import Phase
from dxanalysis.text.amounts import AMOUNT, AmountError, parse_amount
from dxanalysis.text.width import Normalised, normalise
from dxanalysis.text.years import ERA_YEAR, fiscal_year_of_short, gregorian_year

_OPEN, _CLOSE = r"[\[〔(【<]?", r"[\]〕)】>]?"
# 令和0年度 is printed, and is no year.
_YEAR = (
    rf"(?:(?P<no_year>(?:令和|平成|昭和)?0{{1,2}})|{ERA_YEAR}|(?P<short>\d{{1,2}}|元))(?:年度?)?"
)
_LABEL = rf"{_OPEN}(?:{_YEAR})?(?:当初)?(?P<phase>決算額?|予算額?):?"
_ANY_LABEL = re.sub(r"\?P<\w+>", "?:", _LABEL)
_AMOUNT_TEXT = re.compile(AMOUNT.replace(r"\s*", "") + r"|-+|ー+|該当なし|なし|未定")
# A figure behind a label that is no amount is taken as one, so as to be refused by name.
_FAULTY = rf"(?!{_ANY_LABEL})(?=\D{{0,3}}\d)[^ぁ-ん\[\]〔〕()【】<>※]{{1,20}}?(?={_CLOSE}(?:{_ANY_LABEL}|※|$))"
_ENTRY = re.compile(rf"{_LABEL}(?P<amount>{_AMOUNT_TEXT.pattern}|{_FAULTY})?{_CLOSE}")
_BARE_LABEL = re.compile(_LABEL + _CLOSE)
_BEGINS_AS_LABEL = re.compile(rf"{_OPEN}(?:{_YEAR}(?:当初)?(?:決算|予算)|(?:当初)?(?:決算|予算)額)")
# Behind a label too: what begins or ends as money does (91百万, およそ10百万円), and no title that
# begins with a figure or holds 円 as a part of a word (3歳児健診の充実, 円滑な避難).
_FAULTY_BEHIND = re.compile(
    r"\D{0,3}\d[\d,.十百千万億兆]*+(?:円.*|\D{0,3})|.*[\d十百千万億兆]円\S{0,2}"
)
# Words beside amounts that say what they hold: ※補正予算50百万円を含む, (うち基金10百万円), ※人件費を除く.
_REMARK = re.compile(
    r"(?:※|[(〔\[]|うち|内訳|内数|ほか|別途|補正|[^。]{1,10}を(?:含む|除く)$)"
    r"(?=.*(?:[\d十百千万億]円|予算|決算|執行率|人件費|会計|を含む|を除く)).{1,80}"
)
_PHASES: dict[str, Phase] = {"決": "executed", "予": "approved"}
_MAX_AMOUNT = 24  # characters; a longer text behind a label is no amount but the next paragraph
_MAX_WRAPPED = 3  # lines over which one amount is broken in a narrow cell
_TWO = "／"  # between two amounts under one label


class BudgetEntry(NamedTuple):
    """A budget label and what stands as its amount; `text` is None for a blank.

    `fiscal_year` is None where the printed year is none (令和0年度); `label` is the label as
    printed. `start` and `end` are the amount's offsets in the document, the label's for a blank.
    """

    fiscal_year: int | None
    phase: Phase
    text: str | None
    line: int
    label: str = ""
    start: int = 0
    end: int = 0

    def amount_yen(self) -> int | None:
        """The amount in yen, None for none; raises `AmountError` for what is no amount."""
        return None if self.text is None else parse_amount(self.text)

    def with_further(self, block: Block) -> BudgetEntry:
        """The entry once another amount stands under it: which of them is meant, nobody can tell.

        The same amount in another unit (1,129千円 / (1,129,000円)) changes nothing.
        """
        if self.text and not _is_broken(self.text):
            other = squeezed(block.text).removeprefix("(").removesuffix(")")
            if not _is_broken(other) and self.amount_yen() == parse_amount(other):
                return self
        return self._replace(text=f"{self.text or ''}{_TWO}{block.text}", end=block.end)


class BudgetMatch(NamedTuple):
    """The amounts that begin at a block, how many blocks they take, and a remark behind them."""

    entries: list[BudgetEntry]
    blocks: int
    remark: str = ""


def match_budgets(blocks: Sequence[Block], at: int, plan_year: int) -> BudgetMatch | None:
    """The budget labels in block `at`, the last one's amount perhaps in the block behind it.

    An amount that a narrow cell broke over its lines is put together where it then is one.
    """
    block = blocks[at]
    if "算" not in block.text:  # neither 決算 nor 予算, as most
        return None
    matches, remark = _entries_covering(squeezed(block.text))
    if not matches:
        return None
    form = normalise(block.text).squeezed
    entries = [_entry(match, plan_year, block, form) for match in matches]
    last, count = entries[-1], 1
    if last.text is None and not remark and (behind := _amount_behind(blocks, at + 1)):
        entries[-1] = last._replace(
            text=behind.text, line=behind.line, start=behind.start, end=behind.end
        )
        count = 2
    following = blocks[at + count : at + count + 1]
    if following and following[0].cell == blocks[at + count - 1].cell:
        entries[-1], more = _wrapped(entries[-1], blocks, at + count)
        count += more
    return BudgetMatch(entries, count, remark)


def is_amount(text: str) -> bool:
    """Whether a text is an amount of money and nothing else."""
    bare = squeezed(text).removeprefix("(").removesuffix(")")
    return re.fullmatch(AMOUNT, bare) is not None


def is_amount_remark(text: str) -> bool:
    """Whether a text that stands beside amounts says something of them: ※補正予算を含む."""
    return _REMARK.fullmatch(squeezed(text)) is not None


def is_bare_label(text: str) -> bool:
    """Whether a text is an amount's label (`6決算額`) without its amount."""
    return "算" in text and _BARE_LABEL.fullmatch(squeezed(text)) is not None


def begins_as_label(text: str) -> bool:
    """Whether a text begins with an amount's label, whatever stands behind it: 予算額(百万円)."""
    return "算" in text and _BEGINS_AS_LABEL.match(squeezed(text)) is not None


def could_be_amount(text: str) -> bool:
    """Whether a text is as short as what stands in an amount's place: 調整中, 別途計上."""
    bare = squeezed(text)
    return len(bare) <= _MAX_AMOUNT and not bare.endswith("。")


def _entries_covering(text: str) -> tuple[list[re.Match[str]], str]:
    """The entries that a text consists of, and a remark behind them; none where anything else is."""
    if "決算" not in text and "予算" not in text:
        return [], ""
    matches: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        match = _ENTRY.match(text, at)
        if match:
            matches.append(match)
            at = match.end()
        elif matches and matches[-1]["amount"] and is_amount_remark(text[at:]):
            return matches, text[at:]
        else:
            return [], ""
    return matches, ""


def _amount_behind(blocks: Sequence[Block], at: int) -> Block | None:
    """The block that stands as an amount: an amount, or a short text where one should be.

    In the cell beside the label any short text is what stands for the amount: 調整中.
    """
    if at >= len(blocks) or not _beside(blocks[at - 1].cell, blocks[at].cell):
        return None
    text = squeezed(blocks[at].text)
    stands_for_one = _AMOUNT_TEXT.fullmatch(text) or (
        could_be_amount(text)
        and (_FAULTY_BEHIND.fullmatch(text) or _is_next_cell(blocks[at - 1], blocks[at]))
    )
    return blocks[at] if stands_for_one and not _entries_covering(text)[0] else None


def _wrapped(entry: BudgetEntry, blocks: Sequence[Block], at: int) -> tuple[BudgetEntry, int]:
    """The entry with the rest of its amount, and how many more blocks that is.

    Only where the text is no amount, the blocks behind it stand in its cell, and one way alone to
    go on gives an amount.
    """
    cell = blocks[at - 1].cell
    if cell is None or entry.text is None or not _is_broken(entry.text):
        return entry, 0
    behind = [block for block in blocks[at : at + _MAX_WRAPPED - 1] if block.cell == cell]
    texts = list(accumulate([entry.text, *(block.text.strip() for block in behind)]))[1:]
    whole = [number for number, text in enumerate(texts) if not _is_broken(text)]
    if len(whole) != 1:
        return entry, 0
    last = whole[0]
    return entry._replace(text=texts[last], end=behind[last].end), last + 1


def _is_broken(text: str) -> bool:
    """Whether a text is no amount, and does not say either that there is none."""
    try:
        parse_amount(text)
    except AmountError:
        return True
    return False


def _beside(label: Cell | None, behind: Cell | None) -> bool:
    """Whether a table's cell can hold the amount of a label: in its row or below it."""
    if label is None or behind is None or label.table != behind.table:
        return True
    return label.row == behind.row or label.column == behind.column


def _is_next_cell(label: Block, behind: Block) -> bool:
    """Whether a block stands in its label's row, in the cell to the right."""
    one, other = label.cell, behind.cell
    if one is None or other is None:
        return False
    return (one.table, one.row, one.column + 1) == (other.table, other.row, other.column)


def _entry(match: re.Match[str], plan_year: int, block: Block, form: Normalised) -> BudgetEntry:
    amount = match["amount"]
    start, end = form.span(*match.span("amount" if amount else 0))
    printed = block.text[start:end].rstrip()
    start, end = start + len(printed) - len(printed.lstrip()), start + len(printed)
    return BudgetEntry(
        fiscal_year=_year_of(match, plan_year),
        phase=_PHASES[match["phase"][0]],
        text=printed.strip() if amount else None,
        line=block.line,
        label=match.string[match.start() : match.start("amount") if amount else match.end()],
        start=block.start + start,
        end=block.start + end,
    )


def _year_of(match: re.Match[str], plan_year: int) -> int | None:
    if match["no_year"]:
        return None
    if match["gregorian"]:
        return int(match["gregorian"])
    if match["era"]:
        return gregorian_year(match["era"], match["year"])
    return fiscal_year_of_short(match["short"], plan_year) if match["short"] else plan_year
