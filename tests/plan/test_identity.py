"""Whose plan a document is: the printed name, less the listed affixes, and no known name within it."""

import pytest

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.identity import (
    department_affixes,
    department_of,
    department_slugs,
    near_departments,
    slug_of,
)
from dxanalysis.plan.parse import parse_plan

OTHERS = {
    "下水道局": "水道局",
    "健康福祉局": "福祉局",
    "都市環境局": "環境局",
    "堺市北区": "北区",
    "港北区": "北区",
    "旧デジタル統括室": "デジタル統括室",
}


@pytest.mark.parametrize("row", department_affixes(), ids=lambda row: row["affix"])
def test_each_affix_is_taken_off_its_example(row: dict[str, str]):
    assert row["affix"] in row["example"]
    assert department_of(row["example"]) == row["department"]


@pytest.mark.parametrize("name", department_slugs())
def test_a_known_department_is_itself(name: str):
    assert (
        department_of(name) == department_of(f"大阪市{name}") == department_of(f"{name}度") == name
    )


@pytest.mark.parametrize(("name", "within"), OTHERS.items())
def test_a_name_that_holds_a_known_one_is_another_department(name: str, within: str):
    assert department_of(name) == name
    slug, known = slug_of(name)
    assert not known
    assert slug not in department_slugs().values()
    assert slug.isascii()
    assert within in near_departments(name)


def test_other_departments_have_slugs_of_their_own():
    assert len({slug_of(name)[0] for name in OTHERS}) == len(OTHERS)
    assert slug_of("下水道局") == ("dept-0a4202b9", False)  # the same in every run


@pytest.mark.parametrize("name", ["大阪市立美術館", "大阪市会事務局", "大阪市"])
def test_the_citys_name_within_a_name_stays(name: str):
    assert department_of(name) == name


def test_nothing_is_near_to_a_name_of_its_own():
    assert near_departments("見本局") == []


@pytest.mark.parametrize("name", OTHERS)
def test_an_unknown_department_is_told_with_the_names_near_it(name: str):
    plan = parse_plan(read_text("generated.txt", "0" * 64, f"令和8年度 {name}運営方針（案）\n"))
    assert (plan.department, plan.plan_id) == (name, f"2026-{slug_of(name)[0]}")
    (remark,) = [d for d in plan.diagnostics if d.code == "department_unknown"]
    assert (remark.severity, remark.line, remark.text) == ("warning", 1, name)
    assert all(near in remark.message for near in [OTHERS[name], plan.plan_id[5:]])


def test_a_title_without_a_department_takes_the_next_titles():
    text = "令和8年度運営方針（案）\n令和8年度 浪速区運営方針（案）\n"
    plan = parse_plan(read_text("generated.txt", "0" * 64, text))
    assert (plan.plan_id, plan.edition) == ("2026-naniwa", "draft")


def test_a_plan_that_names_no_department_says_so():
    plan = parse_plan(read_text("generated.txt", "0" * 64, "令和8年度運営方針（案）\n"))
    (remark,) = [d for d in plan.diagnostics if d.code == "department_unknown"]
    assert "題名に所属がありません" in remark.message
