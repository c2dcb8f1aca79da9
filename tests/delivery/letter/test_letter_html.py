"""The HTML part keeps to what Outlook, Gmail and phones render, asks for nothing, and fits."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from dxanalysis.delivery.letter.html import encoded_bytes
from dxanalysis.delivery.letter.letter import Letter, write_letter
from tests.chromium import CHROMIUM, chromium
from tests.delivery.letter.letter_outputs import copied, entries_of, mixed_plan, reports_of
from tests.delivery.letter.letter_outputs import generated as plans
from tests.delivery.mail_room import division

MANY = 120
TALLEST = 1_600  # pixels on a phone
CLIPPED = 102_400  # bytes, of which Gmail shows no more
DIVISION = division("デジタル統括室 企画担当")
WAYS = ["whole", "overview", "issue", "evaluated", "mixed", "many"]
# What Word, which renders mails in Outlook, does not know, or mail programs take out.
FORBIDDEN_STYLES = r"flex|grid|float|position|calc\(|var\(|url\(|@import|expression"
FORBIDDEN_TAGS = {"script", "link", "iframe", "object", "form", "svg", "video", "base", "button"}


class Page(HTMLParser):
    """The tags of a page with their attributes, and the text of its style sheets."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.sheets, self._in_sheet = "", False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._in_sheet = tag == "style"

    def handle_endtag(self, tag):
        self._in_sheet = self._in_sheet and tag != "style"

    def handle_data(self, data):
        self.sheets += data if self._in_sheet else ""

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def letters(outputs: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Letter]:
    """Mails of all kinds: the real plan's, an evaluated plan's, and one of very many issues."""
    real = entries_of(outputs)
    folders = {name: tmp_path_factory.mktemp(name) for name in ("evaluated", "mixed", "many")}
    evaluated = reports_of(plans.evaluated(), folders["evaluated"])
    mixed = reports_of(mixed_plan(), folders["mixed"])
    many = [
        copied(entry, outputs, folders["many"], issue=issue(number))
        for number in range(1, MANY + 1)
        for entry in real
        if entry.issue_no == 1
    ]
    return {
        "whole": write_letter(DIVISION, real, outputs),
        "overview": write_letter(DIVISION, real[:1], outputs),
        "issue": write_letter(DIVISION, [e for e in real if e.issue_no == 4], outputs),
        "evaluated": write_letter(DIVISION, entries_of(evaluated)[1:], evaluated),
        "mixed": write_letter(DIVISION, entries_of(mixed), mixed),
        "many": write_letter(DIVISION, many, folders["many"]),
    }


def issue(number: int) -> dict[str, object]:
    return {"issue_no": number, "label": str(number), "line": 1, "title": f"課題{number}の題名" * 9}


@pytest.fixture(params=WAYS)
def letter(request: pytest.FixtureRequest, letters: dict[str, Letter]) -> Letter:
    return letters[request.param]


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is absent: apt-get install chromium")
    with chromium() as started:
        yield started


@pytest.fixture
def opened(browser):
    """Open a letter's HTML as a mail program does; gives the page and what it asked for."""
    contexts = []

    def opened(html: str, width: int, scheme: str = "light"):
        size = {"width": width, "height": 800}
        context = browser.new_context(viewport=size, color_scheme=scheme, locale="ja-JP")
        contexts.append(context)
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(html, wait_until="load")
        return page, [url for url in asked if not url.startswith("data:")]

    yield opened
    for context in contexts:
        context.close()


def with_pictures(letter: Letter) -> str:
    html = letter.html
    for image in letter.images:
        data = f"data:image/png;base64,{base64.b64encode(image.png).decode()}"
        html = html.replace(f'"cid:{image.name}"', f'"{data}"')
    return html


def test_gmail_does_not_clip_it(letter: Letter):
    assert encoded_bytes(letter.html) < CLIPPED


def test_a_mail_has_one_picture_and_no_table_of_data(letters: dict[str, Letter]):
    assert letters["whole"].images == ()  # the plan's is taller than a phone is wide
    assert [image.name for image in letters["issue"].images] == ["issue-4-budget-trend.png"]
    tables = Page(letters["whole"].html).all("table")
    assert {table.get("role") for table in tables} == {"presentation"}


