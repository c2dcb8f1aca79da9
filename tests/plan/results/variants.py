"""The ways in which offices fill in a year's results, each with the truth that a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

FORM = """令和7年度 北区運営方針
（区長：見本 太郎）
経営課題1 身近で頼れる区役所
7予算額 12百万円
主な戦略
・便利な窓口サービスの提供
・職員の人材育成の推進
評価指標
・便利な窓口サービスの提供
窓口の満足度
令和7年度 80%以上
オンライン申請の件数
令和7年度 150件以上
・職員の人材育成の推進
研修の実施
令和7年度 受講者100名程度/年
研修計画の策定
令和7年度 計画の策定
評価指標の達成状況
7年度実績と達成状況 ※A：達成 B：未達成
"""

Fact = tuple[float | None, str | None]  # the figure that answers, and the grade
ALL: tuple[Fact, ...] = ((82, "A"), (120, "B"), (112, "A"), (None, "A"))
NONE: Fact = (None, None)


class Variant(NamedTuple):
    """What is filled in, and the truth for each of the four indicators."""

    name: str
    results: str
    facts: tuple[Fact, ...] = ALL
    previous: tuple[float | None, ...] = (None, None, None, None)
    cumulative: Mapping[int, float] = MappingProxyType({})
    status: Mapping[int, str] = MappingProxyType({})
    unplaced: tuple[str, ...] = ()


def _heads(first: str, second: str) -> str:
    return f"{first}\n82%：A\n120件：B\n{second}\n112名：A\n策定済：A\n"


S1, S2 = "便利な窓口サービスの提供", "職員の人材育成の推進"
HEADS = [
    Variant(f"heads_{at}", _heads(form.format(S1, n=1), form.format(S2, n=2)))
    for at, form in enumerate(
        ["・{}", "- ・{}", "■{}", "①{}", "({n}){}", "{n}．{}", "【{}】", "〈{}〉", "戦略{n} {}", "戦略{n}", "{}", "【戦略{n}】", "戦略1-{n} {}", "【戦略{n} {}】", "○{}"]
    )
]  # fmt: skip
VARIANTS = [
    *HEADS,
    Variant("head_shortened", _heads("・窓口サービスの提供", "・人材育成")),
    Variant("head_reworded", _heads("■便利な区役所窓口サービスの提供", "■職員の育成の推進")),
    Variant("head_with_target", _heads(f"・{S1}（80%以上）", f"・{S2} 受講者100名程度/年")),
    Variant("head_on_the_line", f"{S1}：82%：A\n120件：B\n{S2}：112名：A\n策定済：A\n"),
    Variant("heads_in_another_order", f"【{S2}】\n112名：A\n策定済：A\n【{S1}】\n82%：A\n120件：B\n"),
    Variant("head_with_nothing_below", f"【{S1}】\n【{S2}】\n112名：A\n策定済：A\n", (NONE, NONE, (112, "A"), (None, "A"))),
    Variant("heads_in_one_column", f"・{S1}\n82%：A\n120件：B\n・{S2}\n112名：A\n策定済：A\n前年度実績\n75%\n98件\n90名\n－\n", previous=(75, 98, 90, None)),
    Variant("bare", "82%：A\n120件：B\n112名：A\n策定済：A\n"),
    Variant("words_and_figure", "窓口の満足度 82%：A\nオンライン申請の件数：120件：B\n研修の受講者は112名：A\n研修計画を策定：A\n"),
    Variant("sentences", "アンケートの結果、窓口の満足度は82%となった。：A\nオンライン申請の件数は120件であった。：B\n研修を3回実施し、受講者は112名となった。：A\n研修計画を3月に策定した。：A\n"),
    Variant("words_then_figure", "窓口の満足度\n82%：A\nオンライン申請の件数\n120件：B\n研修の実施\n112名：A\n研修計画の策定\n策定済：A\n"),
    Variant("with_target_arrow", "窓口の満足度 80%以上 → 82%：A\nオンライン申請の件数 150件以上→120件：B\n研修の実施 受講者100名程度/年 ⇒ 112名：A\n研修計画の策定 → 策定済：A\n"),
    Variant("numbered", "指標1：82%：A\n指標2：120件：B\n指標3：112名：A\n指標4：策定済：A\n"),
    Variant("one_line", "82%：A 120件：B 112名：A 策定済：A\n"),
    Variant("one_line_bullets", "・82%：A ・120件：B ・112名：A ・策定済：A\n"),
    Variant("one_line_heads", f"{S1} 82%：A 120件：B {S2} 112名：A 策定済：A\n"),
    Variant("another_order", "研修の受講者112名：A\n研修計画を策定：A\n窓口の満足度82%：A\nオンライン申請120件：B\n"),
    Variant("one_omitted", "82%：A\n112名：A\n策定済：A\n", ((82, "A"), NONE, (112, "A"), (None, "A"))),
    Variant("note_between", "82%：A\n※アンケートの回答者は250名\n120件：B\n112名：A\n（参考）前年度は98名\n策定済：A\n"),
    Variant("breakdown", "82%：A\n120件：B\n112名：A\nうち新規採用者60名\n策定済：A\n"),
    Variant("reason", "82%：A\n120件\n（理由）周知が足りず、\n前年度から3件の増にとどまったため。：B\n112名：A\n策定済：A\n"),
    Variant("reason_in_line", "82%：A\n120件（理由：周知が足りなかったため）：B\n112名：A\n策定済：A\n"),
    Variant("none_yet", "集計中（6月公表）\n120件：B\n112名：A\n―\n", (NONE, (120, "B"), (112, "A"), NONE), status={1: "pending"}),
    Variant("all_pending", "測定中\n集計中\n未確定\n集計中（7月公表予定）\n", (NONE,) * 4, status={1: "pending", 2: "pending", 3: "pending", 4: "pending"}),
    Variant("grade_words", "82%（達成）\n120件：未達成\n112名 達成\n策定済（達成）\n"),
    Variant("grade_sentence", "82%となり目標を達成した。\n120件にとどまり、目標を達成できなかった。\n112名となり、目標を達成した。\n策定し、目標を達成した。\n"),
    Variant("grade_own_line", "82%\nA\n120件\n（B）\n112名\n【A】\n策定済\n達成状況：A\n"),
    Variant("grade_first", "A 82%\nB 120件\nA 112名\nA 策定済\n"),
    Variant("grade_first_bracket", "【A】82%\n【B】120件\n【A】112名\n【A】策定済\n"),
    Variant("grade_forms", "82%（A：達成）\n120件〔B〕\n112名 評価：A\n策定済…A\n"),
    Variant("grade_all", f"・{S1}\n82%\n160件\nいずれもA\n・{S2}\n112名\n策定済\nいずれもA\n", ((82, "A"), (160, "A"), (112, "A"), (None, "A"))),
    Variant("grade_after_arrow", "82% → A\n120件 → B\n112名 → A\n策定済 → A\n"),
    Variant("cumulative", "82%：A\n120件（累計431件）：B\n112名（R5~R7合計300名）：A\n策定済：A\n", cumulative={2: 431, 3: 300}),
    Variant("change", "82%（前年度から2ポイント増）：A\n120件（前年度比95%）：B\n112名（前年度比14名増）：A\n策定済：A\n"),
    Variant("rate", "82%（達成率103%）：A\n120件、達成率80%：B\n112名：A\n策定済：A\n"),
    Variant("target_against", "目標80%に対し82%：A\n目標150件に対し120件：B\n112名（目標100名）：A\n策定済：A\n"),
    Variant("target_behind", "82%（80%以上）：A\n120件／目標150件：B\n100名の目標に対して112名：A\n策定済：A\n"),
    Variant("previous_inside", "82%（前年度75%）：A\n前年度98件から120件に増加：B\n112名（令和6年度98名）：A\n策定済：A\n"),
    Variant("share", "250人中205人（82%）：A\n150件中120件を処理：B\n112名：A\n策定済：A\n"),
    Variant("parts", "82%：A\n窓口50件、電話70件、計120件：B\n本庁60名、区役所52名、計112名：A\n策定済：A\n"),
    Variant("parts_without_sum", "82%：A\n120件：B\n本庁60名、区役所52名：A\n策定済：A\n", ((82, "A"), (120, "B"), (None, "A"), (None, "A"))),
    Variant("dates", "82%（令和8年2月調査）：A\n120件：B\n112名（令和8年3月末）：A\n令和8年1月に策定：A\n"),
    Variant("milestone_not_done", "82%：A\n120件：B\n112名：A\n未策定：B\n", ((82, "A"), (120, "B"), (112, "A"), (None, "B"))),
    Variant("ungraded", "82%\n120件\n112名\n策定済\n", ((82, None), (120, None), (112, None), (None, None)), status=dict.fromkeys((1, 2, 3, 4), "reported")),
    Variant("previous", "82%：A\n120件：B\n112名：A\n策定済：A\n前年度実績\n75%（A）\n令和6年度 98件\n90名（累計300名）\n実績なし\n", previous=(75, 98, 90, None)),
    Variant("previous_alone", "前年度実績\n75%\n98件\n90名\n－\n", (NONE,) * 4, previous=(75, 98, 90, None)),
    Variant("previous_another_order", "82%：A\n120件：B\n112名：A\n策定済：A\n前年度実績\n研修の受講者90名\n窓口の満足度75%\nオンライン申請98件\n", previous=(75, 98, 90, None)),
    Variant("blank_lines", "・82%：A\n\n・120件：B\n\n\n・112名：A\n\n・策定済：A\n"),
    Variant("tabs", "前年度実績\n82%：A\t75%\n120件：B\t98件\n112名：A\t90名\n策定済：A\t－\n", previous=(75, 98, 90, None)),
    Variant("alternating", "前年度実績\n82%：A\n75%\n120件：B\n98件\n112名：A\n90名\n策定済：A\n－\n", previous=(75, 98, 90, None)),
    Variant("blocks", "前年度実績\n82%：A\n120件：B\n112名：A\n策定済：A\n75%\n98件\n90名\n－\n", previous=(75, 98, 90, None)),
    Variant("br", "・82%：A<br>・120件：B<br>・112名：A<br>・策定済：A\n"),
    Variant("td", f"<table><tr><td>{S1}<br>82%：A<br>120件：B</td></tr><tr><td>{S2}<br>112名：A<br>策定済：A</td></tr></table>\n"),
    Variant("interim", "82%：A\n120件：B\n112名：A\n策定済：A\n中間振り返り\n50件\n30名\n"),
    # what a person cannot decide
    Variant("missing_result_behind_a_head", f"{S1}\n82%：A\n{S2}\n112名：A\n策定済：A\n", ((82, "A"), NONE, (112, "A"), (None, "A"))),
    Variant("equal_by_coincidence", "82%：A\n広報紙でも周知した\n112名：A\n策定済：A\n", ((82, "A"), NONE, (112, "A"), (None, "A")), unplaced=("広報紙でも周知した",)),
    Variant("unlike_unit", "82%：A\n120世帯：B\n112名：A\n策定済：A\n", ((82, "A"), NONE, (112, "A"), (None, "A")), unplaced=("120世帯",)),
    Variant("two_of_a_unit", "82%：A\n75%：B\n120件：B\n112名：A\n策定済：A\n", (NONE, (120, "B"), (112, "A"), (None, "A")), unplaced=("82%", "75%")),
]  # fmt: skip
