"""Sentences that a notebook shows as HTML and a terminal as plain lines."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from jinja2 import Environment

from dxanalysis.present.shared.embedded import Bundle, bundle
from dxanalysis.text.visible import visible


def seen(value: object) -> object:
    """A value as a page shows it: what is not seen of a document's words is made visible."""
    return value if not isinstance(value, str) or hasattr(value, "__html__") else visible(value)


# Text from documents goes through here, and nowhere past it.
HTML = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=seen)

_PARAGRAPHS = HTML.from_string(
    '{% for p in paragraphs %}<p class="{{ p.css }}">{{ p.text }}</p>\n{% endfor %}'
)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `css` names what it is (dx-answer, dx-note …), never how it looks."""

    css: str
    text: str


@dataclass(frozen=True, repr=False)
class Prose:
    """Paragraphs in their order; an answer also says as values what it is `about`."""

    paragraphs: tuple[Paragraph, ...]
    about: dict[str, Any] | None = None

    def __repr__(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def _repr_html_(self) -> str:
        return _PARAGRAPHS.render(paragraphs=self.paragraphs)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        paragraphs = [asdict(paragraph) for paragraph in self.paragraphs]
        return bundle(self, {"paragraphs": paragraphs, "about": self.about})


def notes(*texts: str | None) -> Prose:
    """Cautions, a paragraph each; None is left out."""
    return Prose(tuple(Paragraph("dx-note", text) for text in texts if text is not None))


def plain(text: str) -> Prose:
    """One sentence that is neither the answer nor a caution, such as that there is nothing."""
    return Prose((Paragraph("dx-lead", text),))
