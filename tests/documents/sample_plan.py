"""One small plan of our own in every format: the same words, laid out as each format would be.

`PLAN` is the plan as data; `as_text`, `as_html`, `as_docx` and `as_xlsx` write it.
"""

from __future__ import annotations

import html
import io
from dataclasses import dataclass

import docx
import openpyxl
from openpyxl.styles import Alignment


@dataclass(frozen=True)
class Item:
    """A line behind a bullet."""

    text: str


Line = str | Item


@dataclass(frozen=True)
class Issue:
    """An issue: its heading, its amounts (label, 百万円) and its labelled sections."""

    heading: str
    budgets: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class SamplePlan:
    """A whole plan, as its readers see it."""

    title: str
    head: str
    opening: tuple[tuple[str, tuple[Line, ...]], ...]
    issues: tuple[Issue, ...]


PLAN = SamplePlan(
    title="令和8年度 デジタル統括室運営方針（案）",
    head="（所属長：見本 太郎）",
    opening=(
        (
            "目標",
            (
                "窓口の待ち時間を減らし、便利な手続きを実現する「サービスDX※」を進める。",
                "※DX…デジタルトランスフォーメーション",
            ),
        ),
        ("使命", ("全庁の取組を支える。", "また、関係部局と調整を図る。")),
        (
            "令和8年度所属運営の基本的な考え方",
            (Item("利用者目線で変革する。"), Item("職員を育てる。")),
        ),
    ),
    issues=(
        Issue(
            "経営課題1 便利で快適な市民生活の実現",
            (("6決算額", 91), ("7予算額", 353), ("8予算額", 1885)),
            (
                ("課題認識", ("手続きに多くの時間を要している。", "窓口の改善が必要である。")),
                (
                    "主な戦略 (課題解決の方策)",
                    (Item("オンライン手続きの利用促進"), Item("区役所窓口業務の改善")),
                ),
                (
                    "評価指標 (経営課題の解決に向けた進捗度合を示した指標)",
                    (
                        Item("オンライン手続きの利用促進"),
                        "令和8年度 オンライン手続きの利用率 70%以上",
                        Item("区役所窓口業務の改善"),
                        "令和8年度 窓口システムの運用開始 3区",
                    ),
                ),
            ),
        ),
        Issue(
            "経営課題2 全庁的なDXの推進",
            (("6決算額", 181), ("7予算額", 0), ("8予算額", 709)),
            (
                ("課題認識", ("人材が足りない。", "※CIO…最高情報責任者")),
                ("主な戦略 (課題解決の方策)", (Item("DXを推進する人材の育成"),)),
                (
                    "評価指標 (経営課題の解決に向けた進捗度合を示した指標)",
                    (
                        Item("DXを推進する人材の育成"),
                        "令和12年度までに600名のDXリーダーを育成",
                        "令和8年度 受講者100名程度/年",
                    ),
                ),
            ),
        ),
    ),
)


def amount(millions: int) -> str:
    """An amount as it is printed."""
    return f"{millions:,}百万円"


def as_text(plan: SamplePlan = PLAN) -> str:
    """Text: every cell on a line of its own, items behind typed bullets."""
    lines = [plan.title, plan.head]
    for label, content in plan.opening:
        lines += [label, *map(_typed, content)]
    lines.append("重点的に取り組む経営課題")
    for issue in plan.issues:
        cells = [cell for name, value in issue.budgets for cell in (name, amount(value))]
        lines += ["", issue.heading, "", "\t".join(cells)]
        for label, content in issue.sections:
            lines += [label, "", *map(_typed, content), ""]
    return "\n".join(lines) + "\n"


