"""Issues whose results are filled in at random in natural ways, with what each indicator's truth is.

What a person could not decide may be left open by the reader; a wrong figure or grade never is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

# title, target, its unit, and words behind which an office tells the figure
NUMERIC = [
    ("窓口の満足度", "80%以上", "%", "来庁者アンケートで満足と答えた人は"),
    ("オンライン申請の割合", "60%以上", "%", "申請のうちオンラインは"),
    ("研修の受講", "受講者100名程度/年", "名", "研修を実施し、受講者は"),
    ("相談件数", "150件以上", "件", "年間の相談は"),
    ("地域防災訓練の実施", "12か所", "か所", "訓練を実施したのは"),
    ("見守り活動に参加する世帯数", "400世帯", "世帯", "参加した世帯は"),
    ("広報誌を読んでいる区民の割合", "50%以上", "%", "区民アンケートで読んでいると答えた人は"),
    ("出前講座の開催", "年20回以上", "回", "講座の開催は"),
    ("ごみの排出量", "300トン以下", "トン", "排出量は"),
    ("子育てサロンの参加者数", "500名以上", "名", "サロンの参加は"),
    ("地域活動に関心がある区民の割合", "45%以上", "%", "関心があると答えた人は"),
    ("見直した業務", "8業務", "業務", "見直したのは"),
]
MILESTONES = [
    ("地域福祉計画の策定", "計画の策定", ["計画を策定", "計画を策定した", "計画は未策定"]),
    ("予約システムの運用", "運用の開始", ["運用を開始", "10月に運用を開始", "運用開始に至らず"]),
    ("防災マップの改定", "年度内の改定", ["マップを改定", "改定済", "改定できなかった"]),
]
STRATEGIES = [
    "だれもが利用しやすい区役所づくり",
    "災害に強いまちづくりの推進",
    "子育て世帯を地域で支える取組",
    "行政手続のデジタル化",
    "つながりを育む地域活動の支援",
]
NOTES = [
    "（理由）周知が十分でなく、前年度から3ポイントの増にとどまったため",
    "※アンケートの回答者は250名",
    "（参考）全市平均は65%",
    "うち新規は20名",
    "※速報値",
    "（理由）会場の都合により2回を中止したため。",
]
HEADS = [
    "・{}",
    "■{}",
    "①{}",
    "【{}】",
    "〈{}〉",
    "{}",
    "- ・{}",
    "（{n}）{}",
    "戦略{n} {}",
    "【戦略{n}】",
    "{}：",
]


def _grade(indicator: tuple, value: float | None) -> str | None:
    """What an office prints for a figure: whether its target was reached."""
    aim = re.search(r"\d+", indicator[1])
    if value is None or aim is None:
        return None
    reached = value <= int(aim[0]) if "以下" in indicator[1] else value >= int(aim[0])
    return "A" if reached else "B"


@dataclass
class Truth:
    """What is right for one indicator; None where the document holds nothing of it."""

    value: float | None = None
    grade: str | None = None
    previous: float | None = None
    cumulative: float | None = None


@dataclass
class Filled:
    """A plan's text, and the truth for each of its indicators, in order."""

    text: str = ""
    truths: list[Truth] = field(default_factory=list)


