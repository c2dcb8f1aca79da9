from dataclasses import replace

import pytest

from dxanalysis.schema.arrow import lists_of
from dxanalysis.schema.relations import RELATIONS, OrphanRowsError, refuse_orphans
from dxanalysis.schema.tables import SCHEMAS


def test_every_column_of_a_relation_stands_in_both_tables():
    for relation in RELATIONS:
        for column in relation.columns:
            assert column in SCHEMAS[relation.table].columns
            assert column in SCHEMAS[relation.parent].columns


def test_whole_tables_have_no_orphans_though_keys_hold_nulls(tables):
    assert tables.indicators["strategy_no"].isna().any()
    assert tables.narratives["issue_no"].isna().any()
    refuse_orphans(lists_of(tables.batch()))


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: f"{r.table}-{r.parent}")
def test_a_row_without_its_parent_is_refused_by_name(tables, relation):
    if getattr(tables, relation.table)[list(relation.columns)].dropna().empty:
        pytest.fail("the generated tables have no row to try this relation on")
    bare = {r.parent: getattr(tables, r.parent).iloc[:0] for r in [relation]}
    without = replace(tables, **bare)
    with pytest.raises(OrphanRowsError) as raised:
        refuse_orphans(lists_of(without.batch()))
    assert raised.value.relation.parent == relation.parent
    assert f"表 {relation.parent} にありません" in str(raised.value)
