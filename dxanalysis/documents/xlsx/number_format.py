"""A spreadsheet's number as a person sees it: 353 with `#,##0"百万円"` reads 353百万円.

Formats for fractions, exponents and digits with marks between them give the plain number.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from dxanalysis.documents.xlsx.date_format import DATE_TOKENS, shown_date

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/標準)|(?P<exponent>E[+-]0+)"
    rf"|(?P<date>{DATE_TOKENS})|(?P<digits>[0#?](?:[0#?,.]*[0#?.,])?|\.[0#?]+)"
    r"|(?P<percent>%)|(?P<text>@)|(?P<mark>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'((?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\\[]|\[)*)(?:;|$)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)")
_COMPARE = {"<=": operator.le, ">=": operator.ge, "<>": operator.ne,
            "=": operator.eq, "<": operator.lt, ">": operator.gt}  # fmt: skip
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_ENDLESS = 10**20  # beyond it nobody formats a number
_SIGNIFICANT = ".15g"  # what a spreadsheet keeps of a number


@dataclass(frozen=True)
class _Section:
    """One of a format's parts: its tokens (kind, text), and for which numbers it stands."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, kind: str) -> bool:
        return any(k == kind for k, _ in self.tokens)


def shown_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """The number as the format code shows it; dates are numbers, too."""
    sections = _sections(code or "General")
    number = Decimal(format(value, _SIGNIFICANT)) if isinstance(value, float) else Decimal(value)
    if abs(number) >= _ENDLESS:
        return plain_number(value)
    section, signed = _section_for(number, sections)
    if section.has("date"):
        return shown_date(value, section.tokens, since_1904=since_1904) or plain_number(value)
    text = _filled(section, abs(number))
    if text is None:
        return plain_number(value)
    return "-" + text if signed and number < 0 and re.search("[1-9]", text) else text


def shown_text(value: str, code: str) -> str:
    """A text as the format's section for texts shows it."""
    section = _sections(code)[-1]
    if not section.has("text"):
        return value
    return "".join(value if kind == "text" else text for kind, text in section.tokens)


def plain_number(value: float) -> str:
    """A number without a format, never with an exponent."""
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(format(value, _SIGNIFICANT)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[_Section, ...]:
    """A format's parts; a book has few formats and many cells."""
    return tuple(_section(match[1]) for match in _SECTION.finditer(code) if match[0]) or (
        _section(""),
    )


def _section(code: str) -> _Section:
    tokens, condition = [], None
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        text = match[kind] if kind else ""
        if kind == "bracket":
            if found := _CONDITION.fullmatch(text):
                condition = found[1], Decimal(found[2])
            elif _ELAPSED.fullmatch(text):
                tokens.append(("date", f"[{text}]"))
            elif text.startswith("$"):
                tokens.append(("mark", text[1:].partition("-")[0]))
        elif kind:
            tokens.append((kind, text))
    return _Section(tuple(tokens), condition)


def _section_for(number: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The section for a number, and whether a negative one still needs its sign."""
    numeric = [s for s in sections if not s.has("text")] or list(sections)
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None or _COMPARE[section.condition[0]](
                number, section.condition[1]
            ):
                return section, True
        return numeric[-1], True
    if number < 0 and len(numeric) > 1:
        return numeric[1], False
    return (numeric[2] if number == 0 and len(numeric) > 2 else numeric[0]), True


def _filled(section: _Section, number: Decimal) -> str | None:
    """The section with a number's digits in it; None where it is of a kind not followed."""
    digits = [text for kind, text in section.tokens if kind == "digits"]
    if len(digits) > 1 or section.has("exponent"):
        return None
    if not section.tokens or section.has("text"):
        return plain_number(float(number)) if section.tokens else ""
    number *= 100 ** sum(1 for kind, _ in section.tokens if kind == "percent")
    return "".join(_token(kind, text, number) for kind, text in section.tokens)


def _token(kind: str, text: str, number: Decimal) -> str:
    if kind == "digits":
        return _digits(text, number)
    return plain_number(float(number)) if kind == "general" else text


def _digits(placeholders: str, number: Decimal) -> str:
    """A number in placeholders such as `#,##0.0`; commas at their end divide by a thousand."""
    whole, _, decimals = placeholders.partition(".")
    scale = len(placeholders) - len(placeholders.rstrip(","))
    scale = scale or len(whole) - len(whole.rstrip(","))
    places = len(re.findall("[0#?]", decimals))
    number = (number / 1000**scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    left, _, right = format(number, "f").partition(".")
    kept = len(re.findall("0", decimals))
    right = right[:kept] + right[kept:].rstrip("0")
    least = whole.count("0")
    left = left.lstrip("0").rjust(least, "0")
    if "," in whole.rstrip(","):
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    return f"{left}.{right}" if right else left
