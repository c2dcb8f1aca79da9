"""What an executed notebook says, as values: its answer, pictures, short tables and cautions.

Taken from what the outputs themselves carry (`dxanalysis.present.shared.embedded`), never read out of
sentences or pages, so that whoever passes it on says what the report says.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dxanalysis.analysis.subject import IssueSubject, Subject
from dxanalysis.base.errors import DxanalysisError
from dxanalysis.present.shared.embedded import KEY
from dxanalysis.present.shared.prose import Paragraph
from dxanalysis.present.shared.table import Table

_PNG_WIDTH, _PNG_HEIGHT = slice(16, 20), slice(20, 24)


class SummaryError(DxanalysisError):
    """A notebook of outputs that cannot be read or does not carry its answer."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return (
            f"実行済みのノートブック {self.path} から答えを取り出せません({self.reason})。"
            "dxanalysis report --force で作り直してください"
        )


@dataclass(frozen=True)
class Picture:
    """A PNG with the words that replace it, and its size in CSS pixels."""

    png: bytes
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class AskedQuestion:
    """A question to the department, and the id that an answer names."""

    id: str
    text: str


@dataclass(frozen=True)
class Summary:
    """One report in short.

    `headline` is the news in a few words; `answer` the paragraphs that answer the report's
    question; `tables` those that have a short form, in it; `cautions` all that the report warns
    of; `sources` where its numbers come from; `questions` to the department. All in the report's order.
    """

    subject: Subject
    headline: str
    answer: tuple[Paragraph, ...]
    pictures: tuple[Picture, ...]
    tables: tuple[Table, ...]
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    questions: tuple[AskedQuestion, ...] = ()


def read_summary(notebook: Path) -> Summary:
    """Read an executed notebook; raises `SummaryError`."""
    try:
        outputs = list(_outputs(json.loads(notebook.read_text(encoding="utf-8"))))
        return _summary(outputs)
    except OSError as error:
        raise SummaryError(notebook, error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise SummaryError(notebook, "答えの値がありません") from error


def _outputs(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for cell in notebook["cells"]:
        yield from (output for output in cell.get("outputs", []) if "data" in output)


def _summary(outputs: list[dict[str, Any]]) -> Summary:
    embedded: list[dict[str, Any]] = [output["metadata"].get(KEY, {}) for output in outputs]
    none: dict[str, Any] = {}  # has no "about", which is an error
    answer = next((values for values in embedded if values.get("about")), none)
    about = answer["about"]
    others = [p for values in embedded if values is not answer for p in _paragraphs(values)]
    tables = [Table.from_values(values["table"]) for values in embedded if "table" in values]
    return Summary(
        subject=_subject(about["subject"]),
        headline=about["headline"],
        answer=tuple(p for p in _paragraphs(answer) if p.css != "dx-subject"),
        pictures=tuple(_picture(output) for output in outputs if "image/png" in output["data"]),
        tables=tuple(table.narrow() for table in tables if table.brief),
        cautions=tuple(p.text for p in others if p.css == "dx-note"),
        sources=tuple(p.text for p in others if p.css == "dx-source"),
        questions=tuple(AskedQuestion(**each) for each in about.get("questions", ())),
    )


def _paragraphs(values: dict[str, Any]) -> list[Paragraph]:
    return [Paragraph(**paragraph) for paragraph in values.get("paragraphs", [])]


def _subject(values: dict[str, Any]) -> Subject:
    issue = values["issue"]
    return Subject(**values | {"issue": IssueSubject(**issue) if issue else None})


def _picture(output: dict[str, Any]) -> Picture:
    packed = output["data"]["image/png"]
    png = b64decode("".join(packed))  # a text or, as Jupyter also writes it, a list of lines
    wide, high = (int.from_bytes(png[part], "big") for part in (_PNG_WIDTH, _PNG_HEIGHT))
    described = output["metadata"]["image/png"]
    width = described.get("width", wide)
    return Picture(png, described["alt"], width, round(width * high / wide))
