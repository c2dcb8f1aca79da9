from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.schema import dictionary
from dxanalysis.schema.dictionary import PATH, data_dictionary
from dxanalysis.schema.tables import COMPANIONS, DERIVED, SCHEMAS


def test_the_committed_dictionary_is_the_one_that_the_schemas_make():
    assert CHECKOUT is not None
    committed = (CHECKOUT / PATH).read_text("utf-8")
    assert committed == data_dictionary(), "run: python -m dxanalysis.schema.dictionary"


def test_every_table_and_column_is_in_it():
    text = data_dictionary()
    for name, schema in {**SCHEMAS, **DERIVED, **COMPANIONS}.items():
        section = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for column in schema.columns.values():
            assert f"| `{column.name}` | {column.title} |" in section


def test_main_writes_it_into_the_checkout(tmp_path, monkeypatch):
    monkeypatch.setattr(dictionary, "CHECKOUT", tmp_path)
    (tmp_path / "docs").mkdir()
    dictionary.main()
    assert (tmp_path / PATH).read_text("utf-8") == data_dictionary()
