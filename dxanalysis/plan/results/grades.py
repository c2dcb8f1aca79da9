"""The grade in a printed result: `：A`, `【B】`, `達成状況：A`, `A 82%`, `いずれもA`, `：未達成`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dxanalysis.plan.results.scale import COMMON_SIGNS, Scale, graded_words, scale_of
from dxanalysis.text.width import normal, normalise

_OPEN, _CLOSE = r"[【(\[〔〈<]", r"[】)\]〕〉>]"
# A remark in brackets that closes the line and is no grade itself.
_TAIL = r"(?P<tail>\((?!\s*(?:目標)?未?達成\s*\)|i{1,3}\)|\s*[A-Z◎○〇△×]\s*\))[^()]+\))\s*。?"
_LEAD = r"(?:達成状況|達成度|評価結果|評価|判定|評定)"
_ALL = r"(?:いずれも|すべて|全て|全指標|ともに)"
_MAY_BE_ONE = re.compile(rf"[{COMMON_SIGNS}]|達|届か")  # most lines hold no grade at all
_SENTENCE = re.compile(
    r"(?P<no>未達成(?:で(?:あった|ある|した|す)|となった|に終わった)[。)]?$|達成(?:でき|し)(?:な|て(?:い)?な|ません)|達成に(?:は)?至ら|達成には?届か|目標に(?:は)?届か)[^、。]{0,8}[。)]?$"
    r"|(?P<yes>目標値?(?:を|は)(?:\S{0,6})?達成(?:した|しました|できた|している|済み?)?|達成(?:した|しました|できた))[。)]?$"
)


@dataclass(frozen=True)
class Graded:
    """A printed result without its grade; `of_all` where the grade is said of all before it."""

    text: str
    grade: str | None
    of_all: bool = False
    contradicted: bool = False  # a letter and words that say the opposite


def split_grade(text: str) -> tuple[str, str | None]:
    """A result without its grade, and the grade by the form's own A and B (None: none)."""
    found = read_grade(text, scale_of(""))
    return found.text, found.grade


def read_grade(text: str, scale: Scale) -> Graded:
    """The grade in a text by a document's scale, and the text around it."""
    line = normal(text)
    if not (_MAY_BE_ONE.search(line) or any(sign in line for sign in scale.signs)):
        return Graded(text.strip(), None)
    forms = _forms("".join(sorted(sign for sign in scale.signs if len(sign) == 1)))
    if alone := _first(forms.alone, line):
        return _graded("", alone, scale)
    behind = _first(forms.behind, line)
    if behind and line[: behind.start()].strip(" 、,・"):
        return _behind(text, behind, forms, scale)
    front = _first(forms.front, line)
    if front and line[front.end() :].strip():
        begin, _ = normalise(text).span(front.end(), front.end())
        return _graded(text[begin:].strip(), front, scale)
    return Graded(text.strip(), _said(line, scale))


def _behind(text: str, match: re.Match[str], forms: _GradeForms, scale: Scale) -> Graded:
    """The result before a grade, and a remark in brackets behind it: `112名：A（累計431名）`.

    A second grade before it that differs is one that says otherwise: `299名：A（B）`.
    """
    form = normalise(text)
    end, _ = form.span(match.start(), match.start())
    rest = text[:end].strip().rstrip("、,，")
    other = _first(forms.behind, normal(rest))
    found = _graded(rest, match, scale)
    if (
        other
        and normal(rest)[: other.start()].strip(" 、,・")
        and _sign(other, scale) != found.grade
    ):
        found = replace(found, contradicted=True)
    if match.groupdict().get("tail"):
        begin, _ = form.span(match.start("tail"), match.start("tail"))
        found = replace(found, text=f"{rest}{text[begin:].strip()}")
    return found


def _first(forms: tuple[re.Pattern[str], ...], line: str) -> re.Match[str] | None:
    return next((match for form in forms if (match := form.search(line))), None)


def _graded(rest: str, match: re.Match[str], scale: Scale) -> Graded:
    sign = _sign(match, scale)
    of_all = match.groupdict().get("all")
    every = bool(of_all) and not sign.startswith(of_all or "")
    return Graded(rest, sign, every, _at_odds(match, scale))


