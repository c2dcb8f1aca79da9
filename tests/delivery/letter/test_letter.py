"""A division's mail says what the attached reports say, whole, and the same whenever it was made."""

from __future__ import annotations

import html
import json
import re
import urllib.parse
from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.letter.letter import (
    Letter,
    write_letter,
)
from dxanalysis.delivery.letter.plain import WIDTH
from dxanalysis.present.shared.words import display_width
from dxanalysis.reports.page.summary import SummaryError
from dxanalysis.reports.request.options import Folders, RunOptions, Selection
from dxanalysis.reports.run.build import build_reports
from tests.delivery.letter.letter_outputs import (
    CHECKOUT,
    copied,
    embedded_values,
    entries_of,
    mixed_plan,
    reports_of,
)
from tests.delivery.letter.letter_outputs import generated as plans
from tests.delivery.mail_room import division

DIVISION = division("デジタル統括室 企画担当")
FIRST_40 = 80  # columns of 40 full-width characters


def letter_of(out: Path, *issues: int | None, reports: tuple[str, ...] = ()) -> Letter:
    entries = [
        entry
        for entry in entries_of(out)
        if (not issues or entry.issue_no in issues) and (not reports or entry.report in reports)
    ]
    return write_letter(DIVISION, entries, out)


def joined(plain: str) -> str:
    """The text without what only breaks its lines."""
    return re.sub(r"\n(?:　| {2,4})?", "", plain).replace(" ", "")


@pytest.fixture(scope="module")
def whole(outputs: Path) -> Letter:
    return letter_of(outputs)


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reports_of(plans.evaluated(), tmp_path_factory.mktemp("evaluated"))


@pytest.fixture
def retold(outputs: Path, tmp_path: Path):
    """The first issue's budget report with another subject in its answer."""

    def retold(**subject: object) -> Letter:
        (entry,) = [e for e in entries_of(outputs) if (e.issue_no, e.report) == (1, "budget-trend")]
        return write_letter(DIVISION, [copied(entry, outputs, tmp_path, **subject)], tmp_path)

    return retold


@pytest.mark.parametrize(
    ("issues", "reports", "said"),
    [
        ((), (), "経営課題の予算額合計 前年度から+63%"),
        ((None,), (), "経営課題の予算額合計 前年度から+63%"),
        ((1,), (), "予算額 前年度から+151%（経営課題1）"),
        ((4,), ("indicator-attainment",), "指標7件（達成0・未達成0・未評価7）（経営課題4）"),
        ((2, 3), (), "経営課題2 予算額 前年度から+47%、経営課題3 予算額 前年度から約+86%"),
        (
            (1, 2, 3, 4),
            (),
            "経営課題1 予算額 前年度から+151%、経営課題2 予算額 前年度から+47%、ほか2課題",
        ),
    ],
)
def test_the_subject(outputs: Path, issues, reports, said):
    subject = letter_of(outputs, *issues, reports=reports).subject
    assert subject == f"【運営方針】デジタル統括室 令和8年度（案） {said}"
    assert display_width(subject.partition("%")[0].removesuffix("（経営課題4）")) <= FIRST_40


def test_a_plan_with_results_tells_of_them_in_the_subject(evaluated: Path):
    assert letter_of(evaluated, 1).subject == (
        "【運営方針】生成所属 令和12年度（実績） 予算額 前年度から+20.0%"
        " 指標6件（達成4・未達成1・未評価1）（経営課題1）"
    )


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("final", "令和8年度 予"),
        ("outline", "令和8年度（素案） 予"),
        ("draft", "令和8年度（案） 予"),
    ],
)
def test_the_subject_and_the_files_say_what_is_no_decision(retold, edition: str, said: str):
    letter = retold(edition=edition)
    assert said in letter.subject
    assert letter.attachments[0].name.startswith(said.partition(" ")[0])


def test_every_report_s_first_point_is_in_both_texts_and_all_in_the_plain(
    outputs: Path, whole: Letter
):
    page = re.sub(r"<[^>]*>", "", whole.html)
    for entry in entries_of(outputs):
        values = embedded_values(json.loads((outputs / entry.notebook).read_text(encoding="utf-8")))
        answer = next(each for each in values if each.get("about"))
        table = next(each["table"] for each in values if each.get("table", {}).get("brief"))
        shown = [row[at] for row in table["rows"] for at in table["brief"]]
        points = [p["text"] for p in answer["paragraphs"] if p["css"] == "dx-answer"]
        assert (points[0] in page) is (entry.report != "indicator-attainment")  # its year goes on
        for text in [*(p["text"] for p in answer["paragraphs"][1:]), *shown, *table["notes"]]:
            assert text.replace(" ", "") in joined(whole.plain)


