"""A results section's blocks → its pieces: each a head, an indicator's words, a result or a note.

One line may hold several results: they are cut at inner bullets, behind grades, and where a known
strategy's or indicator's words begin. A sentence that goes on in the next block is joined with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from dxanalysis.documents.model import Block, Cell, Kind
from dxanalysis.plan.results.scale import is_legend
from dxanalysis.plan.results.words import IssueWords, unit_family
from dxanalysis.text.quantities import find_quantities
from dxanalysis.text.width import normal, normalise

Column = Literal["results", "previous"]

_BULLET = re.compile(r"(?<=[\s)\]】〕。A-E])[・･•■□◆◇●▪][\s]*|(?<=\s)-\s+")
_GRADE_WORD = r"(?:目標)?未?達成"
_MAY_FALL_APART = re.compile(r"[\s、,。;/]|[)\]】〕A-E][・･•■□◆◇●▪]")  # else it is one piece
_BEHIND_GRADE = re.compile(
    rf"(?<=[:【(\[〔→])\s*(?:[SA-E◎○〇△×]\s*(?:[:(]?\s*{_GRADE_WORD}\)?)?|{_GRADE_WORD})\s*[】)\]〕]?[\s、,。]+(?=[^\s:()】・]|\([\d理参要備内未])"
    rf"|(?<=\S)\s+[ABＡＢ](?:\({_GRADE_WORD}\))?[\s、,。]+(?=\S)"
)
_GRADE_FIRST = re.compile(
    r"[\s・-]*(?:[【(\[〔]\s*[SA-E◎○〇△×]\s*[】)\]〕]|(?:[AB]|[◎○〇△×])(?=[\s:]))(?!\s*$)"
)
_BRACKETED_GRADE = re.compile(r"(?<=\s)(?:【\s*[SA-E◎○〇△×]\s*】|\[\s*[SA-E◎○〇△×]\s*\])(?=\S)")
_OPENING = re.compile(r"\s[【<〈(※]")
_REMARK = re.compile(r"(?<=\s)(?:[(](?:理由|参考|要因|備考|内訳|未達成の?理由)[):]|※)")
_SENTENCE = re.compile(r"。\s+(?=[^\s()→:])(?![SA-E]\b|達成|未達成)")
_HEADING = re.compile(
    r"(?<=\s)(?:【(?![SA-E◎○〇△×]\s*】)[^】]{2,40}】|<[^<>]{3,40}>|〈[^〉]{3,40}〉)"
)
_SEPARATOR = re.compile(r"[、,]\s*|\s+[/／]\s*|[;；]\s*|\s+")
_SUBORDINATE = re.compile(
    r"に対し|のうち|うち|前年|昨年|累計|目標|内訳|増|減|定員|計|(?:達成|進捗|執行)率|度?比"
)
_ALL_GRADE = re.compile(r"(?:いずれも|すべて|全て|ともに)\s*(?:\S{1,4}$)?")
_FIGURE_ALONE = re.compile(r"[\d,.]+\s?[^\d\s、。]{1,4}|[-ー]")
_ONE_GRADE = re.compile(r"[:(【\s→]\s*(?:[SA-E◎○△×]|未?達成)\s*[)】]?$")
_IN_BRACKETS = re.compile(r"\([^()]*\)|【[^】]*】")
_OWN_BRACKET = re.compile(r"[(【]")
_UNFINISHED = re.compile(r"[、,]$")
_CLAUSE = re.compile(r"[ぁ-ん][、,]$")  # a verb's or a particle's, not 112名、
_VERBS_END = re.compile(
    r"[一-鿿]?[ぁ-ん]{0,3}(?:った|した|れた|えた|きた|いた|めた)(?:[。:(【\s]|$)"
)
_CLOSED = re.compile(r"[。)】」]$|[:(【\s→]\s*[SA-E◎○〇△×]\s*$|未?達成$")
_INFLECTED = re.compile(  # how a line begins that goes on from the one above
    r"(?:は|が|を|に|で|と|へ|も|の)(?=[一-鿿\d合、])|(?:した|して|され|する|った|って|たこと|たため|である|であ|でき|ない|なかった|ました)|た(?:[。:(]|$)"
)
_CLOSING = {"(": ")", "「": "」"}
_MOST_LINES = 6  # over which one remark in brackets may run
_HEAD = 5  # of a title by which it is known
_GRADED_END = re.compile(r"[:【(\[〔→]\s*(?:[SA-E◎○〇△×]|未?達成)\s*[】)\]〕]?$")
_SHORTEST = 4  # characters of a title; fewer may stand in any sentence


@dataclass(frozen=True)
class Piece:
    """A run of printed text in one column, its offsets in the document, and where it stands."""

    text: str
    start: int
    end: int
    line: int
    column: Column
    kind: Kind = Kind.PARAGRAPH
    cell: Cell | None = None


def cut(blocks: Sequence[Block], column: Column, words: IssueWords) -> list[Piece]:
    """The pieces of a section, in its order."""
    pieces = [piece for block in blocks for piece in _pieces(block, column, words)]
    return list(_joined(pieces, words))


def _pieces(block: Block, column: Column, words: IssueWords) -> Iterator[Piece]:
    form = normalise(block.text)
    at = [] if is_legend(block.text) else _cuts(form.text, words)
    bounds = [form.span(place, place)[0] for place in at]
    for start, end in pairwise([0, *bounds, len(block.text)]):
        text = block.text[start:end]
        bare = text.strip()
        bullet = _BULLET.match(" " + bare, 1)
        lead = len(bullet.group()) if bullet and start else 0
        if bare[lead:].strip(" 　、,，/／"):
            begin = block.start + start + text.index(bare) + lead
            shown = bare[lead:]
            if end < len(block.text):
                shown = _trimmed(shown)
            yield Piece(
                shown, begin, begin + len(shown), block.line, column, block.kind, block.cell
            )


def _trimmed(text: str) -> str:
    return text.rstrip("、,，/／ 　")


def _cuts(line: str, words: IssueWords) -> list[int]:
    """Where a line (in normal width) falls into pieces."""
    beside = _beside_grades(line) | _glued(line, words)
    if not beside and not _MAY_FALL_APART.search(line):
        return []
    places = {match.start() for match in _BULLET.finditer(line)}
    places |= beside
    if _OPENING.search(line):
        places |= {match.start() for match in _HEADING.finditer(line)}
        places |= {match.start() for match in _REMARK.finditer(line)}
    if "。" in line:
        places |= {match.end() for match in _SENTENCE.finditer(line)}
    places |= set(_titles(line, words))
    inner = [p for p in sorted(places) if 0 < p < len(line)]
    for start, end in pairwise([0, *inner, len(line)]):
        inner += [start + at for at in _figures_apart(line[start:end].rstrip(), words)]
    return sorted(inner)


def _beside_grades(line: str) -> set[int]:
    """Where a graded result ends; in a line that begins with a grade, where the next one begins."""
    found = list(_BEHIND_GRADE.finditer(line))
    if not _GRADE_FIRST.match(line):
        return {match.end() for match in found}
    starts = (match.start() for match in found)
    before = {at - 1 if line[at - 1] in "【([〔" else at for at in starts}
    before |= {match.start() for match in _BRACKETED_GRADE.finditer(line)}
    return {at for at in before if line[:at].strip(" ・-■□◆◇●(【[〔")}


def _glued(line: str, words: IssueWords) -> set[int]:
    """Where in a list of results a title follows a grade or a figure without a blank.

    Pages lose the break between two lines that fill their cell: `33回に増やした：A自転車講習は10回：A`.
    """
    titles = (*words.strategies, *(i.title for i in words.indicators))
    heads = {title[:_HEAD] for title in titles if len(title) >= _SHORTEST}
    if not line.startswith(tuple(heads)):
        return set()
    ends = {figure.end for figure in find_quantities(line)}
    found = {match.start() for head in heads for match in re.finditer(re.escape(head), line)}
    return {at for at in found if at in ends or _GRADED_END.search(line[:at])}


def _titles(line: str, words: IssueWords) -> Iterator[int]:
    """Where behind a blank a known title begins, if the line holds more than that."""
    if len(line) < 2 * _SHORTEST or " " not in line.strip():
        return
    form = normalise(line).squeezed
    titles = [
        t for t in (*words.strategies, *(i.title for i in words.indicators)) if len(t) >= _SHORTEST
    ]
    for title in titles:
        at = form.text.find(title)
        while at > 0:
            start, _ = form.span(at, at)
            if line[start - 1].isspace() and not re.search(
                r"指標\s*\d*\s*$|戦略[\d-]*\s*$|^\W*$|^\W*[SA-E]\W*$", line[:start]
            ):
                yield start
            at = form.text.find(title, at + 1)


def _figures_apart(line: str, words: IssueWords) -> list[int]:
    """Where a line tells several figures one after another: 満足度82%、受講者112名, or 82% 55% ―.

    Each part has one figure outside brackets. Behind a comma they are in different targets' units.
    """
    plain = _IN_BRACKETS.sub(lambda match: "□" * len(match.group()), line)
    if not re.search(r"[\s、,;/]", plain.strip()) or _SUBORDINATE.search(plain):
        return []
    if found := _named_parts(plain, line, words) or _even_parts(plain, line):
        return found
    if _ONE_GRADE.search(line) and not _ALL_GRADE.search(line):
        return []  # whose grade it is, nothing says
    every = _parts(plain, line, _SEPARATOR.pattern)
    held = [find_quantities(plain[a:b].strip(" 、,;/")) for a, b in pairwise(every)]
    if any(len(figures) != 1 for figures in held):
        return []
    parts = [_ALL_GRADE.sub("", line[a:b]).strip(" 、,;/") for a, b in pairwise(every)]
    if all(_FIGURE_ALONE.fullmatch(part) for part in parts):
        return every[1:-1]
    families = {unit_family(figures[0].unit) for figures in held}
    return every[1:-1] if len(families) == len(held) and families <= words.units else []


def _even_parts(plain: str, line: str) -> list[int]:
    """Where strokes or blanks part a line into parts of one figure each: 82% / 55% / ―."""
    for separator, is_part in ((r"\s*/\s*", _is_figure), (r"(?<=\S)\s+(?=\S)", _has_one)):
        bounds = _parts(plain, line, separator)
        if len(bounds) > 2 and all(is_part(plain[a:b]) for a, b in pairwise(bounds)):
            return bounds[1:-1]
    return []


def _named_parts(plain: str, line: str, words: IssueWords) -> list[int]:
    """Where a list parts, each of whose parts names another indicator before its figure."""
    if _ONE_GRADE.search(line) and not _ALL_GRADE.search(line):
        return []
    bounds = _parts(plain, line, r"(?:[、;；]|,(?!\d))\s*")
    parts = ["".join(plain[a:b].split()) for a, b in pairwise(bounds)]
    named = [_begun_title(part, words) for part in parts]
    distinct = len(parts) > 1 and None not in named and len(set(named)) == len(named)
    return bounds[1:-1] if distinct else []


def _begun_title(part: str, words: IssueWords) -> int | None:
    """The one indicator whose title, or its beginning, a part repeats before its last figure."""
    figures = find_quantities(part)
    said = part[: figures[-1].start].rstrip(":：はが") if figures else ""
    if len(said) < _SHORTEST:
        return None
    held = [i.number for i in words.indicators if i.title.startswith(said) or said == i.title]
    return held[0] if len(held) == 1 else None


def _parts(plain: str, line: str, separator: str) -> list[int]:
    """The bounds of the parts between separators; before いずれもA none is parted."""
    cuts = [m.end() for m in re.finditer(separator, plain) if not _OWN_BRACKET.match(line, m.end())]
    return [0, *(c for c in cuts if 0 < c < len(line) and not _ALL_GRADE.match(line, c)), len(line)]


def _is_figure(part: str) -> bool:
    return _FIGURE_ALONE.fullmatch(part.strip(" /")) is not None


def _has_one(part: str) -> bool:
    bare = part.strip(" 、,;/")
    if re.search(r"[、;]|,(?!\d)", bare):
        return False  # a list of its own
    return len(find_quantities(bare)) == 1 or bare in ("-", "ー")


def _joined(pieces: Sequence[Piece], words: IssueWords) -> Iterator[Piece]:
    """A sentence that stops at a comma, or in a bracket that is closed below, goes on below."""
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and _goes_on(pieces, at, end, words):
            end += 1
        first, last = pieces[at], pieces[end - 1]
        whole = "".join(piece.text for piece in pieces[at:end])
        text = _trimmed(whole)
        yield replace(first, text=text, end=last.end - len(whole) + len(text))
        at = end


def _goes_on(pieces: Sequence[Piece], first: int, at: int, words: IssueWords) -> bool:
    """Whether the piece at `at` continues those from `first` on."""
    piece, before = pieces[at], normal("".join(p.text for p in pieces[first:at]))
    if piece.cell != pieces[first].cell or at - first > _MOST_LINES:
        return False
    if opening := _open_bracket(before):
        ahead = "".join(normal(p.text) for p in pieces[at : first + _MOST_LINES])
        return bool(re.match(rf"[^{opening}]*{re.escape(_CLOSING[opening])}", ahead))
    if piece.kind is Kind.ITEM:
        return False
    figures = re.search(r"\d", before) and re.search(r"\d", piece.text)
    if before.endswith(("→", "⇒")):
        return True
    if _UNFINISHED.search(before) and (not figures or _CLAUSE.search(before)):
        return True
    return _is_wrapped(before, normal(piece.text), words)


def _is_wrapped(before: str, line: str, words: IssueWords) -> bool:
    """Whether a line was broken within a word or a figure: it begins as no sentence does."""
    if _CLOSED.search(before):
        return False
    bare = "".join(line.split())
    titles = (*words.strategies, *(i.title for i in words.indicators))
    if any(title[:_SHORTEST] == bare[:_SHORTEST] for title in titles if title):
        return False
    if before.endswith("っ") or _INFLECTED.match(bare):
        return True
    if _VERBS_END.match(bare) and re.search(r"[はがを、]", before):
        return True
    if not before[-1:].isdigit() or bare[:1].isdigit():
        return False
    figures = find_quantities(f"{before[-1:]}{bare}")
    return bool(figures) and figures[0].start == 0 and unit_family(figures[0].unit) in words.units


def _open_bracket(line: str) -> str:
    opening = max(_CLOSING, key=line.rfind)
    at = line.rfind(opening)
    return opening if at >= 0 and _CLOSING[opening] not in line[at:] else ""
