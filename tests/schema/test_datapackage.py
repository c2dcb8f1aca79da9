import hashlib
import json

import frictionless
import pytest

from dxanalysis.schema.tables import COMPANIONS, DERIVED, SCHEMAS


@pytest.fixture
def descriptor(written):
    return json.loads((written / "datapackage.json").read_text("utf-8"))


def fields_of(descriptor, table):
    (resource,) = (r for r in descriptor["resources"] if r["name"] == table)
    return {field["name"]: field for field in resource["schema"]["fields"]}


def test_frictionless_finds_no_error_in_the_package_and_its_files(written):
    report = frictionless.validate(str(written / "datapackage.json"))
    assert report.flatten(["type", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(SCHEMAS) + len(DERIVED) + len(COMPANIONS)


def test_frictionless_sees_a_file_that_was_changed_afterwards(written, tmp_path):
    for path in (p for p in written.iterdir() if p.is_file()):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    budgets = tmp_path / "budgets.csv"
    budgets.write_bytes(budgets.read_bytes().replace(b",2024,executed,", b",2024,settled,"))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {"hash-count", "constraint-error"} & set(report.flatten(["type"])[0])


def test_bytes_and_hash_of_every_file_are_given(written, descriptor):
    files = list(descriptor["resources"])
    files += [r["parquet"] for r in descriptor["resources"] if "parquet" in r]
    files.append(descriptor["texts"])
    assert {file["path"] for file in files} == {
        p.name for p in written.iterdir() if not p.name.startswith(".")
    } - {"datapackage.json"}
    for file in files:
        data = (written / file["path"]).read_bytes()
        assert file["bytes"] == len(data)
        assert file["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def test_amount_year_and_phase_carry_the_terms_of_the_fiscal_data_package(descriptor):
    budgets = fields_of(descriptor, "budgets")
    assert {name: f["columnType"] for name, f in budgets.items() if "columnType" in f} == {
        "fiscal_year": "date:fiscal-year",
        "phase": "phase:id",
        "amount_yen": "value",
    }
    assert budgets["phase"]["constraints"]["enum"] == ["executed", "approved"]


def test_a_field_says_type_unit_limits_and_what_its_blank_means(descriptor):
    amount = fields_of(descriptor, "budgets")["amount_yen"]
    assert (amount["type"], amount["unit"]) == ("integer", "円")
    assert amount["constraints"] == {"required": False}
    assert "0円ではない" in amount["missingMeaning"]
    year = fields_of(descriptor, "plans")["fiscal_year"]["constraints"]
    assert year == {"required": True, "minimum": 1989, "maximum": 2100}
    assert fields_of(descriptor, "issues")["challenge"]["verbatim"] is True


def test_keys_with_nulls_are_no_primary_keys(descriptor):
    schemas = {r["name"]: r["schema"] for r in descriptor["resources"]}
    assert schemas["plans"]["primaryKey"] == ["plan_id", "edition"]
    assert schemas["narratives"]["uniqueKeys"] == [["plan_id", "issue_no", "section"]]
    assert "primaryKey" not in schemas["diagnostics"]
    (to_plans,) = schemas["issues"]["foreignKeys"]
    assert to_plans["reference"] == {"resource": "plans", "fields": ["plan_id"]}


def test_sources_are_the_documents_and_no_licence_is_invented(descriptor):
    assert all(len(source["source_sha256"]) == 64 for source in descriptor["sources"])
    assert "licenses" not in descriptor
    assert "利用規約による" in descriptor["rights"]
