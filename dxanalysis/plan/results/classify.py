"""What each piece of a results section is: a head, an indicator's words, a result, a grade, a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dxanalysis.documents.model import Kind
from dxanalysis.plan.results.cut import Piece
from dxanalysis.plan.results.figures import Role, figures_of
from dxanalysis.plan.results.grades import read_grade
from dxanalysis.plan.results.repeats import (
    MARK,
    near_indicator,
    printed_number,
    repeats_target,
    strategy_head,
    wording_at,
)
from dxanalysis.plan.results.scale import Scale, is_legend
from dxanalysis.plan.results.words import OUTCOME_WORDS, IndicatorWords, IssueWords, grams_of
from dxanalysis.text.width import normal, normalise

_INDICATOR_NO = re.compile(
    r"(?:評価|成果|アウトカム)?指標\s*(?:\d{1,2}\s*-\s*)?(?P<no>\d{1,2}|[①-⑨])\s*[:.、]?\s*"
)
_NOTE = re.compile(
    r"\s*(?:※|注\d?[):.]|\(?(?:理由|要因|参考|備考|内訳|補足|説明|背景|原因|課題|未達成の理由|達成できなかった理由)(?:[):\s]|$)"
    r"|\((?:理由|参考|内訳|うち|備考|要因)|【(?:理由|参考|内訳|備考|要因)】?|うち|内訳|前年度?[はのよ比\s:]|昨年度?[はのよ比\s:]|[(【<〈\[]?中間)"
)
_REASON = re.compile(
    r"(?:ため|ことによる|による|が要因|が原因|と考えられる|と思われる|影響)(?:である|です|と考える)?[。)]*$"
)
_FIGURE_ONLY = re.compile(r"[\d,]+(?:\.\d+)?\s?[^\s\d、。()「」:→/・-]{1,4}")
_GOES_ON = re.compile(r"[、,がをにではのともしき]$")
_ARROW = re.compile(r"\s*(?:→|⇒|=>|->)\s*")
_BLANK = re.compile(
    r"[-ー~・]*|[-ー]+\([^()]*\)?|(?:実績|前年度実績)?(?:なし|無し)\([^()]*\)?|該当(?:なし|無し)|記載なし|未記入|空欄|\(?空白\)?"
)
_PENDING = re.compile(r"集計|測定|算定|調査|確認|精査|公表予定|未確定|未公表|未定|取りまとめ")
_PENDING_TEXT = re.compile(
    r"\D{0,20}(?:(?:集計|測定|算定|調査|確認|精査)中|未確定|未公表|公表待ち|(?:取り|と)まとめ中"
    r"|(?:\d{1,2}月(?:末|頃|中旬|下旬|上旬)?に?)?公表予定|集計後に?公表)"
    r"(?:[、(]?(?:令和\d{1,2}年)?(?:\d{1,2}月)?\D{0,20})"
)


_RESULT_REMARK = re.compile(
    r"※\s*(?:理由|要因|参考|備考|注|内訳|未達成|達成|速報|暫定|集計|前年|昨年|目標|実績|[^:…]{0,30}\d)"
)


_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PARTING = re.compile(r"\s+|。")
_LONG_TITLE = 6  # characters; a shorter one may stand in any sentence
_INNER_GRADE = re.compile(
    r"\s[AB]\s+\S|[:(【\[〔]\s*[SA-E◎○△×]\s*[)】\]〕]?[\s、。]+\S|[(【:]未?達成[)】]?\s+\S|[【〈<]戦略\s*\d"
)


class Sort(StrEnum):
    """What a piece is."""

    HEAD = "head"  # a strategy repeated, or another group's heading
    WORDING = "wording"  # an indicator repeated, with or without its target
    RESULT = "result"
    GRADE = "grade"  # a grade alone
    NOTE = "note"
    PENDING = "pending"  # 集計中
    BLANK = "blank"  # ―
    LEGEND = "legend"


@dataclass(frozen=True)
class SortedPiece:
    """A piece with what it is. A line may be a head and a result: then `strategy_no` is set too."""

    piece: Piece
    sort: Sort
    text: str = ""
    grade: str | None = None
    of_all: bool = False
    contradicted: bool = False
    head: GroupHead | None = None
    indicator_no: int | None = None  # of 指標n, as printed
    wording: str = ""  # the indicator's words before the result
    several: bool = False  # more than one result, which nothing cuts apart


@dataclass(frozen=True)
class GroupHead:
    """A heading among the results: the strategy that it repeats, or None for an unknown group."""

    strategy_no: int | None
    grade: str | None = None


def classify(pieces: Sequence[Piece], words: IssueWords, scale: Scale) -> list[SortedPiece]:
    """What each piece is; notes over several lines are seen by what stands before them."""
    classifier = _Classifier(words, scale)
    for piece in pieces:
        classifier.entries.append(classifier.entry(piece))
    return classifier.entries


class _Classifier:
    """The entries so far, by which the next piece is judged."""

    def __init__(self, words: IssueWords, scale: Scale) -> None:
        self._words, self._scale = words, scale
        self.entries: list[SortedPiece] = []

    def entry(self, piece: Piece) -> SortedPiece:
        """What a piece is."""
        if is_legend(piece.text):
            return SortedPiece(piece, Sort.LEGEND, piece.text)
        graded = read_grade(piece.text, self._scale)
        figure_only = _FIGURE_ONLY.fullmatch(normal(graded.text)) is not None
        sort = Sort.RESULT if figure_only else Sort.GRADE
        plain = SortedPiece(
            piece, sort, graded.text, graded.grade, graded.of_all, graded.contradicted
        )
        if figure_only or not graded.text:
            return plain
        if self._is_note(piece, graded.text):
            mixed = bool(graded.grade) and _goes_beyond(normal(graded.text), self._words)
            return replace(plain, sort=Sort.RESULT if mixed else Sort.NOTE, several=mixed)
        number, rest = strategy_head(graded.text, self._words)
        if number is None:
            return self._result(plain)
        return self._below_head(replace(plain, head=GroupHead(number or None)), rest)

    def _is_note(self, piece: Piece, text: str) -> bool:
        """A remark by how it begins; behind a bullet nothing goes on from the line before."""
        before = self.entries[-1] if self.entries else None
        own = piece.kind is Kind.ITEM and not _IN_BRACKETS.fullmatch(normal(text).strip())
        return (not own or _opens_note(text)) and _is_note(text, self._words, before)

    def _below_head(self, entry: SortedPiece, rest: str) -> SortedPiece:
        """A head alone, with its target or a grade, or with the first result behind it."""
        assert entry.head
        inner = read_grade(rest, self._scale) if rest and not entry.grade else None
        text = inner.text if inner else rest
        grade = entry.grade or (inner.grade if inner else None)
        of_all = entry.of_all or bool(inner and inner.of_all)
        if not text:
            return replace(entry, sort=Sort.HEAD, text="", grade=None, of_all=of_all,
                           head=GroupHead(entry.head.strategy_no, grade))  # fmt: skip
        if not grade and repeats_target(text, self._words.under(entry.head.strategy_no)):
            return replace(entry, sort=Sort.HEAD, text="")
        return self._result(replace(entry, text=text, grade=grade, of_all=of_all))

    def _result(self, entry: SortedPiece) -> SortedPiece:
        """A result, a placeholder or an indicator's words."""
        number, text = _numbered(entry.text)
        if text != entry.text or number is not None:
            entry = replace(entry, text=text, indicator_no=number)
        line = normal(text)
        wording, value = _after_arrow(text)
        found = wording_at(line, self._words)
        placeholder = _placeholder(found[1] if found else line) or _placeholder(line)
        if not text or (
            not (entry.grade or wording or placeholder) and self._is_wording(line, found)
        ):
            return replace(entry, sort=Sort.WORDING, wording=text)
        several = _holds_several(normal(value), self._words)
        if placeholder and not several:
            return replace(entry, sort=placeholder, wording=text if found else "")
        if not wording:
            value = _ARROW.sub("", text, count=1) if _ARROW.match(text) else text
        return replace(entry, sort=Sort.RESULT, several=several, text=value, wording=wording)

    def _is_wording(self, line: str, found: tuple[IndicatorWords, str] | None) -> bool:
        """Whether a line is an indicator's words, with no more than its target behind them."""
        if found:
            rest = found[1].strip(" :：・→()（）「」")
            return not rest or repeats_target(found[1], (found[0],))
        near = near_indicator(line, self._words)
        return near is not None and near.numeric


