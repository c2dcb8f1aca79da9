"""A result as per cent of its target, or of the year before (generated)."""

import dxanalysis as dx
from tests.analysis import generated_plan as generated
from tests.analysis.generated_plan import PLAN_ID
from tests.present.table_cells import rows_of


def test_a_result_is_held_against_its_target_in_per_cent_and_a_share_in_points():
    page = dx.AttainmentPage(dx.indicator_attainment(generated.evaluated(), PLAN_ID, 1))
    (heading,) = (
        column.title for column in page.comparison().columns if "との比較" in column.title
    )
    ratios = [row[heading] for row in rows_of(page.comparison())]
    assert ratios == ["112.0%", "80.0%", "−2ポイント", "95.0%", "+1.5ポイント"]