def test_every_caution_is_in_the_plain_text_and_the_html_says_how_many_more(
    outputs: Path, whole: Letter
):
    cautions = {
        paragraph["text"]
        for entry in entries_of(outputs)
        for each in embedded_values(
            json.loads((outputs / entry.notebook).read_text(encoding="utf-8"))
        )
        for paragraph in each.get("paragraphs", [])
        if paragraph["css"] == "dx-note"
    }
    assert len(cautions) > 8
    for text in cautions:
        assert text.replace(" ", "") in joined(whole.plain)
    assert re.search("ほか[0-9]+件の注意は、添付のレポートにあります。", whole.html)
    assert joined(whole.plain).count("割合と順位は、この運営方針に載る経営課題の") == 1


def test_questions_can_be_answered_with_their_id(outputs: Path):
    entries = [e for e in entries_of(outputs) if e.issue_no == 4]
    letter = write_letter(DIVISION, entries, outputs, reply_to="kikaku@city.example.jp")
    links = [html.unescape(each) for each in re.findall('href="(mailto:[^"]*)"', letter.html)]
    assert len(links) == 9
    for link in links:
        parts = urllib.parse.urlsplit(link)
        asked = urllib.parse.parse_qs(parts.query)
        assert parts.path == "kikaku@city.example.jp"
        assert re.search(r"\[2026-digital/4/[0-9]+/[a-z_]+\]", asked["subject"][0])
        question = asked["body"][0].partition("\r\n")[0].removeprefix("問い: ")
        assert question in re.sub("<[^>]*>", "", letter.html)
        assert question.replace(" ", "") in joined(letter.plain)


def test_questions_without_an_address_have_no_links(whole: Letter):
    assert "確認のお願い" in whole.html
    assert "mailto:" not in whole.html


def test_a_caution_names_the_issues_that_it_is_about(whole: Letter):
    assert "・【経営課題4】指標7「" in whole.plain
    assert "・令和7年度予算額の増減は" in whole.plain


def test_a_settled_year_a_draft_and_what_is_not_evaluated(whole: Letter):
    for said in (
        "令和7年度予算額の増減は、令和6年度決算額と比べたものです",
        "この文書は「案」であり、決定されたものではありません",
        "未評価の指標は、未達成には数えていません",
    ):
        assert said in joined(whole.plain)


def test_a_warning_of_the_making_is_told(outputs: Path):
    entry = replace(entries_of(outputs)[1], warnings=["0 で割りました"], outdated=True)
    warned = write_letter(DIVISION, [*entries_of(outputs)[:1], entry], outputs)
    assert "「予算の推移」の計算中に警告が出ました" in re.sub("<[^>]*>", "", warned.html)
    assert "「予算の推移」は、表が変わった後に作り直していない" in re.sub(
        "<[^>]*>", "", warned.html
    )
    assert "この文書は「案」であり、決定されたものではありません" in warned.html
    plain = joined(warned.plain)
    assert "「予算の推移」の計算中に警告が出ました" in plain
    assert "「予算の推移」は、表が変わった後に作り直していない" in plain


def test_a_mixed_headline_is_told_beside_the_answer_and_once(tmp_path: Path):
    letter = letter_of(reports_of(mixed_plan(), tmp_path), 1)
    assert "予算額 前年度決算額から+100.0% " in letter.subject
    said = "令和12年度予算額の増減は、令和11年度決算額と比べたものです"
    assert joined(letter.plain).count(said) == 1
    assert letter.html.count("決算額と比べたものです") == 1


def test_no_line_of_the_text_is_wider_than_a_mail_program_shows(whole: Letter, retold):
    issue = {"issue_no": 1, "label": "1", "line": 1, "title": "長" * 300 + "x" * 300}
    for letter in (whole, retold(issue=issue)):
        assert max(map(display_width, letter.plain.splitlines())) <= WIDTH


def test_no_amount_is_broken_over_two_lines(whole: Letter):
    lines = whole.plain.splitlines()
    for amount in (
        "+13億1,400万円",
        "33億8,500万円",
        "+5億3,200万円",
        "16億5,700万円",
        "（+63%）",
    ):
        assert any(amount in line for line in lines)
    assert not re.search(r"[0-9億万,.+−]\n[　 ]*[0-9億万円%,.]", whole.plain)


def test_numbers_of_a_table_end_in_one_column(whole: Letter):
    lines = whole.plain.splitlines()
    at = lines.index("経営課題2の決算額・予算額の推移（出典: r8-digital-draft.txt）")
    ends = [display_width(row[: row.index("行") - 2].rstrip()) for row in lines[at + 2 : at + 5]]
    assert len(set(ends)) == 1


def test_the_reports_are_attached_as_they_are(outputs: Path, whole: Letter):
    assert [attached.name for attached in letter_of(outputs, 1).attachments] == [
        "令和8年度（案）_デジタル統括室_経営課題1_予算の推移.html",
        "令和8年度（案）_デジタル統括室_経営課題1_指標の達成状況.html",
    ]
    pages = [(outputs / entry.html).read_text(encoding="utf-8") for entry in entries_of(outputs)]
    assert [attached.html for attached in whole.attachments] == pages
    for attached in whole.attachments:
        assert f"・{attached.name}" in whole.plain


