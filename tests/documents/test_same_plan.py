"""One plan in every format and encoding reads as the same plan."""

import pytest

from dxanalysis.documents.docx.reader import read_docx
from dxanalysis.documents.html.reader import read_html
from dxanalysis.documents.text.encoding import decode
from dxanalysis.documents.text.reader import read_text
from dxanalysis.documents.xlsx.reader import read_xlsx
from dxanalysis.plan.model import Plan
from dxanalysis.plan.parse import parse_plan
from tests.documents.sample_plan import PLAN, as_docx, as_html, as_text, as_xlsx

SHA = "0" * 64


def plan_of_text(content: bytes) -> Plan:
    return parse_plan(read_text("plan.txt", SHA, decode("plan.txt", content)))


@pytest.fixture(scope="module")
def expected() -> Plan:
    return plan_of_text(as_text().encode())


def test_the_text_holds_the_whole_plan(expected: Plan):
    assert expected.plan_id == "2026-digital"
    assert expected.edition == "draft"
    assert [
        (b.fiscal_year, b.phase, b.amount_yen) for issue in expected.issues for b in issue.budgets
    ] == [
        (2024, "executed", 91_000_000),
        (2025, "approved", 353_000_000),
        (2026, "approved", 1_885_000_000),
        (2024, "executed", 181_000_000),
        (2025, "approved", 0),
        (2026, "approved", 709_000_000),
    ]
    assert [len(issue.strategies) for issue in expected.issues] == [2, 1]
    assert [
        (i.title, i.strategy_no, [(t.scope, t.value, t.unit, t.fiscal_year_end) for t in i.targets])
        for issue in expected.issues
        for i in issue.indicators
    ] == [
        ("オンライン手続きの利用率", 1, [("annual", 70, "%", 2026)]),
        ("窓口システムの運用開始", 2, [("annual", 3, "区", 2026)]),
        (
            "令和12年度までに600名のDXリーダーを育成",
            1,
            [("multi_year", 600, "名", 2030), ("annual", 100, "名/年", 2026)],
        ),
    ]
    assert [term.term for term in expected.glossary] == ["DX", "CIO"]
    assert len(expected.narratives) == len(PLAN.opening)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "euc_jp"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(expected: Plan, encoding: str, end: str):
    content = as_text().replace("\n", end).encode(encoding)
    assert plan_of_text(content) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_html(expected: Plan, encoding: str):
    page = as_html().replace("UTF-8", "Shift_JIS" if encoding == "cp932" else "UTF-8")
    plan = parse_plan(read_html("plan.html", SHA, page.encode(encoding)))
    assert plan == expected
    assert plan.coverage == 1


def test_docx(expected: Plan):
    plan = parse_plan(read_docx("plan.docx", SHA, as_docx()))
    assert plan == expected
    assert plan.coverage == 1


def test_xlsx(expected: Plan):
    plan = parse_plan(read_xlsx("plan.xlsx", SHA, as_xlsx()))
    assert plan == expected
    assert plan.coverage == 1
