"""Small documents (generated) of which each makes some remark; together they make every remark.

Each has a department of its own where it must not meet another one's edition.
"""

from __future__ import annotations

import io

import docx
import openpyxl

from tests.documents.pdf.pdf_writer import Sheet, pdf

ISSUE = """経営課題1 見本の課題
8予算額 12百万円
課題認識
見本の文。
主な戦略
・見本の戦略を進める取組
・別の人材を育てる計画
評価指標
・見本の戦略を進める取組
令和8年度 見本の数 3件
"""
RESULTS = """評価指標の達成状況
<令和8年度実績と達成状況>
"""


def text_of(department: str, body: str = ISSUE, *, suffix: str = "", head: bool = True) -> str:
    """A plan as text."""
    chief = "（所属長：見本 太郎）\n" if head else ""
    return f"令和8年度 {department}運営方針{suffix}\n{chief}{body}"


def _texts() -> dict[str, str]:
    strategy = "評価指標\n・見本の戦略を進める取組\n"
    unfolded = ISSUE.replace("課題認識\n見本の文。\n", "")
    guessed = "課題認識\n主な戦略\n見本の文。\n見本の戦略を進める取組\n"
    return {
        "no-title.txt": "意味のない文\n",
        "no-issues.txt": text_of("北区", "目標\n見本の文。\n"),
        "no-amount.txt": text_of("都島区", ISSUE.replace("12百万円", "12百万")),
        "no-issue-title.txt": text_of("福島区", ISSUE.replace(" 見本の課題", "")),
        "cut-off.txt": text_of("此花区", ISSUE + "評価指標の達成"),
        "columns.txt": text_of("中央区", unfolded.replace("主な戦略\n", guessed)),
        "unread.txt": text_of("西区", f"重点的に取り組む経営課題\n見本の迷子の文。\n{ISSUE}"),
        "no-budget.txt": text_of("港区", ISSUE.replace("8予算額 12百万円\n", "")),
        "no-indicator.txt": text_of("大正区", ISSUE[: ISSUE.index("評価指標")]),
        "two-amounts.txt": text_of(
            "天王寺区", ISSUE.replace("課題認識", "8予算額 13百万円\n課題認識")
        ),
        "unknown.txt": text_of("見本局", head=False),
        "no-strategy.txt": text_of("浪速区", ISSUE.replace(strategy, "評価指標\n")),
        "reworded.txt": text_of(
            "西淀川区", ISSUE.replace(strategy, "評価指標\n・見本の戦略を着実に進める取組\n")
        ),
        "only-strategy.txt": text_of(
            "淀川区",
            ISSUE.replace("・別の人材を育てる計画\n", "").replace(strategy, "評価指標\n"),
        ),
        "one-more-result.txt": text_of("東淀川区", f"{ISSUE}{RESULTS}・3件：A\n・余分の9人：B\n"),
        "one-result-less.txt": text_of(
            "東成区", f"{ISSUE}令和8年度 別の数 5人\n{RESULTS}・3件：A\n"
        ),
        "no-grade.txt": text_of("生野区", f"{ISSUE}{RESULTS}・3件\n"),
        "no-target.txt": text_of("旭区", ISSUE.replace("令和8年度 見本の数 3件", "見本の広がり")),
        "misread.txt": text_of(
            "城東区",
            ISSUE.replace("評価指標", "評価指標 (経営課題の解決に向けた進捗割合を示した指標)"),
        ),
        "corrected.txt": text_of("鶴見区", ISSUE.replace("12百万円", "12百萬円")),
        "decided.txt": text_of("見本環境局"),
        "twice-1.txt": text_of("阿倍野区"),
        "twice-2.txt": text_of("阿倍野区"),
        "old.txt": text_of("住之江区", suffix="（案）"),
        "new.txt": text_of("住之江区", ISSUE.replace("12百万円", "13百万円")),
        "contested-1.txt": text_of("住吉区"),
        "contested-2.txt": text_of("住吉区", ISSUE.replace("12百万円", "13百万円")),
        "blank.txt": text_of("東住吉区", ISSUE + "自己評価\n今後の方針\n見本の文。\n"),
        "hidden.html": hidden_html("平野区"),
    }


def _plan_doubts() -> dict[str, str]:
    """Texts whose amounts, years, titles or labels leave a doubt."""
    amount, blank = "8予算額 12百万円\n", "8予算額\n"
    return {
        "remark.txt": text_of(
            "福祉局", ISSUE.replace(amount, f"{amount}※補正予算 5百万円を含む\n")
        ),
        "blank-amount.txt": text_of("健康局", ISSUE.replace(amount, f"{blank}調整中\n")),
        "restated.txt": text_of("財政局", ISSUE.replace(amount, amount * 2)),
        "measure.txt": text_of(
            "消防局", f"{ISSUE}【具体的取組1-1-1】\n・見本\n〔予算額 123百万円〕\n"
        ),
        "year-zero.txt": text_of("水道局", ISSUE.replace(amount, f"0予算額\n5百万円\n{amount}")),
        "other-year.txt": text_of("市民局", ISSUE.replace(amount, "6予算額 12百万円\n")),
        "figures.txt": text_of(
            "総務局", ISSUE.replace("見本の数 3件", "見本の数 研修3回、参加者100人")
        ),
        "sentence.txt": text_of(
            "都市整備局", ISSUE.replace("見本の文。", "見本の文。\n満足度 62点：B")
        ),
        "label.txt": text_of("政策企画室", ISSUE.replace("見本の文。\n", "")),
        "bracket.txt": text_of("市政改革室", ISSUE.replace("見本の課題", "見本（その1")),
        "gap.txt": text_of("副首都推進局", ISSUE + ISSUE.replace("経営課題1", "経営課題3")),
    }


