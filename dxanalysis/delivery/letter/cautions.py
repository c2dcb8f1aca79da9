"""What a mail's readers must heed, and where its numbers come from: each once, none left out."""

from __future__ import annotations

from collections.abc import Iterator

from dxanalysis.delivery.letter.contents import Contents, Section
from dxanalysis.delivery.letter.safe_text import one_line

_WARNED = "の計算中に警告が出ました。数値を使う前に、作成者に確かめてください。"
_OUTDATED = "は、表が変わった後に作り直していないため、最新の文書と異なることがあります。"


def cautions(contents: Contents) -> list[str]:
    """Every caution of every report once, with the issues that it is about.

    Left out is what the section's answer, or a longer caution of the same sections, says as well.
    """
    about: dict[str, dict[str, None]] = {}
    for section in contents.sections:
        for text in _of_section(section):
            about.setdefault(text, {})[section.label] = None
    issues = [section.label for section in contents.sections if section.is_issue]
    return [
        _with_issues(text, list(labels), issues)
        for text, labels in about.items()
        if not any(
            text != other and text in other and labels.keys() <= others.keys()
            for other, others in about.items()
        )
    ]


def sources(contents: Contents) -> list[str]:
    """Where the numbers come from, each fact once; what the cautions say is not said again."""
    heeded = cautions(contents)
    told = [one_line(text) for part in contents.parts for text in part.summary.sources]
    return [text for text in dict.fromkeys(told) if not any(text in caution for caution in heeded)]


def _of_section(section: Section) -> Iterator[str]:
    answered = [one_line(p.text) for part in section.parts for p in part.summary.answer]
    for part in section.parts:
        if part.entry.outdated:
            yield f"「{part.title}」{_OUTDATED}"
        if part.entry.warnings:
            yield f"「{part.title}」{_WARNED}"
        told = map(one_line, part.summary.cautions)
        yield from (text for text in told if not any(text in answer for answer in answered))


def _with_issues(text: str, about: list[str], issues: list[str]) -> str:
    """The caution with its issues before it, unless it is about the plan or all of its issues."""
    if len(about) == len(issues) or not set(about) <= set(issues):
        return text
    return f"【{'、'.join(about)}】{text}"