def test_where_the_numbers_come_from(whole: Letter):
    assert "r8-digital-draft.txt（SHA-256の先頭12桁" in whole.plain
    assert joined(whole.plain).count("出典文書:") == 1
    assert "自動で送信しています" in whole.plain
    assert "自動で送信しています" in whole.html


@pytest.mark.parametrize(
    ("language", "said"),
    [("ja", "デジタル統括室 企画担当 御中"), ("en", "Dear デジタル統括室 企画担当,")],
)
def test_the_greeting(outputs: Path, language: str, said: str):
    greeted = DIVISION.model_copy(update={"language": language})
    letter = write_letter(greeted, entries_of(outputs)[:1], outputs)
    assert letter.plain.startswith(f"{said}\n")
    assert said in letter.html


def test_a_forced_rerun_at_another_time_has_the_same_hash(
    outputs: Path, processed: Path, tmp_path: Path
):
    folders = Folders(processed, CHECKOUT / "notebooks", tmp_path)
    manner = RunOptions(jobs=2, force=True, scheduled="2026-11-24T03:00:00+09:00")
    build_reports(folders, Selection(issues=(1,)), manner)
    first, again = letter_of(outputs, 1), letter_of(tmp_path, 1)
    assert "予定時刻" in again.attachments[0].html
    assert first.attachments != again.attachments
    assert first.content_sha256 == again.content_sha256


def test_another_content_has_another_hash(outputs: Path):
    letter = letter_of(outputs, 1)
    image, attached = letter.images[0], letter.attachments[0]
    page = attached.html.replace("8億8,500万円", "8億8,600万円")
    others = [
        replace(letter, subject=letter.subject + "。"),
        replace(letter, plain=letter.plain + "。"),
        replace(letter, html=letter.html.replace("8億", "9億")),
        replace(letter, images=(replace(image, alt=image.alt + "。"),)),
        replace(letter, attachments=(replace(attached, html=page), *letter.attachments[1:])),
        replace(letter, attachments=letter.attachments[::-1]),
    ]
    assert len({letter.content_sha256, *(other.content_sha256 for other in others)}) == 7


def test_another_look_is_no_other_content(outputs: Path):
    """A changed style of pages and mails sends nobody a new mail."""
    letter = letter_of(outputs, 1)
    image, attached = letter.images[0], letter.attachments[0]
    page = attached.html.replace("--ink: #1f2328", "--ink: #000000").replace(
        'class="dx-answer', 'class="x'
    )
    assert page != attached.html
    drawn = re.sub(r'src="data:image/png;base64,[^"]+"', 'src="data:image/png;base64,AA=="', page)
    mail = letter.html.replace('style="', 'style="color:#111;')
    assert mail != letter.html
    others = [
        replace(letter, html=mail),
        replace(letter, images=(replace(image, png=image.png + b"\0"),)),
        replace(letter, attachments=(replace(attached, html=drawn), *letter.attachments[1:])),
    ]
    assert {other.content_sha256 for other in others} == {letter.content_sha256}
    assert len({letter.look_sha256, *(other.look_sha256 for other in others)}) == 4


def test_awkward_words_end_no_line_and_are_no_html(retold):
    title = "<script>alert(1)</script>\r\nBcc: x@example.com\u2028\u202e&\ud800\0終"
    issue = {"issue_no": 1, "label": '1<"/\\:*?|\n>', "title": title, "line": 1}
    letter = retold(issue=issue, department="室\r\nSubject: x" + "長" * 50)
    assert letter.subject.isprintable()
    assert display_width(letter.subject) < 160
    assert "\nBcc" not in letter.plain
    assert "<script>" not in letter.html
    assert "&lt;script&gt;" in letter.html
    (name,) = (attached.name for attached in letter.attachments)
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert len(name.encode()) < 255
    for text in (letter.subject, letter.plain, letter.html, name):
        assert text.encode()


def test_two_reports_never_have_one_name(outputs: Path):
    entries = [entry for entry in entries_of(outputs) if entry.issue_no == 1]
    letter = write_letter(DIVISION, [*entries, *entries], outputs)
    assert len({attached.name for attached in letter.attachments}) == 4


def test_a_failed_report_is_not_mailed(outputs: Path):
    failed = replace(entries_of(outputs)[0], status="failed")
    with pytest.raises(DeliveryError, match=r"失敗したレポート .*overview\.html"):
        write_letter(DIVISION, [failed], outputs)


def test_nothing_to_send_is_said(outputs: Path):
    with pytest.raises(DeliveryError, match="企画担当 に送るレポートがありません"):
        write_letter(DIVISION, [], outputs)


def test_what_is_gone_is_named(outputs: Path, tmp_path: Path):
    entry = copied(entries_of(outputs)[0], outputs, tmp_path)
    (tmp_path / entry.html).unlink()
    with pytest.raises(DeliveryError, match=r"添付するレポート .*overview\.html"):
        write_letter(DIVISION, [entry], tmp_path)
    (tmp_path / entry.notebook).unlink()
    with pytest.raises(SummaryError, match=r"overview\.ipynb"):
        write_letter(DIVISION, [entry], tmp_path)
