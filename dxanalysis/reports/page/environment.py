"""The templates of all pages; every value is escaped unless a template says otherwise."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dxanalysis.plan.grading import GRADES
from dxanalysis.present.shared.prose import seen

_PROVENANCE = '<dl class="dx-provenance">'
# A row of `provenance.html.j2` whose value is a time: 作成, 予定時刻.
_TIME = re.compile(r"<dt>[^<]*</dt><dd><time [^<]*</time>[^<]*</dd>\n?")
TEMPLATES = Path(__file__).resolve().parent / "templates"


def render(template: str, **values: object) -> str:
    """Fill one of the page templates; every value is escaped unless the template says otherwise."""
    return pages().get_template(template).render(**values)


@cache
def pages() -> Environment:
    """The environment in which the templates are filled, built once."""
    pages = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=seen,
    )
    pages.filters["moment"] = _moment
    pages.globals["all_grades"] = GRADES.grades
    return pages


def _moment(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%Y年%-m月%-d日 %H時%M分}"


def without_timestamps(page: str) -> str:
    """A page as it would be whenever it was made; equal for equal content."""
    before, mark, after = page.rpartition(_PROVENANCE)
    return before + mark + (_TIME.sub("", after) if mark else after)
