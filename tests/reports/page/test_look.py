"""A colour says one thing, in the charts, the badges and the index."""

import re

import pytest

from dxanalysis.plan.grading import GRADES
from dxanalysis.present.shared import style
from dxanalysis.reports.index.page import templates

SHEETS = {
    name: templates().get_template(name).render(grades=GRADES.grades)
    for name in ("report.css", "index.css")
}
CSS = SHEETS["report.css"]
VARIABLES = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", CSS))


def rgb(colour):
    digits = colour.removeprefix("#").lower()
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)


@pytest.mark.parametrize(
    ("variable", "look"),
    [
        ("executed", "executed"),
        ("approved", "approved"),
        ("met", "met"),
        ("not-met", "not_met"),
        ("undecided", "undecided"),
    ],
)
def test_the_pages_have_the_colours_of_the_charts(variable, look):
    assert rgb(VARIABLES[variable]) == rgb(style.BAR[look]["edgecolor"])


def test_every_variable_that_is_used_is_given():
    for text in SHEETS.values():
        used = set(re.findall(r"var\(--([a-z-]+)\)", text))
        own = set(re.findall(r"--([a-z-]+):", text)) | {"a", "b", "n", "plans", "columns", "o"}
        assert used <= {*VARIABLES, *own}


def test_every_colour_has_its_name():
    """A colour by its number elsewhere is one without a meaning; shadows and page numbers aside."""
    shadows = {"#fff", "#0003", "#0002"}
    for text in SHEETS.values():
        body = re.sub(r":root \{.*?\n\}|@page \{.*?\n\}", "", text, flags=re.DOTALL)
        assert set(re.findall(r"#[0-9a-f]{3,6}\b", body)) <= shadows
