"""Makes the PDFs in this folder: one generated plan in several layouts, none of it a real plan.

Run by hand (`python -m tests.data.pdf.make`); needs LibreOffice (`soffice`), Chromium and the font
IPAexゴシック. The results are committed, so that the tests need none of them. `plan.txt` is the
same plan as text; `sample.pdf` is the plan of `tests/documents/sample_plan.py`.
"""

from __future__ import annotations

import html
import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.documents.sample_plan import as_docx

HERE = Path(__file__).resolve().parent

FONT = "IPAexGothic"
FONT_FILE = "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf"
TITLE, HEAD = "令和８年度 試験室運営方針（案）", "（所属長：見本　花子）"
RUNNING_HEAD = "試験用に生成した文書"
FILLER = (
    "例文として、数字を伴わない記述を置き、利用者目線で体験や価値（Well-being）を重視した"
    "AIやデータを効果的に活用する、次世代のサービスへの変革に向ける仮の文である"
)
PLAN_WIDE = {
    "目標": [
        f"{FILLER}。これは試験用に作った仮の文である。",
        "※DX…デジタルトランスフォーメーション",
    ],
    "使命": [f"仮の取組を仮の相手と進めるという例文であり、{FILLER}。"],
    "令和8年度所属運営の基本的な考え方": [
        f"・{FILLER}。",
        "・内容のない埋め草の文をここに置く。",
        "※EBPM…仮の目的を明確化したうえで、仮のデータを根拠として仮の政策を立案するという、試験用の説明のこと",
    ],
}
WIDTHS = (34, 132)  # mm, of the columns of labels and of contents
RESULTS = ("8年度実績と達成状況　※A：達成　B：未達成", "前年度実績")


