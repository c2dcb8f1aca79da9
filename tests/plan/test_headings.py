import pytest

from dxanalysis.plan.headings import match_head, match_issue, match_title


@pytest.mark.parametrize(
    ("text", "year", "department", "edition"),
    [
        ("令和8年度 デジタル統括室運営方針（案）", 2026, "デジタル統括室", "draft"),
        ("令和5年度此花区運営方針", 2023, "此花区", "final"),
        ("令和6年度 環境局運営方針(素案)", 2024, "環境局", "outline"),
        ("令和8年度天王寺区運営方針(案)について", 2026, "天王寺区", "draft"),
        ("2018年度(平成30年度)淀川区運営方針", 2018, "淀川区", "final"),
        ("平成25年度市政改革室運営方針(平成25年10月改定)", 2013, "市政改革室", "final"),
        ("令和元年度 環境局運営方針", 2019, "環境局", "final"),
        ("平成31年度北区運営方針", 2019, "北区", "final"),
        ("平成28年度住吉区運営⽅針の概要", 2016, "住吉区", "final"),
    ],
)
def test_titles(text: str, year: int, department: str, edition: str):
    title = match_title(text)
    assert title is not None
    assert (title.fiscal_year, title.department, title.edition) == (year, department, edition)


@pytest.mark.parametrize(
    "text", ["運営方針", "令和8年度の予算", "令和8年度 運営方針の策定を行う。"]
)
def test_no_titles(text: str):
    assert match_title(text) is None


def test_head():
    assert match_head("（所属長：見本 太郎）") == "見本 太郎"
    assert match_head("(局長:見本太郎)") == "見本太郎"
    assert match_head("見本太郎") is None


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("経営課題1 見本テーマ", "1", "見本テーマ"),
        ("【経営課題1】見本テーマ", "1", "見本テーマ"),
        ("【経営課題1 見本テーマ】", "1", "見本テーマ"),
        ("【経営課題 2】 「見本テーマ」", "2", "見本テーマ"),
        ("経営課題1【見本テーマ】", "1", "見本テーマ"),
        ("経営課題1  『見本テーマ』", "1", "見本テーマ"),
        ("【経営課題1:見本テーマ", "1", "見本テーマ"),
        ("経営課題1-(1)見本テーマ", "1-(1)", "見本テーマ"),
        ("経営課題１　ＤＸ（全体）の推進", "1", "DX（全体）の推進"),
        ("経営課題1", "1", ""),
    ],
)
def test_issue_headings(text: str, label: str, title: str):
    heading = match_issue(text)
    assert heading is not None
    assert (heading.label, heading.title) == (label, title)


@pytest.mark.parametrize(
    "text",
    [
        "「経営課題2 見本」に示したとおり取組を進める。",
        "経営課題の概要",
        "重点的に取り組む経営課題",
    ],
)
def test_prose_that_quotes_an_issue_is_no_heading(text: str):
    assert match_issue(text) is None
