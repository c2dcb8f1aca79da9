"""A mail's subject: department, year and the headline change, in the first forty characters."""

from __future__ import annotations

from dxanalysis.delivery.letter.contents import Contents, Section, edition_mark
from dxanalysis.delivery.letter.safe_text import cut, one_line
from dxanalysis.text.years import era_label

_DEPARTMENT, _LABEL = 20, 16  # characters
_NAMED = 2  # issues, where there is no report of the whole plan


def subject_line(contents: Contents) -> str:
    """【運営方針】デジタル統括室 令和8年度（案） 予算額 前年度比 +150.7%（経営課題1）, on one line."""
    summary = contents.parts[0].summary
    department = cut(one_line(summary.subject.department), _DEPARTMENT)
    year = era_label(summary.subject.fiscal_year) + edition_mark(summary)
    return one_line(f"【運営方針】{department} {year} {_news(contents)}")


def _news(contents: Contents) -> str:
    first, *others = contents.sections
    if not first.is_issue:
        return _headline(first)
    if not others:
        return f"{_headline(first)}（{_label(first)}）"
    named = [f"{_label(section)} {_headline(section)}" for section in contents.sections]
    more = len(named) - _NAMED
    return "、".join(named[:_NAMED]) + (f"、ほか{more}課題" if more > 0 else "")


def _headline(section: Section) -> str:
    """The first report's headline; of a plan with results the others' too, for they are news."""
    summaries = [part.summary for part in section.parts]
    told = summaries if summaries[0].subject.edition == "results" else summaries[:1]
    return " ".join(summary.headline for summary in told)


def _label(section: Section) -> str:
    return cut(one_line(section.label), _LABEL)
