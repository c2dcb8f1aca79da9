"""The table `questions`: against what a person asks, its sentences, and a person's decisions."""

import subprocess
import sys
from pathlib import Path

import pytest

import dxanalysis as dx
from dxanalysis.questions.overruled import IndicatorDecisionError, read_natures
from dxanalysis.schema.question_rules import QUOTED, RULES, shortened
from tests.questions.documents import Measure, Year, document
from tests.questions.score import LAYOUTS, RAW, labelled, labels, of_documents, precision_and_recall

LONGEST = 60


def test_the_real_plan_and_the_layouts_are_asked_what_a_person_asks():
    assert of_documents([*RAW.glob("*.txt"), *LAYOUTS.glob("*.txt")]) == labels()


def test_invented_indicators_are_asked_what_a_person_asks():
    precision, recall = precision_and_recall(*labelled())
    assert precision >= 0.95
    assert recall >= 0.9


def test_every_question_is_one_short_sentence_about_printed_words(processed: Path):
    tables = dx.load_tables(processed)
    assert tables.texts is not None
    for row in tables.questions.itertuples():
        assert row.question.endswith("。")
        assert row.question.count("。") == 1
        assert len(row.question) <= LONGEST
        whole = tables.texts.of(row.plan_id, "draft")
        printed = "".join(whole[row.start : row.end].split())
        assert "".join(row.text.split()) in printed
        assert dx.source(tables, row._asdict()).words


def test_no_rules_sentence_can_be_too_long():
    filled = {"kinds": "行うこと", "other": "行ったこと", "years": 12, "changed": "名称",
              "year": "令和12年度", "rate": "1%未満", "grade": "①(ⅲ)"}  # fmt: skip
    for rule in RULES.values():
        for sentence in filter(None, (rule.question, rule.other)):
            assert len(sentence.format(words="あ" * QUOTED, **filled)) <= LONGEST, rule.id


def test_a_long_name_is_cut_at_its_beginning():
    name = "全所属各課に1名ずつ配置できるよう、令和12年度までに600名のDXリーダーを育成"
    assert shortened(name).startswith("…")
    assert name.endswith(shortened(name)[1:])
    assert len(shortened(name)) <= QUOTED
    assert shortened("短い\n名称") == "短い 名称"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind = 1", "使えません"),
        ('[[indicator]]\nindicator = "x"\nkind = "output"\nwhy = "w"\nby = "b"', "場所の書き方と違います"),
        ('[[indicator]]\nindicator = "2023-kita/1/1"\nkind = "good"\nwhy = "w"\nby = "b"', "output、outcome"),
        ('[[indicator]]\nindicator = "2023-kita/1/1"\nkind = "output"\nwhy = "w"', "by がありません"),
        ('[[indicator]]\nindicator = "2023-kita/1/1"\nkind = "output"\nwhy = "w"\nby = "b"\n' * 2, "ほかにもあります"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_decisions_is_said_with_its_line(tmp_path: Path, text: str, said: str):
    path = tmp_path / "indicators.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IndicatorDecisionError, match=said):
        read_natures(path)


def test_a_decision_about_what_is_not_there_fails_and_none_of_the_file_counts(tmp_path: Path):
    raw = tmp_path / "raw"
    raw.mkdir()
    path = raw / "plan.txt"
    path.write_text(document(Year(2023, (Measure("集いの場に来た人", "100名"),))), encoding="utf-8")
    row = '[[indicator]]\nindicator = "2023-kita/{}"\nkind = "output"\nwhy = "w"\nby = "b"\n'
    (raw / "indicators.toml").write_text(row.format("1/1") + row.format("7/1"), encoding="utf-8")
    done = dx.ingest([path], tmp_path / "data", decided=raw)
    assert "「2023-kita/7/1」は今の運営方針にありません" in str(done.failures["indicators.toml"])
    rules = dx.load_tables(tmp_path / "data").questions["rule"].tolist()
    assert "activity_as_outcome" not in rules
    (raw / "indicators.toml").write_text(row.format("1/1"), encoding="utf-8")
    assert not dx.ingest([path], tmp_path / "data", decided=raw).failures
    assert "activity_as_outcome" in dx.load_tables(tmp_path / "data").questions["rule"].tolist()


def test_a_mistake_is_told_each_night_and_a_changed_file_is_noticed(tmp_path: Path):
    raw = tmp_path / "raw"
    raw.mkdir()
    plan = Year(2023, (Measure("集いの場に来た人", "100名"),))
    (raw / "plan.txt").write_text(document(plan), encoding="utf-8")
    words = [
        sys.executable,
        "-m",
        "dxanalysis",
        "ingest",
        "--raw",
        str(raw),
        "--out",
        str(tmp_path / "data"),
    ]

    def ingested() -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, capture_output=True, text=True, check=False)

    row = '[[indicator]]\nindicator = "2023-kita/1/{}"\nkind = "output"\nwhy = "w"\nby = "b"\n'
    (raw / "indicators.toml").write_text(row.format(7), encoding="utf-8")
    for _ in range(2):
        done = ingested()
        assert done.returncode == 1
        assert "indicators.toml: 1行目: 「2023-kita/1/7」は今の運営方針にありません" in done.stderr
    (raw / "indicators.toml").write_text(row.format(1), encoding="utf-8")
    assert ingested().returncode == 0
    assert "activity_as_outcome" in set(dx.load_tables(tmp_path / "data").questions["rule"])
    (raw / "indicators.toml").unlink()
    assert ingested().returncode == 0
    assert "activity_as_outcome" not in set(dx.load_tables(tmp_path / "data").questions["rule"])
