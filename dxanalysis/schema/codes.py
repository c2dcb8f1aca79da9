"""The closed sets of values, each code with its Japanese name and meaning (`codes.csv`)."""

from __future__ import annotations

from dxanalysis.plan.diagnostics import CODES as DIAGNOSTICS
from dxanalysis.plan.diagnostics import SEVERITIES
from dxanalysis.plan.grading import GRADES
from dxanalysis.plan.results.scale import graded_words
from dxanalysis.schema.question_rules import RULES

CODES: dict[str, dict[str, tuple[str, str]]] = {
    "edition": {
        "outline": ("素案", "案の前に公表される素案"),
        "draft": ("案", "予算案とともに公表される案。決定ではない"),
        "final": ("確定", "年度当初に決定したもの"),
        "results": ("実績", "年度終了後に実績・自己評価が入ったもの"),
    },
    "phase": {
        "executed": ("決算額", "年度が終わり、実際に執行された額"),
        "approved": ("予算額", "計上された額(案では予算案の額)"),
    },
    "scope": {
        "annual": ("単年度", "一つの年度についての目標"),
        "multi_year": ("複数年度", "期限の年度までに、または期間を通して達する目標"),
    },
    "kind": {
        "numeric": ("数値", "数値と単位で示された目標"),
        "relative": ("相対", "前年度などの基準に対する増減で示された目標"),
        "milestone": ("事象", "策定・運用開始など、行うことそのものが目標"),
    },
    "comparator": {
        ">=": ("以上", "「以上」または達すべき値だけの記載"),
        "<=": ("以下", "「以下」「以内」"),
        ">": ("超・増", "「超」または基準からの増加"),
        "<": ("未満・減", "「未満」または基準からの減少"),
        "~": ("程度", "「程度」「約」"),
        "=": ("ゼロ", "「0」だけの記載"),
    },
    "baseline": {"previous_year": ("前年度", "前年度の実績を基準とする")},
    "status": {
        "graded": ("評価あり", "実績に達成状況の記載がある"),
        "reported": ("評価なし", "実績の記載があり、達成状況の記載がない"),
        "pending": ("集計中", "集計中・測定中・未確定などと記されている"),
        "blank": ("実績なし", "この年度の実績の記載がなく、前年度実績だけがある"),
    },
    "column": {
        "results": ("実績", "この年度の実績の欄"),
        "previous": ("前年度実績", "前年度実績の欄"),
    },
    "section": {
        "goal": ("目標", "何をめざすのか"),
        "mission": ("使命", "どのような役割を担うのか"),
        "principles": ("所属運営の基本的な考え方", "年度の運営の方針"),
        "preface": ("前文", "題名と最初の項目の間の文。公表や更新の注記"),
        "sdgs": ("SDGs", "経営課題に関連するSDGsの目標"),
        "strategy_details": ("戦略の内容", "戦略の見出しの下の記述"),
        "measures": ("具体的取組", "戦略ごとの具体的取組とその予算の記述"),
        "self_evaluation": ("自己評価", "運営方針全体の定性評価"),
        "future_policy": ("今後の方針", "評価を受けた次年度以降の方針"),
    },
    "rule": {rule.id: (rule.checks, f"{rule.decided}。{rule.source}") for rule in RULES.values()},
    "severity": SEVERITIES,
    "code": {code: (name, meaning) for code, (_, name, meaning) in DIAGNOSTICS.items()},
    "change": {
        "added": ("追加", "前回なかった行が加わった"),
        "removed": ("削除", "前回あった行がなくなった"),
        "changed": ("変更", "主キーが同じ行の、他の列の値が変わった"),
    },
}

# Codes that others keep and add to: named in `codes.csv`, but no closed set.
OPEN_CODES: dict[str, dict[str, tuple[str, str]]] = {
    "grade": {
        **{word: (word, "文書が言葉で記したもの") for word in graded_words()},
        **{grade.sign: (grade.name, grade.meaning) for grade in GRADES.further.grades()},
        **{grade.sign: (grade.name, grade.meaning) for grade in GRADES.grades},
    },
    "area_code": {"27100": ("大阪市", "総務省の標準地域コード(都道府県2桁と市区町村3桁)")},
}