def _numbered(text: str) -> tuple[int | None, str]:
    """The number of 指標n in front, and the text without it and without other marks."""
    form = normalise(text)
    mark = MARK.match(form.text)
    at = mark.end() if mark else 0
    match = _INDICATOR_NO.match(form.text, at)
    at = match.end() if match else at
    rest = text[form.span(at, at)[0] :].strip() if at else text
    if match is None:
        return None, rest or text
    return printed_number(match["no"]), rest


def _placeholder(line: str) -> Sort | None:
    bare = "".join(line.split()).strip("・:。()")
    if bare and _BLANK.fullmatch(bare):
        return Sort.BLANK
    return Sort.PENDING if _PENDING.search(bare) and _PENDING_TEXT.fullmatch(bare) else None


def _is_note(text: str, words: IssueWords, before: SortedPiece | None) -> bool:
    """A remark, by how it begins, or the next sentence of one that goes on."""
    line = normal(text).strip()
    if _NOTE.match(line):
        return True
    if before is None or before.sort not in (Sort.NOTE, Sort.RESULT):
        return False
    bare = "".join(line.split())
    if any(i.title in bare for i in words.indicators) or any(s in bare for s in words.strategies):
        return False
    if before.sort is Sort.RESULT or before.grade is not None:
        aside = before.sort is Sort.RESULT and _IN_BRACKETS.fullmatch(line)
        return bool(aside) or (_is_reason(line) and not _INNER_GRADE.search(line))
    if not _GOES_ON.search(normal(before.piece.text).rstrip()):
        speaks = any(grams_of(line) & i.grams for i in words.indicators)
        plain = line.endswith("。") and not re.search(r"\d", line) and not speaks
        return plain or _is_reason(line)
    return bool(re.search(r"[ぁ-ん].*[ぁ-ん]", line))


