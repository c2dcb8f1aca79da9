"""One width for every character: what is compared, and what is shown.

Published plans mix full-width and half-width forms, Kangxi radicals for kanji (⽅ for 方) and half a
dozen dashes. `Normalised` brings them to one form and still knows where each character stood;
`canonical` is the form in which names (titles, terms, units) are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

# Of CJK Radicals Supplement, NFKC maps only two; these are the ones that PDF fonts leave behind.
_RADICALS = dict(
    zip("⺟⺠⻄⻅⻑⻘⻝⻣⻤⻨⻩⻫⻭⻯⻲", "母民西見長青食骨鬼麦黄斉歯竜亀", strict=True)
)
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_WAVES = dict.fromkeys("∼〜～", "~")
_OWN_FORM = {**_RADICALS, **_DASHES, **_WAVES}
# `…` parts a term from its definition, ①②③ are grades of older plans: both keep their own form.
_KEPT = re.compile("[…⋮①-⑳]")
_MARK = re.compile("[\u3099\u309aﾞﾟ]")
# What most of a text consists of, and what is its own form. Only the others need looking up.
_OTHER = re.compile("[^ -~、-」ぁ-んァ-ヶー・…一-鿿]")
_SHOWN_FULL_WIDTH = dict(zip("()!?:;~", "（）！？：；～", strict=True))  # as Japanese text is set
_SHOWN_OTHERWISE = re.compile("[()!?:;~]")


@dataclass(frozen=True)
class Normalised:
    """`text`, and for each of its characters the place in the original (`origin`)."""

    text: str
    origin: Sequence[int]
    original_length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of the characters `start` to `end`."""
        begin = self.origin[start] if start < len(self.origin) else self.original_length
        stop = self.origin[end] if end < len(self.origin) else self.original_length
        return begin, stop

    @cached_property
    def squeezed(self) -> Normalised:
        """The same without any white space, as labels are compared."""
        bare = "".join(self.text.split())
        if len(bare) == len(self.text):
            return self
        kept = [i for i, character in enumerate(self.text) if not character.isspace()]
        return Normalised(
            bare,
            [self.origin[i] for i in kept],
            self.original_length,
        )


class _Forms(dict[str, str]):
    """One character → its form, worked out once."""

    def __missing__(self, character: str) -> str:
        self[character] = _form_of(character)
        return self[character]


_FORMS = _Forms()


def normalise(text: str) -> Normalised:
    """`text` in one width, knowing where each character stood."""
    if _MARK.search(text):
        return _clustered(text)
    joined = normal(text)
    if len(joined) == len(text):
        return Normalised(joined, range(len(text)), len(text))
    origin = [at for at, character in enumerate(text) for _ in _FORMS[character]]
    return Normalised(joined, origin, len(text))


@lru_cache(maxsize=512)  # the readers of labels, headings and amounts ask for the same block
def normal(text: str) -> str:
    """`text` in one width, as it is compared and parsed."""
    if _MARK.search(text):
        return _clustered(text).text
    return _OTHER.sub(_form_of_match, text)


def canonical(text: str) -> str:
    """`text` as a name is kept: one width, brackets full-width, runs of blanks one blank."""
    words = " ".join(normal(text).split())
    return _SHOWN_OTHERWISE.sub(lambda match: _SHOWN_FULL_WIDTH[match.group()], words)


def _clustered(text: str) -> Normalised:
    """The same for a text in which one character may be written in two (ｶﾞ)."""
    forms: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _MARK.match(text[end]):
            end += 1
        forms.append(_form_of(text[at:end]))
        origin.extend([at] * len(forms[-1]))
        at = end
    return Normalised("".join(forms), origin, len(text))


def _form_of_match(match: re.Match[str]) -> str:
    return _FORMS[match.group()]


def _form_of(cluster: str) -> str:
    if _KEPT.match(cluster):
        return cluster
    if cluster in _OWN_FORM:
        return _OWN_FORM[cluster]
    return unicodedata.normalize("NFKC", cluster)
