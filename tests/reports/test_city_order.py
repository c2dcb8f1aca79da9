"""A reader's choice above the city's table moves its rows, without a script."""

from pathlib import Path

import dxanalysis as dx
from dxanalysis.reports.page.check import check_page
from dxanalysis.reports.page.environment import pages
from tests.chromium import NEEDS_CHROMIUM, Opener, check
from tests.questions.documents import Measure, Year, tables_of

pytestmark = NEEDS_CHROMIUM


def _page() -> str:
    """The table of three departments in a page with the reports' style."""
    plans = [
        Year(2023, (Measure("相談体制の整備", "整備の完了"),), ("－", "20百万円", f"{yen}百万円"),
             department=name)
        for name, yen in (("北区", 40), ("西区", 90), ("港区", 7))
    ]  # fmt: skip
    table = dx.CityPage(dx.city_year(tables_of(plans), 2023)).table()
    css = pages().get_template("report.css").render(all_grades=[])
    return (
        f'<!doctype html><html lang="ja"><head><title>見本</title><style>{css}</style></head>'
        f"<body><main><h1>見本</h1>{table._repr_html_()}</main></body></html>"
    )


def test_a_choice_above_the_table_moves_its_rows(open_page: Opener, tmp_path: Path):
    path = tmp_path / "city.html"
    path.write_text(_page(), encoding="utf-8")
    check_page(path.read_text(encoding="utf-8"))
    opened, _ = open_page(path, 1280)

    def shown() -> list[str]:
        rows = opened.locator(".dx-sorted tbody tr").all()
        tops = [((row.bounding_box() or {})["y"], row.locator("th").inner_text()) for row in rows]
        return [name for _, name in sorted(tops)]

    assert shown() == ["北区", "西区", "港区"]
    opened.locator(".dx-order-1").check()
    assert shown() == ["西区", "北区", "港区"]
    cells = opened.locator("tr > :nth-child(2)").all()
    assert len({round((cell.bounding_box() or {})["x"]) for cell in cells}) == 1
    assert opened.get_by_role("row").count() == 4  # still a table to those who cannot see it
    assert opened.get_by_role("columnheader").count() == 7


def test_it_is_accessible(open_page: Opener, tmp_path: Path):
    path = tmp_path / "city.html"
    path.write_text(_page(), encoding="utf-8")
    check(open_page, path)
