"""What repeats the plan's own words among its results: a strategy above them, an indicator, a target."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dxanalysis.plan.likeness import likeness
from dxanalysis.plan.results.words import IndicatorWords, IssueWords, grams_of
from dxanalysis.text.width import normal, normalise

MARK = re.compile(
    r"\s*(?:[・･•■□◆◇●▪○*]+\s*|-\s+|-(?=・)|[①-⑳]\s*|\(\d{1,2}\)\s*|\d{1,2}[.)]\s*(?!\d)|[アイウエオ][.)]\s*)+"
)
_STRATEGY_NO = re.compile(r"(?:主な)?戦略\s*(?:\d{1,2}\s*-\s*)?(?P<no>\d{1,2}|[①-⑨])\s*[:.、]?\s*")
_BRACKETED = re.compile(
    r"(?:【(?P<a>[^】]+)】|<(?P<b>[^>]+)>|\[(?P<c>[^\]]+)\]|〔(?P<d>[^〕]+)〕|〈(?P<e>[^〉]+)〉)\s*:?\s*"
)
_TARGET = re.compile(
    r"[\s:(（\[【]*(?:目標値?[:：]?)?\s*(?:(?:令和|R)?\s*\d{1,2}年度(?:目標値?|末まで)?[:：]?)?\s*(?:目標値?[:：]?)?\s*"
)
_REWORDED, _SHORTENED = 0.6, 4  # of characters in common; characters of a shortened title
_FEWEST_PAIRS = 2
_RESULT = re.compile(r"\d|集計|測定|算定|調査中|未確定|公表予定")


def strategy_head(text: str, words: IssueWords) -> tuple[int | None, str]:
    """(strategy's number or 0 for an unknown group, the text behind the head), or (None, "")."""
    form = normalise(text)
    mark = MARK.match(form.text)
    at = mark.end() if mark else 0
    number = _STRATEGY_NO.match(form.text, at)
    bracket = _BRACKETED.match(form.text, number.end() if number else at)
    if bracket and not number:
        inside = next(group for group in bracket.groups() if group)
        return _bracketed(inside, text[form.span(bracket.end(), bracket.end())[0] :], words)
    if number:
        return _numbered_head(text, number, words)
    begin, _ = form.span(at, at)
    return _bare_head(text[begin:], words)


def near_head(text: str, words: IssueWords) -> int | None:
    """The strategy's number where a text is a strategy's head and no more (0: 戦略n unknown)."""
    number, rest = strategy_head(text, words)
    return number if number is not None and not rest else None


def _bracketed(inside: str, rest: str, words: IssueWords) -> tuple[int | None, str]:
    number = _STRATEGY_NO.match(inside)
    title = inside[number.end() :] if number else inside
    named = _strategy(title, words, shortened=True) or (
        printed_number(number["no"]) if number else None
    )
    if named:
        return (named if named <= len(words.strategies) else 0), rest.strip()
    if rest.strip() or near_indicator(title, words) or re.search(r"\d", title):
        return None, ""  # the words of a result: 【満足度】82%
    return 0, ""


def _numbered_head(text: str, match: re.Match[str], words: IssueWords) -> tuple[int | None, str]:
    """戦略n, with its title behind it or not."""
    number = printed_number(match["no"])
    if number > len(words.strategies):
        return 0, ""
    rest = text[normalise(text).span(match.end(), match.end())[0] :].strip()
    bracket = _BRACKETED.match(normal(rest))
    if bracket:
        return number, rest[normalise(rest).span(bracket.end(), bracket.end())[0] :].strip()
    named, behind = _bare_head(rest, words) if rest else (None, "")
    if named:
        return named, behind
    has_result = _RESULT.search(rest)
    return (number, rest) if has_result else (number, "")


def _bare_head(text: str, words: IssueWords) -> tuple[int | None, str]:
    """A line that is a strategy's title, begins with it, shortens it or rewords it."""
    form = normalise(text).squeezed
    line = form.text.rstrip(":")
    for number, title in words.longest_strategies:
        if not title or not line.startswith(title) or _longer_indicator(line, title, words):
            continue
        begin, _ = form.span(len(title), len(title))
        rest = text[begin:]
        if text[begin - 1].isspace() and rest:
            return number, rest.strip()
        if not line[len(title) :] or re.match(r"[\s::(（・→【\[〔、」』]|[\d令R-]", normal(rest)):
            return number, rest.strip().lstrip(":：、」』").strip()
    if re.search(r"\d|。$", line) or wording_at(line, words):
        return None, ""
    return _strategy(line, words, shortened=True), ""


def _longer_indicator(line: str, title: str, words: IssueWords) -> bool:
    return any(len(i.title) > len(title) and line.startswith(i.title) for i in words.indicators)


def _strategy(title: str, words: IssueWords, *, shortened: bool) -> int | None:
    """The strategy that a title repeats, shortens or rewords, if none other is as near."""
    bare = "".join(normal(title).split()).strip(":「」『』")
    if not bare:
        return None
    if bare in words.strategies:
        return words.strategies.index(bare) + 1
    near = [_nearness(bare, strategy, shortened=shortened) for strategy in words.strategies]
    best = max(near, default=0.0)
    if best < _REWORDED or sum(1 for n in near if n > best - 0.1) > 1:
        return None
    rival = max((likeness(bare, i.title) for i in words.indicators), default=0.0)
    rival = max([rival, *(0.9 for i in words.indicators if bare in i.title)])
    return near.index(best) + 1 if best > rival else None


def _nearness(bare: str, strategy: str, *, shortened: bool) -> float:
    if shortened and len(bare) >= _SHORTENED and bare in strategy:
        return 0.95
    return likeness(bare, strategy, least=_REWORDED)


def wording_at(line: str, words: IssueWords) -> tuple[IndicatorWords, str] | None:
    """The indicator with whose words a line begins (the longest), and what stands behind them."""
    bare = "".join(line.split()).lstrip("「『【<〈[〔")
    for indicator in words.longest_first:
        title = indicator.title.strip("「」『』")
        if title and bare.startswith(title):
            return indicator, bare[len(title) :].lstrip("」』】>〉]〕")
    return None


def near_indicator(line: str, words: IssueWords) -> IndicatorWords | None:
    """The indicator whose words a line without a figure repeats in other words, or None."""
    if found := wording_at(line, words):
        return found[0]
    grams = grams_of(line)
    if len(grams) < _FEWEST_PAIRS or re.search(r"\d|。", line):
        return None
    share = [len(grams & i.title_grams) / len(grams | i.title_grams) for i in words.indicators]
    best = max(share, default=0.0)
    clear = sum(1 for s in share if s > best - 0.15) == 1
    return words.indicators[share.index(best)] if best >= 0.5 and clear else None


def repeats_target(rest: str, indicators: Sequence[IndicatorWords]) -> bool:
    """Whether a text is no more than an indicator's target, with or without its year."""
    bare = "".join(normal(rest).split()).strip("()[]【】:・、-~")
    bare = _TARGET.sub("", bare, count=1).strip("()[]【】:")
    return any(
        bare == "".join(normal(target.text).split()) for i in indicators for target in i.targets
    )


def printed_number(printed: str) -> int:
    """2 or ② → 2."""
    return int(printed) if printed.isdecimal() else "①②③④⑤⑥⑦⑧⑨".index(printed) + 1
