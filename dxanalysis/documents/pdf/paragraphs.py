"""Printed lines → paragraphs: a line goes on where the break was forced by the margin alone.

In doubt lines stay apart: the grammar puts together a label that was broken, but cannot cut one
off a text that it was glued to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dxanalysis.documents.pdf.lines import Line

# All in ems.
_SLACK = 0.3  # how far short of the margin a full line may end
_WIDER = 1.35  # times the usual distance of lines: a new paragraph
_FARTHEST = 2.3  # the distance of lines of one paragraph where there is no usual one
_INDENT = 0.6
_HEAD = "、。，．・：；？！ー）」』】〕》〉］｝’”…‥々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％℃"
_UNIT = re.compile(rf"[「『（【〔《〈［｛(\[{{‘“]*(?:[!-,.0-~]+-?|\S)[{_HEAD},.:;?!)\]}}%]*")
_BEGINS = re.compile(
    r"\s*(?:[・･•●○◯◎◆◇■□▪‣★☆▶►✓【〔《〈<＜〇]"
    r"|[-*]\s|[①-⑳❶-❿㋐-㋾⑴-⒇]"
    r"|[(（][0-9０-９ⅰ-ⅹa-zａ-ｚア-ン]{1,2}[)）]"
    r"|(?:[0-9０-９]{1,2}|[A-Za-z])(?:[.．](?![0-9０-９])|[)）])|[ア-ン][.．]"
    r"|※[^。]{1,40}?(?:…|：|:))"
)
_SENTENCE_END = re.compile(r"[。．！？][」』）)]?\s*$")
_LATIN = re.compile(r"[0-9A-Za-z]")
_BROKEN = 0.5  # ems; where less room was left, a word was broken at any letter


def paragraphs(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Lines that follow one another, put together where a paragraph goes on."""
    pitch = _usual_pitch(lines)
    spaced = _are_spaced(lines, pitch)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not _goes_on(paragraph, line, pitch, shows_paragraphs=spaced):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def goes_on(last: Line, line: Line) -> bool:
    """Whether `line`, at the top of the next page, goes on where `last` broke off."""
    return _goes_on([last], line, 0, shows_paragraphs=False)


def text_of(lines: Sequence[Line]) -> str:
    """The text of one paragraph, without blanks between the characters of Japanese."""
    text = lines[0].text
    for before, line in pairwise(lines):
        text += _glue(before, line) + line.text
    return text


def _usual_pitch(lines: Sequence[Line]) -> float:
    pitches = [
        (line.baseline - before.baseline) / line.em
        for before, line in pairwise(lines)
        if line.page == before.page and line.baseline - before.baseline > 0.8 * line.em
    ]
    return min(pitches, default=0.0)


def _are_spaced(lines: Sequence[Line], pitch: float) -> bool:
    """Whether paragraphs are told apart by more than a line's end: else a full stop there is one."""
    return any(
        line.page == before.page and line.baseline - before.baseline > pitch * _WIDER * line.em
        for before, line in pairwise(lines)
    )


def _goes_on(
    paragraph: Sequence[Line], line: Line, pitch: float, *, shows_paragraphs: bool
) -> bool:
    last = paragraph[-1]
    if last.is_upright or line.is_upright or _BEGINS.match(line.text):
        return False
    if not _is_next(last, line, pitch) or not _is_aligned(paragraph, line):
        return False
    if _parts_number(last, line) and not _is_broken(last, line):
        return False  # two figures, that would look like one
    if _SENTENCE_END.search(last.text):
        return _is_full(last, line) and _is_prose(line) and shows_paragraphs
    return _is_full(last, line)


def _is_next(last: Line, line: Line, pitch: float) -> bool:
    """Whether it stands right below, in the same size."""
    if last.is_wide and line.is_wide and abs(last.em - line.em) > 0.1 * last.em:
        return False
    if last.page != line.page:
        return True
    drop = (line.baseline - last.baseline) / line.em
    return 0.8 < drop <= min(_FARTHEST, pitch * _WIDER)


def _is_aligned(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether it begins where the paragraph's lines do; the first may be indented or hang out."""
    first, last = paragraph[0], paragraph[-1]
    if len(paragraph) > 1:
        return abs(line.x0 - last.x0) <= _INDENT * line.em
    shift = (line.x0 - first.x0) / line.em
    hanging = 3.5 if _BEGINS.match(first.text) else _INDENT
    return -2.5 <= shift <= hanging


def _is_full(last: Line, line: Line) -> bool:
    """Whether the next line's first word had no room on the last."""
    unit = _UNIT.match(line.text.lstrip())
    width = _width(unit.group()) * line.em if unit else 0
    return last.x1 + width > last.limit - _SLACK * line.em


def _is_prose(line: Line) -> bool:
    """Whether a line behind a full stop is more of the same, and not a label or a title."""
    return bool(_SENTENCE_END.search(line.text)) or line.x1 > line.limit - 2 * line.em


def _width(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def _glue(before: Line, line: Line) -> str:
    """The blank between two lines: between Latin words, unless the word itself was broken."""
    latin = _LATIN.match(before.text[-1:]) and _LATIN.match(line.text[:1])
    return " " if latin and not _is_broken(before, line) else ""


def _parts_number(last: Line, line: Line) -> bool:
    return last.text[-1:].isdigit() and line.text[:1].isdigit()


def _is_broken(last: Line, line: Line) -> bool:
    return last.limit - last.x1 < _BROKEN * line.em
