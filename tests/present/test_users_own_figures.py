"""The analyst's own figures keep the type that the analyst chose, and may choose Japanese."""

import subprocess
import sys

import pytest

DRAWN = """
import io, warnings, matplotlib as mpl, matplotlib.pyplot as plt
warnings.simplefilter("error")
{before}
family = list(mpl.rcParams["font.family"])
import dxanalysis as dx
{drawing}
{after}
assert list(mpl.rcParams["font.family"]) == {family}, mpl.rcParams["font.family"]
fig, ax = plt.subplots()
ax.set_title("{title}")
fig.savefig(io.BytesIO(), format="png")  # a glyph that is missing is a warning
"""
CHART = """
from dxanalysis.present.shared import style
with style.styled():
    drawn, axes = style.canvas(1.0)
    axes[0].set_title("$決算$ 予算")
    style.png(drawn)
"""


@pytest.mark.parametrize("drawing", ["", CHART])
@pytest.mark.parametrize(
    ("before", "after", "family", "title"),
    [
        ("", "", "family", "plain"),
        ("import matplotlib_fontja", "", "family", "決算額"),
        ("", "import matplotlib_fontja", "['IPAexGothic']", "決算額"),
        ("mpl.rcParams['font.family'] = 'serif'", "", "family", "plain"),
    ],
)
def test_importing_and_drawing_leave_the_type_as_it_was(drawing, before, after, family, title):
    program = DRAWN.format(before=before, drawing=drawing, after=after, family=family, title=title)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"MPLBACKEND": "agg", "PATH": "/usr/bin:/bin", "HOME": "/tmp"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