def _result_doubts() -> dict[str, str]:
    """Texts whose results leave a doubt."""
    filled = ISSUE.replace("3件", "3件\n令和8年度 別の割合 80%以上") + RESULTS
    both = filled + "<前年度実績>\n"
    found = {
        "こども青少年局": ("grades.txt", filled + "・3件：A\nB\n・82%：A\n"),
        "計画調整局": ("no-legend.txt", filled + "・3件：A\n・82%：C\n"),
        "都市交通局": ("lone-grade.txt", filled + "：A\n・3件：A\n・82%：B\n"),
        "経済戦略局": ("no-result.txt", filled + "・見本の数：A\n・82%：B\n"),
        "危機管理室": ("title.txt", filled + "・見本の数\n・82%：B\n"),
        "中央卸売市場": ("whole.txt", filled + "・3件：A\n・82%（200人中250人）：A\n"),
        "教育委員会事務局": ("range.txt", filled + "・3件：A\n・80~85%：A\n"),
        "梅田局": ("other-unit.txt", filled + "・3件：A\n・別の割合は205人：A\n"),
        "難波局": ("nothing.txt", filled + "※速報値\n"),
        "天満局": ("one-column.txt", both + "・3件：A\n・82%：B\n・2件\n"),
        "京橋局": ("interim.txt", f"{ISSUE}中間振り返り\n・1件\n{RESULTS}・3件：A\n"),
        "鶴橋局": (
            "open-cell.txt",
            f"{ISSUE}令和8年度 別の割合 80%以上\n評価指標の達成状況\n評価指標\t8年度実績\t達成状況\n"
            "見本の数\t3件\tA\n別の割合\t82%\t\n",
        ),
    }
    return {name: text_of(department, body) for department, (name, body) in found.items()} | {
        "draft-results.txt": text_of("弁天局", f"{ISSUE}{RESULTS}・3件：A\n", suffix="（案）")
    }


def hidden_html(department: str) -> str:
    """A page of which one paragraph is not shown."""
    lines = "".join(f"<p>{line}</p>" for line in text_of(department).splitlines())
    return f"<html><body>{lines}<p style='display:none'>下書きの文</p></body></html>"


def hidden_docx(department: str) -> bytes:
    """A Word document of which one run is hidden."""
    document = docx.Document()
    for line in text_of(department).splitlines():
        document.add_paragraph(line)
    run = document.paragraphs[-1].add_run("下書きの文")
    run.font.hidden = True
    return _saved(document)


def hidden_xlsx(department: str) -> bytes:
    """A workbook of which one row is hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    lines = [*text_of(department).splitlines(), "下書きの文"]
    for row, line in enumerate(lines, start=1):
        sheet.cell(row, 1, line)
    sheet.row_dimensions[len(lines)].hidden = True
    return _saved(book)


def pictured_pdf(department: str) -> bytes:
    """A PDF whose second page is a picture and holds no text."""
    sheet = Sheet().lines(60, 60, *text_of(department).splitlines())
    picture = Sheet().raw("500 0 0 700 40 60 cm").raw("BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI")
    return pdf(sheet, picture)


def lossy_text(department: str) -> bytes:
    """A text in which a character had been lost before it was saved."""
    return text_of(department).replace("見本の文。", "見本の\ufffd。").encode()


def documents() -> dict[str, bytes]:
    """File name → content; with the corrections of one of them and the decisions about another."""
    decision = (
        '[[department]]\nline = 1\nexpected = "見本環境局"\ndepartment = "環境局"\n'
        'why = "見本"\nby = "総務課"\n'
    )
    correction = (
        '[[correction]]\nline = 4\nexpected = "百萬円"\nreplacement = "百万円"\nwhy = "見本"\n'
    )
    texts = _texts() | _plan_doubts() | _result_doubts()
    return {name: text.encode() for name, text in texts.items()} | {
        "corrected.txt.corrections.toml": correction.encode(),
        "decided.txt.decisions.toml": decision.encode(),
        "hidden.docx": hidden_docx("西成区"),
        "hidden.xlsx": hidden_xlsx("港湾局"),
        "pictured.pdf": pictured_pdf("東成区"),
        "lossy.txt": lossy_text("建設局"),
    }


def _saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
