"""Which reports each division gets, and which of them keep its mail back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dxanalysis.delivery.settings.model import DeliverySettings, Division
from dxanalysis.delivery.settings.read import Mistake, SettingsError, shown
from dxanalysis.delivery.settings.rules import SettingsPlace
from dxanalysis.reports.manifest import Entry, Manifest


@dataclass(frozen=True)
class DivisionReports:
    """A division and all reports that are meant for it, in the manifest's order.

    `outdated` are those that are not whole or not of the tables as they lie, each with the reason:
    none of them is sent, and nor is a mail that lacks them without a word.
    """

    division: Division
    entries: tuple[Entry, ...]
    outdated: tuple[tuple[Entry, str], ...]

    @property
    def reason_to_wait(self) -> str | None:
        """Why the division gets nothing now; None: all its reports are as they should be."""
        failed = [entry.title for entry in self.entries if entry.status == "failed"]
        if failed:
            return f"作成できなかったレポートがあります: {'、'.join(failed)}"
        if self.outdated:
            return (
                f"古いレポートがあります: {self._outdated_by_reason()}。"
                "dxanalysis run で作り直してください。運営方針からなくなった経営課題なら、"
                "設定の issues に残りの番号だけを書いてください"
            )
        return None

    def _outdated_by_reason(self) -> str:
        by_reason: dict[str, list[str]] = {}
        for entry, reason in self.outdated:
            by_reason.setdefault(reason, []).append(entry.title)
        named = (f"{'、'.join(titles)}（{reason}）" for reason, titles in by_reason.items())
        return "、".join(named)


def reports_by_division(
    settings: DeliverySettings, manifest: Manifest, outdated: dict[str, str]
) -> list[DivisionReports]:
    """Every division with its reports; `outdated` are those not to be sent, and why.

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
    return [_reports_of(division, entries, outdated) for division in settings.divisions]


def _reports_of(
    division: Division, entries: list[Entry], outdated: dict[str, str]
) -> DivisionReports:
    meant = tuple(entry for entry in entries if _is_meant(entry, division))
    old = tuple((entry, outdated[entry.html]) for entry in meant if entry.html in outdated)
    return DivisionReports(division, meant, old)


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
