"""What a reader must know about a source: a closed vocabulary, each code with its severity."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]

SEVERITIES: dict[str, tuple[str, str]] = {
    "error": ("誤り", "事実が欠けている。原本を確かめるまで数値を使わないこと"),
    "warning": ("注意", "読めたが疑わしい。原本と見比べること"),
    "info": ("参考", "読み方についての知らせ。数値はそのまま使える"),
}

CODES: dict[str, tuple[Severity, str, str]] = {
    "source_unreadable": ("error", "文書が読めない", "文書を開けないか、運営方針と認められない"),
    "plan_without_issues": (
        "error",
        "経営課題がない",
        "題名はあるが、経営課題が一つも見つからない",
    ),
    "amount_unreadable": (
        "error",
        "金額が読めない",
        "決算額・予算額の欄にあるが、金額と認められない",
    ),
    "year_unreadable": (
        "error",
        "年度が読めない",
        "令和0年度のように、ありえない年度が書かれている",
    ),
    "issue_without_title": ("error", "経営課題の名称がない", "番号はあるが名称がない"),
    "document_cut_off": ("warning", "文書の途切れ", "文書がラベルの途中で終わっている"),
    "columns_guessed": ("warning", "欄の推定", "見出しだけが並び、どの欄の文かを順序から推定した"),
    "text_hidden": (
        "warning",
        "隠れた文字列",
        "文書の画面に表示されない文字列があり、読んでいない",
    ),
    "picture_unread": ("warning", "画像だけの部分", "文字の情報がなく、画像の中の文字は読めない"),
    "character_lost": ("warning", "失われた文字", "置換文字(U+FFFD)があり、元の文字が分からない"),
    "text_unread": ("warning", "読まれていない文字列", "どの項目にも当てはまらなかった"),
    "fact_taken_twice": ("warning", "二重に読まれた文字列", "同じ文字が二つの事実に使われた"),
    "issue_without_budget": ("warning", "予算の記載がない", "経営課題に決算額・予算額が一つもない"),
    "issue_without_indicator": ("warning", "評価指標がない", "経営課題に評価指標が一つもない"),
    "budget_repeated": (
        "error",
        "金額の食い違い",
        "同じ年度・同じ区分に異なる金額があり、どちらも採っていない",
    ),
    "amount_remark": (
        "warning",
        "金額の注記",
        "金額のそばに注記があり、金額に何を含むかは注記による",
    ),
    "amount_blank": ("warning", "空欄の金額と文字列", "金額の欄が空き、その後に短い文字列がある"),
    "plan_year_doubtful": (
        "warning",
        "年度の疑い",
        "題名の年度と、決算額・予算額の年度が合わない",
    ),
    "edition_doubtful": (
        "warning",
        "版の疑い",
        "題名は案だが、その年度の実績か自己評価があり、案として扱った",
    ),
    "budget_restated": ("info", "金額の再掲", "同じ年度・同じ区分の同じ額が二度ある"),
    "label_without_fact": (
        "warning",
        "見出しだけの項目",
        "見出しはあるが、その項目の内容が読めていない",
    ),
    "fact_in_text": (
        "warning",
        "文中の事実",
        "文章として読んだ行に、金額・達成状況・年度の数値らしいものがある",
    ),
    "measure_amount": ("info", "具体的取組の金額", "具体的取組の金額は文章の一部として読んだ"),
    "department_unknown": ("warning", "所属が一覧にない", "所属の略号を名称から作った"),
    "head_missing": ("info", "所属長の記載がない", "所属長の行が見つからない"),
    "strategy_unmatched": ("warning", "戦略に結び付かない指標", "どの戦略の下の指標か決められない"),
    "strategy_reworded": ("info", "戦略の文言の違い", "主な戦略の欄と評価指標の欄とで文言が異なる"),
    "strategy_inferred": (
        "info",
        "戦略の推定",
        "戦略名が書かれていないため、唯一の戦略に結び付けた",
    ),
    "result_unplaced": (
        "error",
        "指標に結び付かない実績",
        "どの指標の実績か、文書から決められない",
    ),
    "grade_unplaced": ("error", "実績に結び付かない達成状況", "どの実績の評価か決められない"),
    "columns_undecided": (
        "error",
        "分けられない実績の欄",
        "実績と前年度実績の欄が、文字の並びから分けられない",
    ),
    "results_unread": ("error", "読めない実績", "実績の記載があるが、一つも読めない"),
    "result_value_undecided": (
        "warning",
        "決められない実績の値",
        "実績に数値が複数あり、指標に答える値を決められない",
    ),
    "result_unit_unlike": ("warning", "目標と異なる単位", "実績に目標の単位の数値がない"),
    "result_is_title": ("warning", "指標の文言だけの行", "指標の文言の下に実績がない"),
    "result_exceeds_whole": ("warning", "全体を上回る実績", "部分の数が全体の数を上回る"),
    "grade_without_result": ("warning", "実績のない達成状況", "達成状況はあるが、実績がない"),
    "grades_differ": (
        "warning",
        "達成状況の食い違い",
        "一つの指標に異なる達成状況があり、どれも採っていない",
    ),
    "grade_cell_open": (
        "warning",
        "空いた達成状況の欄",
        "表の達成状況の欄が空くか、上の欄とつながり、評価があるか決められない",
    ),
    "grade_unexplained": (
        "warning",
        "意味の分からない達成状況",
        "達成状況の記号の意味が、文書の凡例に書かれていない",
    ),
    "interim_skipped": ("info", "中間振り返り", "年度途中の記載であり、実績の表に入れていない"),
    "grade_missing": ("info", "達成状況の記載がない", "実績はあるが、達成状況の記載がない"),
    "target_figures": (
        "warning",
        "目標の数値が複数",
        "一つの目標に数値が二つ以上あり、先の一つだけを値とした",
    ),
    "bracket_unpaired": ("info", "対のない括弧", "名称の括弧が閉じていないか、開いていない"),
    "issue_number_missing": (
        "warning",
        "経営課題の番号の飛び",
        "経営課題の番号が続いておらず、間の課題が文書にないか読めていない",
    ),
    "target_missing": ("info", "目標値の記載がない", "指標に年度の目標が書かれていない"),
    "corrected": ("info", "正誤表による訂正", "原本の誤植を、原本と並べた正誤表により改めた"),
    "decided": (
        "info",
        "人の判断",
        "原本と並べた判断の記録により、実績の指標・所属・版などを決めた",
    ),
    "document_repeated": ("info", "同じ文書", "内容の同じ文書がほかにもあり、一つとして扱った"),
    "edition_superseded": ("info", "より新しい版あり", "表には新しい版の内容だけが入っている"),
    "edition_contested": (
        "error",
        "同じ版の文書の食い違い",
        "同じ版を名のる文書の内容が異なり、どちらも表に入れていない",
    ),
    "label_misread": ("info", "ラベルの誤読", "文字認識の誤りとみられるラベルを読み替えた"),
    "section_empty": ("info", "空欄の項目", "見出しだけがあり、内容がまだ書かれていない"),
}


# What these remark on is announced by the document and is in no fact. A document with one of them
# is never told to be read as a whole.
UNREAD_FACTS = frozenset(
    {
        "amount_unreadable",
        "year_unreadable",
        "amount_remark",
        "amount_blank",
        "budget_repeated",
        "issue_without_title",
        "issue_number_missing",
        "plan_without_issues",
        "label_without_fact",
        "fact_in_text",
        "measure_amount",
        "target_figures",
        "result_unplaced",
        "grade_unplaced",
        "columns_undecided",
        "results_unread",
        "result_value_undecided",
        "grades_differ",
        "document_cut_off",
        "text_unread",
    }
)


@dataclass(frozen=True)
class Diagnostic:
    """One remark on one source: `code` from `CODES`, `line` 1-based or None for the whole.

    `start` and `end` are the character offsets of what it remarks on, None where they are not known.
    """

    code: str
    message: str
    line: int | None = None
    text: str = ""
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)

    @property
    def severity(self) -> Severity:
        """`error`, `warning` or `info`: a property of the code, not of the place."""
        return CODES[self.code][0]

    @property
    def is_of_unread_fact(self) -> bool:
        """Whether the document announces something here that is in no fact."""
        return self.code in UNREAD_FACTS
