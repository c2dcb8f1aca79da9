"""Known misprints are corrected beside the raw file, and a correction fails once it is stale."""

from pathlib import Path

import pytest

from dxanalysis.documents.corrections import CorrectionError
from dxanalysis.documents.read import read_document
from dxanalysis.plan.parse import parse_plan

TEXT = """令和8年度 北区運営方針
経営課題1 見本の課題
8予算額\t12百萬円\t決算額との差
評価指標
・見本の指標 3件
"""
CORRECTION = """[[correction]]
line = {line}
expected = "{expected}"
replacement = "{replacement}"
why = "見本の誤植"
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "kita.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _correct(raw: Path, text: str) -> None:
    (raw.parent / "kita.txt.corrections.toml").write_text(text, encoding="utf-8")


def test_a_misprint_is_corrected_and_said(raw: Path):
    _correct(raw, CORRECTION.format(line=3, expected="百萬円", replacement="百万円"))
    plan = parse_plan(read_document(raw))
    assert [b.amount_yen for b in plan.issues[0].budgets] == [12_000_000]
    (said,) = [d for d in plan.diagnostics if d.code == "corrected"]
    assert said.line == 3
    assert "見本の誤植" in said.message
    assert raw.read_text(encoding="utf-8") == TEXT


def test_what_stands_behind_keeps_its_place(raw: Path):
    _correct(raw, CORRECTION.format(line=3, expected="百萬円", replacement="千円"))
    document = read_document(raw)
    for piece in document.blocks:
        assert document.text[piece.start : piece.end] == piece.text
        assert document.line_of(piece.start) == piece.line
    assert [document.text[m.start : m.end] for m in document.markup] == ["・"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CORRECTION.format(line=3, expected="百満円", replacement="百万円"), "3行に「百満円」"),
        (CORRECTION.format(line=9, expected="百萬円", replacement="百万円"), "9行"),
        (CORRECTION.format(line=2, expected="課題", replacement="問題"), "ちょうど1つ"),
        (CORRECTION.format(line=3, expected="", replacement="x"), "空にできません"),
        ("[[correction]]\nline = 3\n", "項目には"),
        ("これは TOML ではない", "読めない正誤表です: 1行目: 1文字目"),
        (CORRECTION.format(line='"3"', expected="百萬円", replacement="x"), "1行目: line は整数"),
        (
            CORRECTION.format(line=3, expected="百萬円", replacement="x") + "x",
            "6行目: .*= がありません",
        ),
        ("[[corection]]\nline = 3\n", "1行目: corection は使えません"),
    ],
)
def test_a_correction_that_does_not_fit_fails_by_name(raw: Path, text: str, words: str):
    _correct(raw, text)
    with pytest.raises(CorrectionError, match=words) as caught:
        read_document(raw)
    assert "kita.txt" in str(caught.value)