def _said(line: str, scale: Scale) -> str | None:
    """達成 and 未達成 inside a sentence, which they close."""
    if not (match := _SENTENCE.search(line)):
        return None
    word = "達成" if match["yes"] else "未達成"
    return graded_words()[word] if scale.is_form else word


def _sign(match: re.Match[str], scale: Scale) -> str:
    groups = match.groupdict()
    if groups.get("sign"):
        return groups["sign"].replace("〇", "○") + (groups.get("sub") or "")
    word = groups["word"]
    if (whole := (groups.get("all") or "") + word) in scale.signs:
        return whole  # 全て達成 by a legend of words
    letter = graded_words().get(word)
    return letter if letter and scale.is_form else word


def _at_odds(match: re.Match[str], scale: Scale) -> bool:
    """Whether a letter and the words behind it say opposite things: `B（達成）`."""
    remark = match.groupdict().get("remark")
    if not remark or not match.groupdict().get("sign"):
        return False
    says, means = "未" not in remark, scale.attained(_sign(match, scale))
    return means is not None and means != says


@dataclass(frozen=True)
class _GradeForms:
    """Where a grade stands: alone on its line, behind a result, or before it."""

    alone: tuple[re.Pattern[str], ...]
    behind: tuple[re.Pattern[str], ...]
    front: tuple[re.Pattern[str], ...]


@cache
def _forms(own: str) -> _GradeForms:
    """The forms of a grade where a legend names the signs `own`.

    Behind a blank alone only the legend's own signs count: ランクA and B型 are words.
    """
    any_sign = "".join(sorted(set(COMMON_SIGNS) | set(own) - {"-"}))
    own_sign = "".join(sorted(set(own) - {"-"})) or "AB"
    words = "|".join(sorted(graded_words(), key=len, reverse=True))
    sub = r"(?P<sub>\((?:i|ii|iii)\))?" if set("①②③") & set(own) else ""
    remark = r"(?:\s*[:(/]?\s*(?P<remark>(?:目標)?未?達成)\s*\)?)?"
    sign, mine = (rf"(?P<sign>[{s}]){sub}(?![A-Za-z\d]){remark}" for s in (any_sign, own_sign))
    word = rf"(?P<word>{words})"
    lead, every = rf"(?:{_LEAD}\s*(?:は|[:→])?\s*)?", rf"(?P<all>{_ALL})?\s*"
    end = rf"\s*{_CLOSE}?\s*[。]?$"
    mark = rf"(?:\s*[:→⇒]\s*{_OPEN}?|\s*{_OPEN}|\s*…+|[\s(]*{_LEAD}\s*(?:は|[:→])?\s*{_OPEN}?)\s*"
    alone = (
        rf"^\s*{lead}[→:]?\s*{_OPEN}?\s*{lead}{every}{mine}{end}",
        rf"^\s*(?:{_LEAD}\s*[:は]?|[→:]|{_OPEN})\s*{_OPEN}?\s*{every}{sign}{end}",
        rf"^\s*[→:]?\s*{lead}{_OPEN}?\s*{every}{word}{end}",
    )
    behind = (
        rf"{mark}{lead}{every}{sign}{end}",
        rf"[\s、,]\s*{lead}{every}{mine}{end}",
        rf"{mark}{lead}{every}{word}{end}",
        rf"\s{word}{end}",
        rf"{mark}{lead}{every}{sign}\s*{_CLOSE}?\s*{_TAIL}$",
        rf"{mark}{lead}{every}{word}\s*{_CLOSE}?\s*{_TAIL}$",
    )
    front = (
        rf"^\s*{lead}{_OPEN}\s*(?P<sign>[{any_sign}])\s*{_CLOSE}\s*:?(?!\s*未?達成)",
        rf"^\s*{lead}(?P<sign>[{own_sign}])(?:\s*:\s*|\s+)(?!未?達成)",
    )
    return _GradeForms(*(tuple(map(re.compile, group)) for group in (alone, behind, front)))
