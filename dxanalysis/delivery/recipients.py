"""Which reports each division gets, and which of them keep its mail back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dxanalysis.delivery.settings.model import DeliverySettings, Division
from dxanalysis.delivery.settings.read import Mistake, SettingsError, shown
from dxanalysis.delivery.settings.rules import SettingsPlace
from dxanalysis.reports.manifest import Entry, Manifest


@dataclass(frozen=True)
class DivisionReports:
    """A division and all reports that are meant for it, in the manifest's order.

    `stale` are those that are older than the tables or whose page is gone: neither is sent, and
    nor is a mail that lacks them without a word.
    """

    division: Division
    entries: tuple[Entry, ...]
    stale: tuple[Entry, ...]

    @property
    def reason_to_wait(self) -> str | None:
        """Why the division gets nothing now; None: all its reports are as they should be."""
        failed = [entry.title for entry in self.entries if entry.status == "failed"]
        if failed:
            return f"作成できなかったレポートがあります: {'、'.join(failed)}"
        if self.stale:
            return (
                f"古いレポートがあります: {'、'.join(entry.title for entry in self.stale)}。"
                "dxanalysis run で作り直してください。運営方針からなくなった経営課題なら、"
                "設定の issues に残りの番号だけを書いてください"
            )
        return None


def reports_by_division(
    settings: DeliverySettings, manifest: Manifest, out: Path
) -> list[DivisionReports]:
    """Every division with its reports.

    Raises `SettingsError` for all plans, issues and reports that were named and that are not there.
    """
    entries = sorted(manifest.entries.values(), key=lambda entry: entry.order)
    mistakes = [
        Mistake(shown(("division", n, *key)), text)
        for n, division in enumerate(settings.divisions)
        for key, text in _missing(division, entries)
    ]
    if mistakes:
        raise SettingsError(settings.path, mistakes)
    return [_reports_of(division, entries, out) for division in settings.divisions]


def _reports_of(division: Division, entries: list[Entry], out: Path) -> DivisionReports:
    meant = tuple(entry for entry in entries if _is_meant(entry, division))
    stale = tuple(
        entry
        for entry in meant
        if entry.status != "failed" and (entry.outdated or not (out / entry.html).is_file())
    )
    return DivisionReports(division, meant, stale)


def _is_meant(entry: Entry, division: Division) -> bool:
    """Whether a report is the division's; one of the whole plan is, unless issues are named."""
    if entry.plan_id != division.plan:
        return False
    if division.reports and entry.report not in division.reports:
        return False
    if entry.issue_no is None:
        return not division.issues or entry.report in division.reports
    return not division.issues or entry.issue_no in division.issues


def _missing(division: Division, entries: list[Entry]) -> Iterator[tuple[SettingsPlace, str]]:
    """What the division names and no report is of, with its key."""
    prefix = f"課「{division.name}」の"
    of_plan = [entry for entry in entries if entry.plan_id == division.plan]
    if not of_plan:
        known = "、".join(sorted({entry.plan_id for entry in entries})) or "なし"
        text = f"{prefix} plan「{division.plan}」のレポートがありません(あるのは {known})"
        yield ("plan",), text
        return
    numbers = sorted({entry.issue_no for entry in of_plan if entry.issue_no is not None})
    for n, number in enumerate(division.issues):
        if number not in numbers:
            known = "、".join(map(str, numbers)) or "なし"
            text = f"{prefix} issues の {number} のレポートがありません(あるのは {known})"
            yield ("issues", n), text
    meant = {entry.report for entry in of_plan if _is_meant(entry, division)}
    for n, name in enumerate(division.reports):
        if name not in meant:
            text = f"{prefix} reports の「{name}」がありません。先に dxanalysis report で作ってください"
            yield ("reports", n), text