class Office:
    """One office's habits, drawn once, by which it fills in a form."""

    def __init__(self, seed: int) -> None:
        self._r = Random(seed)
        r = self._r
        self.heads = r.choice(["", "", *HEADS])
        self.wording = r.choice(["bare", "title", "sentence", "title_line", "arrow", "mixed"])
        self.grade = r.choice(
            [
                "：{}",
                ":{}",
                " {}",
                "【{}】",
                "（{}）",
                "：{}（{w}）",
                "\n{}",
                "（{w}）",
                " → {}",
                "",
            ]
        )
        self.bullet = r.choice(["・", "", "・ ", "- "])
        self.extra = r.choice(["", "", "cumulative", "previous", "target", "share", "note"])
        self.fault = r.choice(
            ["", "", "", "", "omit", "omit_head", "swap", "stray", "double_head", "extra"]
        )
        self.layout = r.choice(["lists", "lists", "tabs", "together", "grid", "one_line"])

    def fill(self) -> Filled:
        """A whole plan of one issue."""
        r = self._r
        strategies = r.sample(STRATEGIES, r.randint(1, 3))
        pool = r.sample([*NUMERIC, *MILESTONES], len(NUMERIC) + len(MILESTONES))
        groups = [[pool.pop() for _ in range(r.randint(1, 3))] for _ in strategies]
        lines = [
            "令和7年度 北区運営方針", "（区長：見本 太郎）", "経営課題1 見本の課題", "7予算額 12百万円",
            "主な戦略", *(f"・{s}" for s in strategies), "評価指標",
        ]  # fmt: skip
        for strategy, group in zip(strategies, groups, strict=True):
            lines.append(f"・{strategy}")
            for title, target, *_ in group:
                lines += [title, f"令和7年度 {target}"]
        lines.append("評価指標の達成状況")
        truths: list[Truth] = []
        cells: list[tuple[int, str, str, str]] = []  # strategy, title, result, previous
        for at, group in enumerate(groups):
            for indicator in group:
                truth, now, before = self._result(indicator)
                truths.append(truth)
                cells.append((at, indicator[0], now, before))
        self._disturb(cells, truths)
        lines += self._set(strategies, cells)
        return Filled("\n".join([*lines, "自己評価", "着実に進んだ。"]) + "\n", truths)

    def _result(self, indicator: tuple) -> tuple[Truth, str, str]:
        r = self._r
        truth = Truth()
        if indicator[2] in ("%", "名", "件", "か所", "世帯", "回", "トン", "業務"):
            truth.value = float(r.randint(3, 99) if indicator[2] == "%" else r.randint(2, 999))
            now = self._figure(indicator, truth)
            truth.previous = float(r.randint(3, 99))
            before = r.choice(["", "", "令和6年度 "]) + f"{truth.previous:g}{indicator[2]}"
        else:
            now, before = r.choice(indicator[2]), "－"
        kind = r.randrange(12)
        if kind == 0:
            truth.value, truth.cumulative = None, None
            return truth, r.choice(["集計中", "集計中（6月公表）", "測定中", "―"]), before
        if self.grade and kind != 1:
            truth.grade = _grade(indicator, truth.value) or r.choice("AAB")
            word = "達成" if truth.grade == "A" else "未達成"
            now += self.grade.format(truth.grade, w=word)
        return truth, now, before

    def _figure(self, indicator: tuple, truth: Truth) -> str:
        r, unit = self._r, indicator[2]
        figure = f"{truth.value:g}{unit}"
        title, target, _, sentence = indicator
        style = (
            r.choice(["bare", "title", "sentence", "title_line", "arrow"])
            if self.wording == "mixed"
            else self.wording
        )
        extra = self.extra if r.random() < 0.5 else ""
        if extra == "cumulative" and unit != "%":
            truth.cumulative = float(r.randint(1000, 3000))
            figure += f"（累計{truth.cumulative:g}{unit}）"
        elif extra == "previous":
            figure += f"（前年度{r.randint(2, 99)}{unit}）"
        elif extra == "target":
            figure = r.choice(
                [
                    f"目標{r.randint(2, 99)}{unit}に対し{figure}",
                    f"{figure}（目標{r.randint(2, 99)}{unit}）",
                ]
            )
        elif extra == "share" and unit == "%":
            figure = f"{r.randint(100, 900)}人中{r.randint(2, 99)}人（{figure}）"
        elif extra == "note":
            figure += "\n" + r.choice(NOTES)
        styles = {
            "bare": figure,
            "title": f"{title}{r.choice([' ', '：', 'は'])}{figure}",
            "sentence": f"{sentence}{figure}{r.choice(['', 'となった', 'であった。'])}"
            if "\n" not in figure
            else figure,
            "title_line": f"{title}\n{figure}",
            "arrow": f"{title} {target} → {figure}",
        }
        return styles[style]

    def _disturb(self, cells: list, truths: list[Truth]) -> None:
        """Plant a fault: what it hides has no truth any more."""
        r, at = self._r, self._r.randrange(len(cells))
        group, title, now, before = cells[at]
        if self.fault == "omit":
            truths[at].value = truths[at].grade = truths[at].cumulative = None
            cells[at] = group, title, "", before
        elif (
            self.fault == "swap"
            and len(cells) > 1
            and self.wording in ("title", "arrow", "sentence")
        ):
            mine = [i for i, cell in enumerate(cells) if cell[0] == group]
            if len(mine) > 1 and self.layout == "lists":
                one, other = mine[:2]
                first, second = cells[one], cells[other]
                cells[one] = (group, first[1], second[2], first[3])
                cells[other] = (group, second[1], first[2], second[3])
        elif self.fault == "stray":
            cells[at] = (
                group,
                title,
                now
                + "\n"
                + r.choice(
                    [
                        "広報紙でも周知した。",
                        "参加者の声を次年度にいかす",
                        "アンケートは250名が回答",
                    ]
                ),
                before,
            )
        elif self.fault == "extra":
            cells[at] = group, title, now + "\n" + r.choice(NOTES), before

    def _head(self, strategies: list[str], at: int) -> list[str]:
        if not self.heads or (self.fault == "omit_head" and at == len(strategies) - 1):
            return []
        head = self.heads.format(strategies[at], n=at + 1)
        return [head, head] if self.fault == "double_head" else [head]

    def _set(self, strategies: list[str], cells: list) -> list[str]:
        """The results section in this office's layout."""
        if self.layout == "grid" and all("\n" not in c[2] for c in cells):
            rows = ["戦略\t評価指標\t7年度実績と達成状況\t前年度実績"]
            return rows + [
                f"{strategies[at]}\t{title}\t{now}\t{before}" for at, title, now, before in cells
            ]
        if self.layout == "tabs" and all("\n" not in c[2] for c in cells) and not self.heads:
            rows = ["7年度実績と達成状況 ※A：達成 B：未達成\t前年度実績"]
            return rows + [f"{now}\t{before}" for _, _, now, before in cells]
        now_lines, before_lines = [], []
        for at in range(len(strategies)):
            now_lines += self._head(strategies, at)
            for group, _, now, before in cells:
                if group == at:
                    now_lines += [self.bullet + now] if now else []
                    before_lines.append(self.bullet + before)
        if (
            self.layout == "together"
            and not self.heads
            and all(c[2] and "\n" not in c[2] for c in cells)
        ):
            pairs = [line for pair in zip(now_lines, before_lines, strict=True) for line in pair]
            return ["7年度実績と達成状況 ※A：達成 B：未達成", "前年度実績", *pairs]
        if self.layout == "one_line":
            now_lines = [" ".join(now_lines).replace("\n", " ")]
        return ["7年度実績と達成状況 ※A：達成 B：未達成", *now_lines, "前年度実績", *before_lines]
