"""Decisions beside a document: each finds the text that it expects, or fails by name."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxanalysis.documents.decisions import (
    KINDS,
    DecisionError,
    as_toml,
    decisions_path,
    edition_decisions,
)
from dxanalysis.documents.model import Decision
from dxanalysis.documents.read import read_document
from dxanalysis.documents.toml_file import rows_of_text

TEXT = "令和8年度 北区運営方針\n経営課題1 見本の課題\n82% 82% 75%\n"
REASON = 'why = "見本"\nby = "総務課"\n'


def decided(tmp_path: Path, *blocks: str, text: str = TEXT):
    path = tmp_path / "kita.txt"
    path.write_text(text, encoding="utf-8")
    written = "\n".join(f"{block}\n{REASON}" for block in blocks)
    decisions_path(path).write_text(written, encoding="utf-8")
    return read_document(path)


def of_line(line: int, expected: str, kind: str = "no_result", more: str = "") -> str:
    return f'[[{kind}]]\nline = {line}\nexpected = "{expected}"\n{more}'


def test_a_decision_knows_where_its_text_stands(tmp_path: Path):
    document = decided(tmp_path, of_line(3, "75%"), of_line(2, "見本の課題"))
    assert [document.text[d.start : d.end] for d in document.decisions] == ["75%", "見本の課題"]
    assert [(d.at, d.by) for d in document.decisions] == [(1, "総務課"), (8, "総務課")]


def test_of_several_texts_alike_the_nth(tmp_path: Path):
    (made,) = decided(tmp_path, of_line(3, "82%", more="occurrence = 2")).decisions
    assert made.start == TEXT.index("82%") + 4


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ((of_line(3, "83%"),), "3行に「83%」がありません"),
        ((of_line(2, "75%"),), r"2行に「75%」がありません\(今は3行にあります\)"),
        ((of_line(3, "82%"),), "「82%」が2つあります。occurrence"),
        ((of_line(3, "75%", more="occurrence = 2"),), "1つだけ"),
        ((of_line(3, "75%", more="occurrence = 0"),), "1以上"),
        ((of_line(3, "75%"), of_line(3, "82% 75%")), "1行目の判断と同じ文字"),
        ((of_line(3, "75%", "result", "indicator = 0"),), "1以上"),
        ((of_line(3, "75%", "result"),), "indicator がありません"),
        ((of_line(3, "75%", "guess"),), r"guess は使えません。\[\[result\]\]"),
        (
            (of_line(1, "北区", "edition", 'instead_of = "x"\ninstead_of_sha256 = "ab"'),),
            "12桁以上",
        ),
    ],
)
def test_what_does_not_fit_fails_by_name(tmp_path: Path, blocks, words: str):
    with pytest.raises(DecisionError, match=words) as caught:
        decided(tmp_path, *blocks)
    assert "kita.txt" in str(caught.value)
    assert "行目" in str(caught.value)


def test_a_changed_source_is_named_with_the_decision(tmp_path: Path):
    decided(tmp_path, of_line(3, "75%"))
    (tmp_path / "kita.txt").write_text(TEXT.replace("75%", "76%"), encoding="utf-8")
    with pytest.raises(DecisionError, match="判断の記録の1行目: 3行に「75%」がありません"):
        read_document(tmp_path / "kita.txt")


def test_without_a_reason_or_a_name_nothing_is_decided(tmp_path: Path):
    path = tmp_path / "kita.txt"
    path.write_text(TEXT, encoding="utf-8")
    block = of_line(3, "75%", more='why = ""\nby = "x"\n')
    decisions_path(path).write_text(block, encoding="utf-8")
    with pytest.raises(DecisionError, match="1行目: why は空にできません"):
        read_document(path)


def test_an_edition_needs_the_other_document(tmp_path: Path):
    more = 'instead_of = "kita-3.txt"\ninstead_of_sha256 = "0123456789ab"'
    decided(tmp_path, of_line(1, "北区運営方針", "edition", more))
    (tmp_path / "kita-2.txt").write_text("別の文書", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"「kita-3\.txt」がない。.*「kita-2\.txt」"):
        edition_decisions(tmp_path / "kita.txt")
    (tmp_path / "kita-3.txt").write_text("別の文書", encoding="utf-8")
    assert [d.instead_of for d in edition_decisions(tmp_path / "kita.txt")] == ["kita-3.txt"]


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(words, words, words, st.sampled_from(list(KINDS)), st.sampled_from([None, 2]))
@example('"] \\" # [[', "a\nb\r\n\t", "'''\"\"\"", "edition", None)
def test_a_written_decision_is_read_as_the_same(expected, why, by, kind, occurrence):
    facts = {"indicator": 3, "department": expected, "instead_of": why, "code": by}
    facts |= {"instead_of_sha256": "0123456789ab"}
    own = {name: facts[name] for name in KINDS[kind].needed if name in facts}
    made = Decision(kind, 7, expected, why, by, at=1, occurrence=occurrence, **own)
    second = replace(made, line=9)
    rows = rows_of_text(f"{as_toml(made)}\n{as_toml(second)}", KINDS)
    read = [Decision(kind=kind, at=1, **row) for kind, _, row in rows]
    assert read == [made, second]


def test_a_decision_is_about_the_corrected_text(tmp_path: Path):
    (tmp_path / "kita.txt.corrections.toml").write_text(
        '[[correction]]\nline = 3\nexpected = "75%"\nreplacement = "175%"\nwhy = "誤植"\n',
        encoding="utf-8",
    )
    document = decided(tmp_path, of_line(3, "175%"))
    (made,) = document.decisions
    assert document.text[made.start : made.end] == "175%"
    assert document.printed(made.start, made.end) == "75%"
    with pytest.raises(DecisionError, match="「見本の題」がありません"):
        decided(tmp_path, of_line(2, "見本の題"))