def as_html(plan: SamplePlan = PLAN) -> str:
    """A page as the city publishes it: navigation and a contact block around headings and tables."""
    parts = [f"<h1>{_escaped(plan.title)}</h1><p>{_escaped(plan.head)}</p><table>"]
    for label, content in plan.opening:
        parts.append(f"<tr><th>{_escaped(label)}</th><td>{_marked(content)}</td></tr>")
    parts.append("</table><h2>重点的に取り組む経営課題</h2>")
    for issue in plan.issues:
        cells = "".join(f"<th>{n}</th><td>{amount(v)}</td>" for n, v in issue.budgets)
        parts.append(f"<h3>{_escaped(issue.heading)}</h3><table><tr>{cells}</tr></table><table>")
        for label, content in issue.sections:
            parts.append(
                f"<tr><th colspan='2'>{_escaped(label)}</th><td>{_marked(content)}</td></tr>"
            )
        parts.append("</table>")
    return (
        '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="UTF-8">'
        f"<title>大阪市：{_escaped(plan.title)}</title><style>p {{ margin: 0 }}</style></head><body>"
        '<header><a href="#main">本文へ</a></header><nav><ul><li>くらし</li><li>市政</li></ul></nav>'
        '<div class="pankuzu">トップページ &gt; 市政 &gt; 運営方針</div><div id="mol_contents">\n'
        + "\n".join(parts)
        + '\n</div><div id="toiawase"><h2>お問い合わせ先</h2><p>電話：06-0000-0000</p></div>'
        '<p class="pagetop"><a href="#top">ページの先頭です</a></p>'
        "<footer>大阪市役所 平日9時から17時30分</footer></body></html>\n"
    )


def as_docx(plan: SamplePlan = PLAN) -> bytes:
    """Word: heading styles, list paragraphs, the issues' sections in tables."""
    document = docx.Document()
    document.add_heading(plan.title, 0)
    document.add_paragraph(plan.head)
    for label, content in plan.opening:
        document.add_heading(label, 1)
        for line in content:
            _add_paragraph(document, line)
    document.add_heading("重点的に取り組む経営課題", 1)
    for issue in plan.issues:
        document.add_heading(issue.heading, 2)
        row = document.add_table(1, 2 * len(issue.budgets)).rows[0].cells
        for at, (name, value) in enumerate(issue.budgets):
            row[2 * at].text, row[2 * at + 1].text = name, amount(value)
        document.add_paragraph()
        table = document.add_table(0, 3)
        for label, content in issue.sections:
            cells = table.add_row().cells
            cells[0].text = label
            merged = cells[1].merge(cells[2])
            for line in content:
                _add_paragraph(merged, line)
    document.sections[0].footer.paragraphs[0].text = "1ページ"
    return _saved(document)


def as_xlsx(plan: SamplePlan = PLAN) -> bytes:
    """Excel: a sheet for the whole, one per issue; merged cells, amounts as numbers with a unit."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "全体"
    sheet["A1"], sheet["A2"] = plan.title, plan.head
    sheet.merge_cells("A1:H1")
    for at, (label, content) in enumerate(plan.opening, 3):
        _fill(sheet, at, label, content)
    for number, issue in enumerate(plan.issues, 1):
        sheet = book.create_sheet(f"経営課題{number}")
        sheet["A1"] = issue.heading
        for at, (name, value) in enumerate(issue.budgets):
            sheet.cell(2, 2 * at + 1, name)
            sheet.cell(2, 2 * at + 2, value).number_format = '#,##0"百万円"'
        for at, (label, content) in enumerate(issue.sections, 3):
            _fill(sheet, at, label, content)
    return _saved(book)


def _typed(line: Line) -> str:
    return f"・{line.text}" if isinstance(line, Item) else line


def _marked(content: tuple[Line, ...]) -> str:
    lines = [
        f"<ul><li>{_escaped(line.text)}</li></ul>"
        if isinstance(line, Item)
        else f"<p>{_escaped(line)}</p>"
        for line in content
    ]
    return "".join(lines)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _add_paragraph(where, line: Line) -> None:
    if isinstance(line, Item):
        where.add_paragraph(line.text, style="List Bullet")
    else:
        where.add_paragraph(line)


def _fill(sheet, row: int, label: str, content: tuple[Line, ...]) -> None:
    sheet.cell(row, 1, label)
    sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=8)
    cell = sheet.cell(row, 2, "\n".join(map(_typed, content)))
    cell.alignment = Alignment(wrap_text=True)


def _saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
