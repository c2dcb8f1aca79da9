"""Where a number stands: its line in the document's own terms, and the document's identity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import PurePath
from typing import Any

from dxanalysis.analysis.asked import AskedRow, most_telling_first
from dxanalysis.analysis.rows import DiagnosticRow, EditionRow, OriginRow
from dxanalysis.analysis.subject import Subject
from dxanalysis.present.shared import words
from dxanalysis.present.shared.prose import Paragraph, Prose
from dxanalysis.text.years import era_label

_UNITS = {".docx": "段落", ".html": "段落", ".htm": "段落"}


def place(line: int | None, source: str) -> str:
    """A row's `line` as a reader finds it: 16行, 3頁12行 of a PDF; None → －."""
    if line is None:
        return words.NONE
    kind = PurePath(source).suffix.lower()
    if kind == ".pdf":
        page, row = divmod(line, 1000)
        return f"{page}頁{row}行"
    unit = _UNITS.get(kind)
    return f"{line}番目の{unit}" if unit else f"{line}行"


def places(lines: Iterable[int | None], source: str) -> str:
    """Several lines of one document, each once, in order: 98行、100行."""
    known = sorted({line for line in lines if line is not None})
    return "、".join(place(line, source) for line in known) or words.NONE


def plan_name(plan: EditionRow) -> str:
    """The plan as people call it: 令和8年度 デジタル統括室運営方針（案）."""
    edition = words.code_name("edition", plan.edition)
    return f"{era_label(plan.fiscal_year)} {plan.department}運営方針（{edition}）"


def subject_line(subject: Subject) -> Paragraph:
    """What the report is about, for its first line."""
    issue = subject.issue
    name = f" 経営課題{issue.label} {issue.title}" if issue else ""
    return Paragraph("dx-subject", plan_name(subject) + name)


def about(subject: Subject, headline: str, asked: Sequence[AskedRow] = ()) -> dict[str, Any]:
    """What an answer is about, as values: subject, headline, and the questions with their ids."""
    aside = ("text", "origin", "by_person")
    named = {name: value for name, value in asdict(subject).items() if name not in aside}
    questions = [{"id": each.id, "text": each.question} for each in most_telling_first(asked)]
    return {"subject": named, "headline": headline, "questions": questions}


def draft_caution(subject: Subject) -> str | None:
    """That a 素案 or 案 is no decision, or None for an edition that is one."""
    if subject.edition not in ("outline", "draft"):
        return None
    edition = words.code_name("edition", subject.edition)
    return f"この文書は「{edition}」であり、決定されたものではありません。"


def reading(subject: Subject) -> str:
    """How much of the document was read: of its characters, and of the facts that it announces.

    100% is said only where nothing that is announced is missing.
    """
    percent = f"{words.number(words.coverage_percent(subject.coverage, places=1))}%"
    characters = f"文書の文字のうち読み取れた割合は{percent}です。"
    read, announced = subject.facts_read, subject.facts_announced
    if read is None or announced is None:
        return characters
    if read == announced:
        return f"{characters}記載のある事実{announced}件をすべて読みました。"
    if subject.coverage == 1:
        characters = "文書の文字はすべて読みました。"
    missing = announced - read
    return (
        f"{characters}記載のある事実{announced}件のうち{read}件を読みました。"
        f"読めていない{missing}件は、どの数値にも入っていません。"
    )


def origin_facts(origin: OriginRow | None) -> list[str]:
    """Where and when the document was published, and on what terms it may be used."""
    if origin is None or origin.source_url is None:
        return []
    day = origin.source_published and words.day(origin.source_published)
    published = f"（{day}公表）" if day else ""
    at = f"（{origin.source_terms_url}）" if origin.source_terms_url else ""
    terms = f"利用条件は{origin.source_terms or '次のとおりです'}{at}。"
    known = origin.source_terms or origin.source_terms_url
    return [f"公開アドレス: {origin.source_url}{published}。", *([terms] if known else [])]


def provenance(subject: Subject) -> Prose:
    """The document behind every number: name, edition, hash, and how much of it was read.

    What a person decided or corrected is told one by one, so that a reader knows.
    """
    facts = [
        f"出典文書: {plan_name(subject)}、ファイル名 {subject.source}"
        f"（SHA-256の先頭12桁 {subject.source_sha256[:12]}）。",
        "表の「出典」の列は、この文書の中の位置です。" + reading(subject),
    ]
    caution = draft_caution(subject)
    facts += origin_facts(subject.origin)
    facts += [caution] if caution else []
    facts += [f"{_where(d, subject.source)}: {d.message}。" for d in subject.by_person]
    return Prose(tuple(Paragraph("dx-source", fact) for fact in facts))


def _where(remark: DiagnosticRow, source: str) -> str:
    return "文書の全体" if remark.line is None else place(remark.line, source)
