from dataclasses import replace

import pandas as pd
import pytest

from dxanalysis.schema.tables import COMPANIONS, DERIVED, SCHEMAS
from dxanalysis.schema.validation import UnfitTableError
from dxanalysis.store.frames import Tables

ALL = {**SCHEMAS, **DERIVED, **COMPANIONS}


def test_every_column_says_what_it_is():
    for schema in ALL.values():
        assert schema.title
        assert schema.description
        for column in schema.columns.values():
            assert column.title
            assert column.description


def test_every_number_column_has_a_unit():
    for schema in ALL.values():
        for column in schema.columns.values():
            if column.dtype in {"Int64", "Float64"}:
                assert column.unit, f"{schema.name}.{column.name}"


def test_a_key_that_holds_nulls_tells_rows_apart(tables):
    narratives = tables.narratives
    assert narratives["issue_no"].isna().sum() == 2
    twice = pd.concat([narratives, narratives.iloc[[0]]])
    with pytest.raises(UnfitTableError):
        Tables.from_frames(replace(tables, narratives=twice).frames())


def test_two_remarks_on_a_whole_document_differ_by_their_code(tables):
    remark = tables.diagnostics.iloc[[1]]
    other = remark.assign(code="department_unknown")
    both = Tables.from_frames({"diagnostics": pd.concat([remark, other])})
    assert both.diagnostics["line"].isna().all()
    with pytest.raises(UnfitTableError):
        Tables.from_frames({"diagnostics": pd.concat([remark, remark])})


def test_an_issue_without_a_title_is_kept(tables):
    assert tables.issues["title"].isna().tolist() == [False, True, False]
