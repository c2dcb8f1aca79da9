import pandas as pd

from dxanalysis.schema.codebook import code_columns
from dxanalysis.schema.tables import COMPANIONS, SCHEMAS


def codes_frame() -> pd.DataFrame:
    return pd.DataFrame(code_columns())


def test_every_closed_set_of_every_table_is_listed_with_name_and_meaning():
    codes = codes_frame()
    listed = set(codes[["table", "column", "code"]].itertuples(index=False, name=None))
    for table, schema in {**SCHEMAS, **COMPANIONS}.items():
        for name, column in schema.columns.items():
            for code in column.codes or ():
                assert (table, name, code) in listed
    assert (codes[["name", "meaning"]].map(len) > 0).all(axis=None)


def test_the_same_code_means_the_same_in_every_table():
    by_code = codes_frame().groupby(["column", "code"])
    assert (by_code["meaning"].nunique() == 1).all()


def test_the_municipality_code_is_explained():
    codes = codes_frame()
    assert codes.loc[codes["column"] == "area_code", "name"].tolist() == ["大阪市"]
