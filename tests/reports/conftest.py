"""The small plan on disk, with a notebook for each report of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from dxanalysis.reports.request.catalogue import REPORTS
from dxanalysis.reports.request.options import Folders, Selection
from dxanalysis.reports.request.selection import select
from dxanalysis.reports.request.task import Request
from dxanalysis.store.frames import Tables
from tests.chromium import Opener, chromium
from tests.reports.small_plan import PARAMETERS, notebook, small_tables, write


@pytest.fixture
def tables() -> Tables:
    return small_tables()


@pytest.fixture
def request_of_issue(tables: Tables) -> Request:
    return select(tables, Selection(issues=(2,), reports=("budget-trend",)))[0]


@pytest.fixture
def folders(tmp_path: Path, tables: Tables) -> Folders:
    """Tables on disk, and for each report of the catalogue a notebook that succeeds."""
    write(tables, tmp_path / "data")
    (tmp_path / "notebooks").mkdir()
    made = Folders(tmp_path / "data", tmp_path / "notebooks", tmp_path / "out")
    for report in REPORTS.values():
        nbformat.write(notebook("print(plan_id, issue_no)"), made.notebooks / report.notebook)
    return made


@pytest.fixture
def put(folders: Folders) -> Callable[..., Path]:
    """Put cells of code into a report's notebook."""

    def put(report: str, *cells: str, parameters: str | None = PARAMETERS) -> Path:
        path = folders.notebooks / REPORTS[report].notebook
        nbformat.write(notebook(*cells, parameters=parameters), path)
        return path

    return put


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Open a page; gives the page and the addresses that it asked for."""
    contexts = []

    def open_(
        path: Path, width: int, *, fragment: str = "", script: bool = True
    ) -> tuple[Page, list[str]]:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, locale="ja-JP", java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri() + fragment, wait_until="load")
        return page, [url for url in asked if not url.startswith("data:")]

    yield open_
    for context in contexts:
        context.close()
