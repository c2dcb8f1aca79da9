"""Which reports each division gets, and which of them keep its mail back."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxanalysis.delivery.settings.model import DeliverySettings, Division
from dxanalysis.delivery.settings.read import Mistake, SettingsError, shown
from dxanalysis.delivery.settings.rules import SettingsPlace
from dxanalysis.reports.manifest import Entry, Manifest


@dataclass(frozen=True)
class DivisionReports:
    """A division and all reports that are meant for it, in the manifest's order.

    `outdated` are those that are not whole or not of the tables as they lie, each with the reason:
    none of them is sent, and nor is a mail that lacks them without a word. `errors` are what could
    not be read of the plan, where the settings hold such mails.
    """

    division: Division
    entries: tuple[Entry, ...]
    outdated: tuple[tuple[Entry, str], ...]
    errors: tuple[str, ...] = ()

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
        return self.reason_of_errors

    @property
    def reason_of_errors(self) -> str | None:
        """What a person has to look at first, None without it."""
        if not self.errors:
            return None
        return (
            f"運営方針に読めない事実があります: {'、'.join(self.errors)}。"
            "dxanalysis review で確かめてください(設定の hold_errors による保留)"
        )

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
    errors = _errors_by_plan(manifest) if settings.mail.hold_errors else {}
    return [
        _reports_of(division, entries, outdated, errors.get(division.plan, ()))
        for division in settings.divisions
    ]


def _reports_of(
    division: Division, entries: list[Entry], outdated: dict[str, str], errors: Sequence[str]
) -> DivisionReports:
    of_plan = [entry for entry in entries if entry.plan_id == division.plan]
    numbers = printed_numbers(of_plan)
    meant = tuple(entry for entry in of_plan if _is_meant(entry, division, numbers))
    old = tuple((entry, outdated[entry.html]) for entry in meant if entry.html in outdated)
    return DivisionReports(division, meant, old, tuple(errors))


def _errors_by_plan(manifest: Manifest) -> dict[str, list[str]]:
    """Plan → what of it could not be read or placed, each once."""
    found: dict[str, list[str]] = {}
    for source in manifest.sources:
        for remark in source["diagnostics"]:
            if remark["severity"] == "error" and remark.get("plan_id"):
                told = found.setdefault(remark["plan_id"], [])
                if remark["message"] not in told:
                    told.append(remark["message"])
    return found


def printed_numbers(entries: Sequence[Entry]) -> dict[int, int]:
    """A plan's issues as (issue_no → the number that the plan prints).

    Issues that it does not number in figures go by their order; among numbered ones, an issue
    without a number has none.
    """
    labels = {e.issue_no: e.issue_label for e in entries if e.issue_no is not None}
    printed = {
        number: figure
        for number, label in labels.items()
        if (figure := _figure(label or "")) is not None
    }
    return printed or {number: number for number in labels}


def _figure(label: str) -> int | None:
    plain = unicodedata.normalize("NFKC", label).strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else None


def _is_meant(entry: Entry, division: Division, numbers: dict[int, int]) -> bool:
    """Whether a report is the division's; one of the whole plan is, unless issues are named."""
    if division.reports and entry.report not in division.reports:
        return False
    if entry.issue_no is None:
        return not division.issues or entry.report in division.reports
    return not division.issues or numbers.get(entry.issue_no) in division.issues


def _missing(division: Division, entries: list[Entry]) -> Iterator[tuple[SettingsPlace, str]]:
    """What the division names and no report is of, with its key."""
    prefix = f"課「{division.name}」の"
    of_plan = [entry for entry in entries if entry.plan_id == division.plan]
    if not of_plan:
        known = "、".join(sorted({e.plan_id for e in entries if e.plan_id is not None})) or "なし"
        text = f"{prefix} plan「{division.plan}」のレポートがありません(あるのは {known})"
        yield ("plan",), text
        return
    numbers = printed_numbers(of_plan)
    counted = Counter(numbers.values())
    for n, number in enumerate(division.issues):
        if not counted[number]:
            known = "、".join(map(str, sorted(counted))) or "なし"
            text = f"{prefix} issues の {number} のレポートがありません(あるのは {known})"
            yield ("issues", n), text
        elif counted[number] > 1:
            text = (
                f"{prefix} issues の {number} は、運営方針に{counted[number]}つあり、決められません"
            )
            yield ("issues", n), text
    meant = {entry.report for entry in of_plan if _is_meant(entry, division, numbers)}
    for n, name in enumerate(division.reports):
        if name not in meant:
            text = f"{prefix} reports の「{name}」がありません。先に dxanalysis report で作ってください"
            yield ("reports", n), text