@dataclass(frozen=True)
class Issue:
    """One generated 経営課題."""

    title: str
    budgets: tuple[str, ...]
    challenge: tuple[str, ...]
    strategies: tuple[str, ...]
    indicators: tuple[str, ...]

    def rows(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The label and the content of each row of the issue's table."""
        yield ("課題認識",), self.challenge
        yield ("主な戦略", "(課題解決の方策)"), self.strategies
        yield (
            (
                "評価指標",
                "(経営課題の解決に向けた進捗度合を示した指標)",
            ),
            self.indicators,
        )


ISSUES = [
    Issue(
        "デジタル技術を活用した見本の市民生活の実現",
        ("6決算額", "９１百万円", "7予算額", "353百万円", "8予算額", "1億2,３００万円"),
        (
            f"{FILLER}。",
            f"今後さらに、{FILLER}。" * 3,
            "※CXサービス…シビックエクスペリエンスサービス",
        ),
        (
            "・見本サービスへの変革（CXサービスデザイン）",
            "・見本の申請や届出をはじめとする行政手続きのオンライン利用促進、及び窓口支援システムを活用した区役所窓口業務の改善",
        ),
        (
            "・見本サービスへの変革（CXサービスデザイン）",
            "令和8年度　見本計画の策定　３件",
            "・見本の申請や届出をはじめとする行政手続きのオンライン利用促進、及び窓口支援システムを活用した区役所窓口業務の改善",
            "令和8年度　対象手続きの年間オンライン利用率　70％以上",
        ),
    ),
    Issue(
        "見本の業務運営",
        ("6決算額", "２０７百万円", "7予算額", "1,129百万円", "8予算額", "1,６５７百万円"),
        tuple(f"第{n}に、{FILLER}。また、{FILLER}。" for n in "一二三四五六七八九"),
        ("・見本業務の最適化", "・見本の人材の育成"),
        (
            "・見本業務の最適化",
            "令和8年度　見本業務での検証　20業務",
            "・見本の人材の育成",
            "令和8年度　見本研修の受講者　10∼20名",
        ),
    ),
]


def text() -> str:
    """The plan as a text with every cell on a line of its own."""
    lines = [TITLE, HEAD]
    for label, content in PLAN_WIDE.items():
        lines += [label, *content]
    lines.append("重点的に取り組む経営課題")
    for number, issue in enumerate(ISSUES, 1):
        lines += [f"経営課題{number} {issue.title}", *issue.budgets]
        for label, content in issue.rows():
            lines += [*label, *content]
        lines += ["評価指標の達成状況", *RESULTS]
    return "\n".join([*lines, "自己評価(運営方針全体の定性評価)", "今後の方針", ""])


class Docx:
    """The plan as a Word document, with ruled tables or without any."""

    def __init__(self, *, ruled: bool) -> None:
        self._document = Document()
        self._ruled = ruled
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(10.5)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        style.paragraph_format.space_after = Pt(0)
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.header.paragraphs[0].text = RUNNING_HEAD
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(footer, "PAGE")

    def save(self, path: Path) -> None:
        """Write the whole plan."""
        self._paragraphs([TITLE])
        self._document.add_paragraph(HEAD).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._rows([((label,), tuple(content)) for label, content in PLAN_WIDE.items()])
        self._paragraphs(["", "重点的に取り組む経営課題"])
        for number, issue in enumerate(ISSUES, 1):
            self._paragraphs(["", f"経営課題{number} {issue.title}"])
            self._row(issue.budgets)
            self._paragraphs([""])
            self._rows(list(issue.rows()))
            self._paragraphs(["", "評価指標の達成状況"])
            self._row(RESULTS, blank_rows=2)
        self._paragraphs(["自己評価(運営方針全体の定性評価)", "今後の方針"])
        self._document.save(str(path))

    def _paragraphs(self, lines: list[str]) -> None:
        for line in lines:
            self._document.add_paragraph(line)

    def _rows(self, rows: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        if not self._ruled:
            for label, content in rows:
                self._paragraphs([*label, *content])
            return
        table = self._document.add_table(0, 2, style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, WIDTHS, strict=True):
            column.width = Mm(width)
        for label, content in rows:
            cells = table.add_row().cells
            for cell, lines, width in zip(cells, (label, content), WIDTHS, strict=True):
                cell.width = Mm(width)
                cell.text = lines[0]
                for line in lines[1:]:
                    cell.add_paragraph(line)

    def _row(self, texts: tuple[str, ...], blank_rows: int = 0) -> None:
        if not self._ruled:
            self._paragraphs(list(texts))
            return
        table = self._document.add_table(1 + blank_rows, len(texts), style="Table Grid")
        for cell, content in zip(table.rows[0].cells, texts, strict=True):
            cell.text = content


def _field(paragraph: object, name: str) -> None:
    """A field (the page's number) in a Word paragraph."""
    run = paragraph.add_run()._r
    for kind in ("begin", name, "end"):
        element = OxmlElement("w:instrText" if kind == name else "w:fldChar")
        if kind == name:
            element.text = name
        else:
            element.set(qn("w:fldCharType"), kind)
        run.append(element)


def page() -> str:
    """The plan as a web page whose tables stand within one another."""
    style = (
        f"body {{ font: 10.5pt/1.5 {FONT}; margin: 0 }} table {{ border-collapse: collapse; width: 100% }} "
        "td, th { border: 1px solid #333; padding: 4px; vertical-align: top; text-align: left; font-weight: normal }"
        " td:first-child { width: 9em } h1, h2, h3 { font-weight: normal } ol, p { margin: 0 0 .6em }"
    )
    parts = [f"<h1>{TITLE}</h1><p>{HEAD}</p>"]
    parts.append(_table([((label,), tuple(content)) for label, content in PLAN_WIDE.items()]))
    parts.append("<h2>重点的に取り組む経営課題</h2>")
    for number, issue in enumerate(ISSUES, 1):
        parts.append(f"<h3>経営課題{number} {issue.title}</h3>")
        parts.append(
            "<table><tr>" + "".join(f"<td>{t}</td>" for t in issue.budgets) + "</tr></table><p>"
        )
        inner = (
            "<table><tr>"
            + "".join(f"<th>{t}</th>" for t in RESULTS)
            + "</tr><tr><th>&nbsp;</th><th></th></tr></table>"
        )
        parts.append(
            _table(list(issue.rows()), f"<tr><td>評価指標の達成状況</td><td>{inner}</td></tr>")
        )
    parts.append("<p>自己評価(運営方針全体の定性評価)</p><p>今後の方針</p>")
    return f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><style>{style}</style>' + "".join(
        parts
    )


def _table(rows: list[tuple[tuple[str, ...], tuple[str, ...]]], last: str = "") -> str:
    cells = [
        "<tr>"
        + "".join(
            "<td>" + "".join(f"<p>{html.escape(x)}</p>" for x in cell) + "</td>" for cell in row
        )
        + "</tr>"
        for row in rows
    ]
    return "<table>" + "".join(cells) + last + "</table>"


def wrapped() -> str:
    """A page whose full-width amounts are broken by the narrow cells in which they stand."""
    cells = [
        *((16, "６決算額"), (20, "９１百万円")),
        *((16, "７予算額"), (16, "１，１２９百万円")),
        *((16, "８予算額"), (11, "１２億４４２万９千円")),
    ]
    row = "".join(f'<td style="width: {width}mm">{text}</td>' for width, text in cells)
    return f"""<!doctype html><meta charset="utf-8"><title>{TITLE}</title>
<style>@page {{ size: A4; margin: 15mm }} body {{ font: 10.5pt {FONT} }}
table {{ border-collapse: collapse; table-layout: fixed }}
td {{ border: 1px solid; padding: 1mm; word-break: break-all }}</style>
<p>{TITLE}</p><p>{HEAD}</p><p>経営課題１　見本の課題</p>
<table><tr>{row}</tr></table><p>課題認識</p><p>見本の文。</p>
"""


def _subset(folder: Path) -> Path:
    """The font's characters that the page uses: Chromium would put in the tables of all others."""
    font, target = FONT_FILE, folder / "subset.ttf"
    options = [
        "--text-file=" + str(folder / "plan.html"),
        "--no-layout-closure",
        "--drop-tables+=GSUB",
    ]
    subprocess.run(
        [sys.executable, "-m", "fontTools.subset", font, f"--output-file={target}", *options],
        check=True,
    )
    return target


def _convert(path: Path, target: Path, options: str = "") -> None:
    """Convert a Word document with LibreOffice."""
    convert = f"pdf:writer_pdf_Export:{options}" if options else "pdf"
    command = [
        "soffice",
        "--headless",
        "--convert-to",
        convert,
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True)
    target.write_bytes(path.with_suffix(".pdf").read_bytes())


def _print(folder: Path, target: Path, content: str) -> None:
    """Print a web page with Chromium."""
    source = folder / "plan.html"
    source.write_text(content, encoding="utf-8")
    face = f'@font-face {{ font-family: Subset; src: url("{_subset(folder).as_uri()}") }}'
    source.write_text(
        content.replace(FONT, "Subset").replace("<style>", f"<style>{face}"), encoding="utf-8"
    )
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += ["--allow-file-access-from-files", "--disable-pdf-tagging"]
    subprocess.run(
        [*command, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True
    )


def main() -> None:
    """Make all."""
    (HERE / "plan.txt").write_text(text(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for layout in ("ruled", "plain"):
            Docx(ruled=layout == "ruled").save(folder / f"{layout}.docx")
            _convert(folder / f"{layout}.docx", HERE / f"{layout}.pdf")
        notice = Document()
        notice.add_paragraph("Notice")
        notice.save(str(folder / "notice.docx"))
        locked = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
        _convert(folder / "notice.docx", HERE / "locked.pdf", locked)
        restricted = '{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"x"}}'
        _convert(folder / "notice.docx", HERE / "restricted.pdf", restricted)
        _print(folder, HERE / "web.pdf", page())
        _print(folder, HERE / "wrapped.pdf", wrapped())
        sample = Document(io.BytesIO(as_docx()))
        for table in sample.tables:
            table.style = "Table Grid"
        for style in sample.styles:
            if style.element.rPr is not None and style.element.rPr.rFonts is not None:
                fonts = style.element.rPr.rFonts
                fonts.attrib.clear()
                for script in ("ascii", "hAnsi", "eastAsia"):
                    fonts.set(qn(f"w:{script}"), FONT)
        sample.save(str(folder / "sample.docx"))
        _convert(folder / "sample.docx", HERE / "sample.pdf")


if __name__ == "__main__":
    main()
