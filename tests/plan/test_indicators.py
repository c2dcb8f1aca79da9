"""The shapes in which indicators are listed (generated)."""

from dxanalysis.documents.text.reader import read_text
from dxanalysis.plan.indicators import IndicatorReader
from dxanalysis.plan.model import Strategy

STRATEGIES = (Strategy("窓口の改善を進める取組", 1), Strategy("人材の育成を進める取組", 2))


def _read(text: str, strategies: tuple[Strategy, ...] = STRATEGIES):
    reader = IndicatorReader(read_text("generated", "0", text).blocks, strategies, 2026)
    indicators = reader.read()
    facts = [
        (i.strategy_no, i.title, [(t.fiscal_year_end, t.text) for t in i.targets])
        for i in indicators
    ]
    return facts, {d.code for d in reader.diagnostics}


def test_an_indicator_that_follows_its_year():
    facts, _ = _read("- 窓口の改善を進める取組\n令和8年度 窓口の数 3件\n")
    assert facts == [(1, "窓口の数", [(2026, "3件")])]


def test_an_indicator_that_stands_before_its_year():
    facts, _ = _read("- 人材の育成を進める取組\n研修を実施\n令和8年度 集合研修 受講者60名程度/年\n")
    assert facts == [(2, "研修を実施", [(2026, "集合研修 受講者60名程度/年")])]


def test_several_indicators_under_one_strategy_and_one_without_a_target():
    facts, codes = _read(
        "- 人材の育成を進める取組\n体系的な研修\nパイロット事業\n令和8年度 3事業\n"
    )
    assert facts == [(2, "体系的な研修", []), (2, "パイロット事業", [(2026, "3事業")])]
    assert "target_missing" in codes


def test_one_run_of_words():
    facts, _ = _read(
        "<ul>窓口の改善を進める取組 令和8年度 窓口の開設 "
        "人材の育成を進める取組 令和8年度 受講者数 前年比増</ul>"
    )
    assert facts == [
        (1, "窓口の開設", [(2026, "窓口の開設")]),
        (2, "受講者数", [(2026, "前年比増")]),
    ]


def test_an_only_strategy_that_is_not_repeated():
    facts, codes = _read("・令和8年度\nワーキングの実施\n2テーマ\n", STRATEGIES[:1])
    assert facts == [(1, "ワーキングの実施", [(2026, "2テーマ")])]
    assert "strategy_inferred" in codes


def test_which_of_two_strategies_is_not_guessed():
    facts, codes = _read("・令和8年度\nワーキングの実施\n2テーマ\n")
    assert facts == [(None, "ワーキングの実施", [(2026, "2テーマ")])]
    assert "strategy_unmatched" in codes


def test_a_reworded_strategy_is_matched_and_said():
    facts, codes = _read("・各課で人材の育成を進める取組\n令和8年度 受講者数 60名\n")
    assert facts == [(2, "受講者数", [(2026, "60名")])]
    assert "strategy_reworded" in codes


def test_a_title_of_several_words_ends_at_its_target():
    facts, _ = _read("- 窓口の改善を進める取組\n令和8年度 区役所 窓口の数 3件\n")
    assert facts == [(1, "区役所 窓口の数", [(2026, "3件")])]
