"""All cases of the corpus."""

from __future__ import annotations

from tests.corpus.cases_cities import CITIES
from tests.corpus.cases_clerk import CLERK
from tests.corpus.cases_columns import COLUMNS
from tests.corpus.cases_company import COMPANY
from tests.corpus.cases_explained import EXPLAINED
from tests.corpus.cases_figures import FIGURES
from tests.corpus.cases_grade import GRADE
from tests.corpus.cases_heads import HEADS
from tests.corpus.cases_layout import LAYOUT
from tests.corpus.cases_lines import LINES
from tests.corpus.cases_none import NONE
from tests.corpus.cases_number import NUMBER
from tests.corpus.cases_older import OLDER
from tests.corpus.cases_planted import PLANTED
from tests.corpus.cases_previous import PREVIOUS
from tests.corpus.cases_results import RESULTS
from tests.corpus.cases_targets import TARGETS
from tests.corpus.cases_traps import TRAPS

GROUPS = (
    HEADS, RESULTS, NUMBER, NONE, EXPLAINED, GRADE, FIGURES, COMPANY, TARGETS, PREVIOUS, LAYOUT, COLUMNS, LINES, OLDER, CITIES, CLERK, PLANTED, TRAPS,
)  # fmt: skip
CASES = tuple(case for group in GROUPS for case in group.cases)
assert len({case.id for case in CASES}) == len(CASES), "every case has an id of its own"
