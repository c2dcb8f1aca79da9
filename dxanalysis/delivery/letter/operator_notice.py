"""The mail to the operator: the reports that failed, why, and which divisions therefore wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

from dxanalysis.base.fingerprint import sha256_of
from dxanalysis.reports.manifest import Entry, Manifest


@dataclass(frozen=True)
class Problem:
    """One thing that failed: `place` is what, `reason` a sentence, `traceback` for an analyst."""

    place: str
    reason: str
    traceback: str = ""

    @classmethod
    def of_report(cls, entry: Entry, out: Path) -> Problem:
        """A report that could not be made, with the traceback that its page shows."""
        place = f"{entry.plan_title} {entry.title}({entry.html})"
        return cls(place, entry.error or "理由は記録されていません", _traceback(out / entry.html))


class Notice(Protocol):
    """What the operator is told in one mail; the same `content_sha256` is told once."""

    @property
    def content_sha256(self) -> str:
        """The hash of what is told."""

    @property
    def subject(self) -> str:
        """One line."""

    @property
    def plain(self) -> str:
        """The whole text."""


@dataclass(frozen=True)
class OperatorNotice:
    """A mail to the operator.

    `content_sha256` is the same for the same failures: the tracebacks are left out, since they
    name the temporary folders of each run.
    """

    problems: Sequence[Problem]
    withheld: Sequence[str]

    @property
    def content_sha256(self) -> str:
        """The hash of what failed and who waits."""
        parts = [part for one in self.problems for part in (one.place, one.reason)]
        return sha256_of(part.encode() for part in ("problems", *parts, "withheld", *self.withheld))

    @property
    def subject(self) -> str:
        """How many failed, in one line."""
        return f"【要確認】運営方針レポート: 作成・送信できなかったもの {len(self.problems)}件"

    @property
    def plain(self) -> str:
        """The whole text."""
        listed = "\n".join(f"・{one.place}\n  理由: {one.reason}" for one in self.problems)
        waiting = "\n".join(f"・{name}" for name in self.withheld) or "・なし"
        details = "\n".join(
            f"\n──── {one.place}\n{one.traceback}" for one in self.problems if one.traceback
        )
        return _TEXT.format(listed=listed, waiting=waiting, details=details or "(なし)")


_TEXT = """\
次のレポートまたはメールを作成できませんでした。

{listed}

これらを含む次の課には、何も送っていません。直して dxanalysis run と dxanalysis send を
実行すると送ります。

{waiting}

このお知らせは、同じ内容では1回しか送りません。

エラーの詳しい内容
{details}
"""


def problems_of_reports(manifest: Manifest, out: Path) -> list[Problem]:
    """Every report that could not be made, in the manifest's order."""
    entries = sorted(manifest.entries.values(), key=lambda entry: entry.order)
    return [Problem.of_report(entry, out) for entry in entries if entry.status == "failed"]


def _traceback(page: Path) -> str:
    """The text of a failed page's traceback; empty where the page is gone."""
    try:
        reader = _Preformatted()
        reader.feed(page.read_text(encoding="utf-8"))
    except OSError:
        return ""
    return "\n".join(reader.texts)


class _Preformatted(HTMLParser):
    """The texts of a page's `<pre>`."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a text at a `<pre>`."""
        if tag == "pre":
            self._inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """End the text."""
        if tag == "pre":
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Add to the text."""
        if self._inside:
            self.texts[-1] += data
