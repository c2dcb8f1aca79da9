import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.documents.model import Block
from dxanalysis.plan.labels import Label, _front, match_boilerplate, match_label, vocabulary


def _blocks(*texts: str) -> list[Block]:
    return [Block(text, 0, number) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("【目標(何をめざすのか)】", "goal"),
        ("区・局の目標（何をめざすのか）", "goal"),
        ("教育委員会事務局の目標", "goal"),
        ("<区の使命(どのような役割を担うのか)>", "mission"),
        ("【区の使命(どのような役割を担うのか】", "mission"),
        ("令和5年度 所属運営の基本的な考え方(区の方針)", "principles"),
        ("令和8年度所属運営の基本的な考え方", "principles"),
        ("令和7年度 区の運営方針の基本的な考え方(区の方針)", "principles"),
        ("1 重点的に取り組む主な経営課題", "issues"),
        ("【重点的に取り組む主な経営課題(様式2)】", "issues"),
        ("【経営課題の概要】", "challenge"),
        ("(概要)", "challenge"),
        ("【主な戦略】", "strategies"),
        ("めざす成果及び主な戦略", "strategies"),
        ("【アウトカム指標】", "indicators"),
        ("評価指標 の達成状況", "attainments"),
        ("アウトカム指標の達成状況(定量評価)", "attainments"),
        ("<令和5年度実績と達成状況>", "results"),
        ("８年度実績と達成状況 ※Ａ：達成 Ｂ：未達成", "results"),
        ("<前年度実績>", "previous"),
        ("自己評価(運営方針全体の定性評価)", "self_evaluation"),
        ("「目標」「使命」及び「所属運営の基本的な考え方」", "umbrella"),
    ],
)
def test_a_label_is_known_by_its_structure(text: str, name: str):
    found = match_label(_blocks(text), 0)
    assert found is not None
    assert (found.name, found.blocks, found.misread) == (name, 1, None)


@pytest.mark.parametrize(
    "text",
    ["課題認識の共有を図る", "区の目標を定める。", "防災の取組", "【公表日】", "主な戦略1", ""],
)
def test_prose_is_no_label(text: str):
    assert match_label(_blocks(text), 0) is None


@pytest.mark.parametrize("label", vocabulary(), ids=lambda label: label.name)
@given(data=st.data())
def test_whatever_a_label_matches_begins_as_labels_do(label: Label, data: st.DataObject):
    text = data.draw(st.from_regex(label.pattern, fullmatch=True))
    assert _front().match(text)
    assert any(word in text for word in label.words)


def test_the_longest_label_wins():
    found = match_label(_blocks("評価指標", "の達成状況", "見本"), 0)
    assert found is not None
    assert (found.name, found.blocks) == ("attainments", 2)


def test_a_label_broken_over_three_lines():
    found = match_label(_blocks("自己評価", "(運営方針全体の", "定性評価)"), 0)
    assert found is not None
    assert (found.name, found.blocks) == ("self_evaluation", 3)


def test_a_misread_note_is_read_and_told():
    found = match_label(_blocks("評価指標", "(経営課題の解決に向けた進捗割合を示した指標)"), 0)
    assert found is not None
    assert found.blocks == 2
    assert found.misread is not None
    assert "割合" in found.misread[0]
    assert "度合" in found.misread[1]


def test_an_item_in_brackets_behind_a_label_is_not_taken_for_its_note():
    found = match_label(_blocks("主な戦略", "(見本の戦略)"), 0)
    assert found is not None
    assert found.blocks == 1


def test_the_vocabulary_names_no_label_twice():
    names = [label.name for label in vocabulary()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("⋮", "filler"),
        (".....", "filler"),
        ("ページ番号：594475", "navigation"),
        ("2024年6月10日", "page_date"),
        ("見本", None),
    ],
)
def test_boilerplate_is_known_by_name(text: str, name: str | None):
    assert match_boilerplate(text) == name