@pytest.mark.chromium
def test_a_mail_is_a_short_page_on_a_phone(letter: Letter, opened):
    page, _ = opened(with_pictures(letter), 360)
    assert len(letter.html.encode()) < 40_000
    if len(letter.attachments) < 2 * MANY:
        assert page.evaluate("document.documentElement.scrollHeight") < TALLEST


def test_what_has_no_room_is_told_and_stands_in_the_text(letters: dict[str, Letter]):
    many = letters["many"]
    last = len(set(re.findall(r"<h2[^>]*>経営課題([0-9]+) ", many.html)))
    assert 0 < last < MANY
    assert f"経営課題{last + 1}から経営課題{MANY}までは、メールの大きさを抑える" in many.html
    assert f"■ 経営課題{MANY}" in many.plain
    assert len(many.attachments) == 2 * MANY


def test_every_picture_resolves_and_is_described(letter: Letter):
    pictures = Page(letter.html).all("img")
    assert [p["src"] for p in pictures] == [f"cid:{image.name}" for image in letter.images]
    assert [p["alt"] for p in pictures] == [image.alt for image in letter.images]
    for picture in pictures:
        assert len(picture["alt"]) > 20
        assert 0 < int(picture["width"]) <= 552
        assert int(picture["height"]) > 0


def test_nothing_is_fetched_or_run(letter: Letter):
    page = Page(letter.html)
    assert not {tag for tag, _ in page.tags} & FORBIDDEN_TAGS
    assert not re.search(r"https?:|//[a-z]|data:", letter.html)
    assert not [name for _, given in page.tags for name in given if name.startswith("on")]


def test_word_can_lay_it_out(letter: Letter):
    page = Page(letter.html)
    styles = "\n".join(given.get("style", "") for _, given in page.tags)
    assert not re.search(FORBIDDEN_STYLES, styles, re.IGNORECASE)
    assert set(re.findall(r"display: *([a-z-]+)", styles)) <= {"block", "none"}
    assert "margin:-" not in styles.replace(" ", "")
    tables = page.all("table")
    assert all("width" in table for table in tables)
    assert {table.get("role") for table in tables} <= {"presentation", None}
    assert '<!--[if mso]><table role="presentation" width="600" align="center"' in letter.html


def test_only_colours_and_margins_depend_on_the_style_sheet(letter: Letter):
    sheets = Page(letter.html).sheets
    assert "prefers-color-scheme: dark" in sheets
    outside = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", sheets)
    assert outside.strip() == ""
    named = set(re.findall(r"([a-z-]+):[^;{}]*!important", sheets))
    assert named <= {
        "color",
        "background-color",
        "border-color",
        "border-left-color",
        "border-bottom-color",
        "padding",
        "padding-left",
        "padding-right",
        "font-size",
        "line-height",
    }


@pytest.mark.chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 700])
def test_everyone_can_read_it_on_phone_and_desk(letter: Letter, opened, width: int, scheme: str):
    page, asked = opened(with_pictures(letter), width, scheme)
    assert asked == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.chromium
def test_the_answer_is_on_the_first_screen_of_a_phone(letters: dict[str, Letter], opened):
    page, _ = opened(with_pictures(letters["issue"]), 360)
    answer = page.locator(".said").first.bounding_box()
    assert answer["y"] + answer["height"] < 500


@pytest.mark.chromium
@pytest.mark.parametrize("width", [360, 700])
def test_it_fits_without_its_style_sheet_too(letters: dict[str, Letter], opened, width: int):
    bare = re.sub(r"<style>.*?</style>", "", with_pictures(letters["whole"]), flags=re.DOTALL)
    page, _ = opened(bare, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.chromium
def test_dark_colours_take_the_place_of_the_light_ones_and_figures_stay_on_white(
    letters: dict[str, Letter], opened
):
    page, _ = opened(with_pictures(letters["issue"]), 700, "dark")
    colour = "selector => getComputedStyle(document.querySelector(selector)).backgroundColor"
    assert page.evaluate(colour, ".card") == "rgb(27, 31, 36)"
    assert page.evaluate(colour, ".plate") == "rgb(255, 255, 255)"


@pytest.mark.chromium
def test_figures_in_words_where_pictures_are_off(letters: dict[str, Letter], opened):
    page, _ = opened(letters["issue"].html.replace("cid:", "data:,"), 360)
    assert page.get_by_alt_text("令和8年度予算額 7億900万円").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