def _after_arrow(text: str) -> tuple[str, str]:
    """`指標の言葉 80%以上 → 82%`: what stands before the last arrow, and the result behind it."""
    arrows = list(_ARROW.finditer(text))
    if not arrows or not text[: arrows[-1].start()].strip():
        return "", text
    last = arrows[-1]
    before, behind = text[: last.start()].strip(), text[last.end() :].strip()
    plain = figures_of(behind, 0) or not figures_of(before, 0)
    return (before, behind) if behind and plain else ("", text)


def _holds_several(line: str, words: IssueWords) -> bool:
    """Whether a line still holds a head, a grade in its middle, or two indicators' results."""
    bare = "".join(line.split())
    titles = {i.title for i in words.indicators if i.title in bare}
    if len(titles) > 1:
        titles = {t for t in titles if not any(t in other for other in titles - {t})}
    heads = any(len(s) > _LONG_TITLE and s in bare[1:] for s in words.strategies)
    if heads or len(titles) > 1 or _INNER_GRADE.search(line):
        return True
    if not _PARTING.search(line):
        return False
    parts = _PARTING.split(_IN_BRACKETS.sub("", line))
    if len(parts) < 2:
        return False
    titles_aside = ["".join(p.split()) for p in parts]
    figures = [part for part in parts if _answers(part, words)]
    done = [
        part
        for part, bare in zip(parts, titles_aside, strict=True)
        if part not in figures
        and not any(bare == i.title for i in words.indicators)
        and (_is_outcome(part, words) or _placeholder(part) is Sort.PENDING)
    ]
    return len(figures) + len(done) > 1


def _goes_beyond(line: str, words: IssueWords) -> bool:
    """Whether behind a blank in a note another result seems to begin."""
    parts = _PARTING.split(_IN_BRACKETS.sub("", line))[1:]
    return any(_answers(part, words) or _is_outcome(part, words) for part in parts)


def _answers(part: str, words: IssueWords) -> bool:
    """Whether a part of a line has a figure that may answer an indicator."""
    figures = figures_of(part, words.fiscal_year) if part else ()
    return any(f.role is Role.VALUE and f.family in words.units for f in figures)


def _is_outcome(part: str, words: IssueWords) -> bool:
    """Whether a part of a line speaks of a milestone."""
    grams, done = grams_of(part), OUTCOME_WORDS.search(part) is not None
    shared = (len(grams & i.grams) for i in words.indicators if i.milestone)
    return any(count > (0 if done else 1) for count in shared)


def is_remark(text: str) -> bool:
    """Whether a ※ line among results speaks of them, and explains no term."""
    line = normal(text).strip()
    return is_legend(line) or bool(_RESULT_REMARK.match(line))


def _opens_note(text: str) -> bool:
    line = normal(text).strip()
    return bool(_NOTE.match(line)) or _is_reason(line)


def _is_reason(line: str) -> bool:
    """Whether a line as a whole gives a reason; one in brackets behind a result does not."""
    return bool(_REASON.search(line if line.startswith("(") else _IN_BRACKETS.sub("", line)))
