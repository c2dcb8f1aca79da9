"""Whose reports are whose: by the number that the plan prints, and never by a guess."""

from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.delivery.recipients import reports_by_division
from dxanalysis.delivery.settings.model import DeliverySettings
from dxanalysis.delivery.settings.read import SettingsError
from dxanalysis.reports.manifest import Manifest
from tests.delivery.mail_room import OVERVIEW, config, division, entry


def manifest(*labels: str, errors: tuple[str, ...] = ()) -> Manifest:
    """A plan whose issues, in this order, are numbered so."""
    entries = [
        replace(entry("budget-trend", number), issue_label=label)
        for number, label in enumerate(labels, 1)
    ]
    remarks = [{"severity": "error", "plan_id": "2026-digital", "message": m} for m in errors]
    remarks += [{"severity": "warning", "plan_id": "2026-digital", "message": "疑わしい"}]
    remarks += [{"severity": "error", "plan_id": None, "message": "ほかの文書"}]
    return Manifest(
        {one.html: one for one in [OVERVIEW, *entries]},
        sources=[{"source": "x", "diagnostics": remarks}],
    )


def meant(settings: DeliverySettings, made: Manifest) -> list[int | None]:
    (reports,) = reports_by_division(settings, made, {})
    return [one.issue_no for one in reports.entries]


@pytest.mark.parametrize(
    ("labels", "asked", "issues"),
    [
        (("1", "3", "4", "5"), (3,), [2]),
        (("1", "3", "4", "5"), (4, 5), [3, 4]),
        (("１", "３"), (3,), [2]),
        (("2", "1"), (1,), [2]),
        (("A", "B"), (2,), [2]),
        (("1", "参考", "2"), (2,), [3]),
    ],
)
def test_an_issue_is_meant_by_the_number_that_is_printed(labels, asked, issues):
    assert meant(config(0, division(issues=asked)), manifest(*labels)) == issues


@pytest.mark.parametrize(
    ("labels", "asked", "told"),
    [
        (("1", "3", "4", "5"), 2, "issues の 2 のレポートがありません(あるのは 1、3、4、5)"),
        (("1", "1"), 1, "issues の 1 は、運営方針に2つあり、決められません"),
    ],
)
def test_a_number_that_names_no_issue_or_two_is_a_mistake(labels, asked, told):
    with pytest.raises(SettingsError, match="誤りが1件") as caught:
        meant(config(0, division(issues=(asked,))), manifest(*labels))
    assert told in str(caught.value)


def test_mails_on_a_plan_with_a_fact_that_cannot_be_read_wait_only_where_it_is_set():
    made = manifest("1", errors=("金額を読めません",))
    (sent,) = reports_by_division(config(0), made, {})
    assert sent.reason_to_wait is None
    (held,) = reports_by_division(config(0, mail={"hold_errors": True}), made, {})
    assert "読めない事実があります: 金額を読めません" in (held.reason_to_wait or "")
    (well,) = reports_by_division(config(0, mail={"hold_errors": True}), manifest("1"), {})
    assert well.reason_to_wait is None


def test_a_held_mail_is_told_to_the_operator_once(server, out: Path):
    from dxanalysis.reports.manifest import read_manifest, write_manifest
    from tests.delivery.mail_room import deliver

    write_manifest(
        out, replace(read_manifest(out), sources=manifest(errors=("読めません",)).sources)
    )
    settings = config(server.port, mail={"hold_errors": True})
    assert deliver(settings, out).kinds == ["withheld", "sent"]
    assert [one.recipients for one in server.handler.received] == [["unyo@city.example.jp"]]
    assert deliver(settings, out).kinds == ["withheld", "already"]
