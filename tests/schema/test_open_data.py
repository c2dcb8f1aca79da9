"""The Digital Agency's rule for machine-readable data, check by check, on the written files.

行政データにおける機械可読性に関するルール (デジタル庁, 令和8年3月31日); `docs/open-data.md`
says the same for people. Every test reads the CSV as any program would, not through `dxanalysis`.
"""

import csv
import io
import json
import re
from datetime import datetime

import pytest

from dxanalysis.schema.tables import COMPANIONS, DERIVED, SCHEMAS

BOM = b"\xef\xbb\xbf"
ALL = {**SCHEMAS, **DERIVED, **COMPANIONS}
DATA = list(SCHEMAS)
# ①-⓿, ⅰ, ㈱-㏿, radicals, half-width kana, private use, compatibility ideographs
PLATFORM_DEPENDENT = re.compile(
    "[\u2150-\u218f\u2460-\u24ff\u2e80-\u2fdf\u3200-\u33ff\uff61-\uff9f\ue000-\uf8ff\uf900-\ufaff]"
)
each_file = pytest.mark.parametrize("name", list(ALL))
each_table = pytest.mark.parametrize("name", DATA)


def lines_of(written, name):
    """The physical lines of a file, without the BOM and the last line's end."""
    data = (written / f"{name}.csv").read_bytes()
    assert data.endswith(b"\r\n")
    return data.removeprefix(BOM).decode("utf-8").removesuffix("\r\n").split("\r\n")


def records(written, name):
    """The rows of a file as column → field."""
    text = (written / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def described(written, name):
    """The fields of a table as `datapackage.json` describes them."""
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    (resource,) = (r for r in package["resources"] if r["path"] == f"{name}.csv")
    return {field["name"]: field for field in resource["schema"]["fields"]}


def numbers_of(written, name):
    fields = described(written, name).values()
    return [field for field in fields if field["type"] in {"integer", "number"}]


@each_file
def test_l1_14_no_line_break_inside_a_field(written, name):
    lines, rows = lines_of(written, name), records(written, name)
    assert len(lines) == len(rows) + 1
    for line in lines:
        assert line.splitlines() == [line]


@each_file
def test_l1_15_fields_with_commas_and_quotes_are_quoted(written, name):
    header, *lines = lines_of(written, name)
    for line, row in zip(lines, records(written, name), strict=True):
        assert len(row) == len(header.split(","))
        assert None not in row  # no more fields than the header has
        assert None not in row.values()  # nor fewer
        for field in row.values():
            if "," in field or '"' in field:
                assert '"{}"'.format(field.replace('"', '""')) in line


@each_file
def test_l2_01_a_number_column_holds_numbers_only(written, name):
    plain = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?"}
    for field in numbers_of(written, name):
        for row in records(written, name):
            assert re.fullmatch(plain[field["type"]] + "|", row[field["name"]])


def test_l1_07_unit_comparator_and_remark_have_columns_of_their_own(written):
    for row in records(written, "targets"):
        assert re.fullmatch(r"(-?\d+(\.\d+)?)?", row["value"])
        assert not re.search(r"[0-9]", row["unit"].split("/")[0])
        assert row["comparator"] in {"", ">=", "<=", ">", "<", "~", "="}
    for row in records(written, "budgets"):
        assert re.fullmatch(r"-?\d*", row["amount_yen"])
        assert "amount_text" in row


@each_file
def test_l2_02_no_value_is_left_out_because_it_repeats(written, name):
    required = [
        field["name"]
        for field in described(written, name).values()
        if field["constraints"]["required"]
    ]
    for row in records(written, name):
        assert all(row[column] != "" for column in required)


@each_file
def test_l2_03_column_names_are_unique(written, name):
    header = lines_of(written, name)[0].split(",")
    assert len(set(header)) == len(header)


@each_file
def test_l3_01_the_header_is_the_first_line_and_one_line(written, name):
    assert lines_of(written, name)[0].split(",") == list(ALL[name].columns)


@each_file
def test_l1_05_column_names_tell_and_are_explained(written, name):
    fields = described(written, name)
    for column in lines_of(written, name)[0].split(","):
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column)
        assert fields[column]["title"]
        assert fields[column]["description"]


@each_file
def test_l2_04_closed_sets_hold_only_their_values(written, name):
    for field in described(written, name).values():
        allowed = field["constraints"].get("enum")
        if allowed:
            values = {row[field["name"]] for row in records(written, name)}
            assert values <= {*allowed, ""}


@each_file
def test_l3_02_every_code_in_use_stands_in_the_code_book(written, name):
    book = {(row["table"], row["column"], row["code"]): row for row in records(written, "codes")}
    coded = {column for _, column, _ in book}
    for row in records(written, name) if name != "codes" else []:
        for column in coded & row.keys():
            if row[column]:
                entry = book[name, column, row[column]]
                assert entry["name"]
                assert entry["meaning"]


@each_file
def test_l1_09_blank_is_not_zero_nor_a_sign(written, name):
    signs = {"-", "－", "―", "…", "NA", "N/A", "nan", "NaN", "None", "null", "<NA>", "なし"}
    verbatim = {c.name for c in ALL[name].columns.values() if c.verbatim}
    for row in records(written, name):
        assert not signs & {field for column, field in row.items() if column not in verbatim}


def test_l1_09_an_amount_of_zero_yen_is_told_from_none(written):
    for row in records(written, "budgets"):
        if row["amount_text"].strip() in {"－", "―", "-", "該当なし"}:
            assert row["amount_yen"] == ""
        if row["amount_text"].startswith("0円"):
            assert row["amount_yen"] == "0"


@each_file
def test_l3_03_what_null_means_is_defined_wherever_it_stands(written, name):
    fields = described(written, name)
    for row in records(written, name):
        for column in (column for column, field in row.items() if field == ""):
            assert fields[column]["missingMeaning"]


@each_file
def test_l3_04_every_number_column_has_its_unit(written, name):
    for field in numbers_of(written, name):
        assert field["unit"]
        by_row = re.match(r"([a-z_]*unit)列による", field["unit"])
        assert not by_row or by_row[1] in lines_of(written, name)[0].split(",")


@each_table
def test_l3_05_years_are_gregorian(written, name):
    for row in records(written, name):
        for column in (column for column in row if column.startswith("fiscal_year")):
            assert re.fullmatch(r"(19|20)\d{2}|", row[column])
    for row in records(written, name):
        if row.get("plan_id"):
            assert re.match(r"(19|20)\d{2}-", row["plan_id"])


def test_l3_05_times_are_iso_8601_with_their_zone(written):
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    times = [row["changed_at"] for row in records(written, "CHANGES")]
    for time in [*times, package["created"], package["modified"]]:
        assert datetime.fromisoformat(time).utcoffset().total_seconds() == 9 * 3600


def test_l3_06_the_municipality_has_its_standard_area_code(written):
    assert {row["area_code"] for row in records(written, "plans")} == {"27100"}
    plans = {row["plan_id"] for row in records(written, "plans")}
    for name in set(DATA) - {"plans"}:  # every row leads to a plan, and so to the code
        assert {row["plan_id"] for row in records(written, name)} <= {*plans, ""}


@each_table
def test_l3_07_every_year_has_the_same_columns(written, name):
    header = lines_of(written, name)[0]
    assert not re.search(r"\d", header.replace("source_sha256", ""))  # no year in a name
    assert header.split(",") == list(SCHEMAS[name].columns)


def test_l3_09_amounts_and_targets_stand_in_long_format(written):
    for name, key in (
        ("budgets", ["plan_id", "issue_no", "fiscal_year", "phase"]),
        ("targets", ["plan_id", "issue_no", "indicator_no", "scope", "fiscal_year_end"]),
    ):
        rows = [tuple(row[column] for column in key) for row in records(written, name)]
        assert len(set(rows)) == len(rows)
        assert all(all(row) for row in rows)


def test_l3_08_definitions_sources_method_encoding_update_and_changes_are_given(written):
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    assert package["description"]
    assert package["modified"] == max(row["changed_at"] for row in records(written, "CHANGES"))
    named = {source["source_sha256"] for source in package["sources"]}
    assert named == {row["source_sha256"] for row in records(written, "plans")}
    for resource in package["resources"]:
        assert (resource["encoding"], resource["bom"]) == ("utf-8", True)
        assert (written / resource["path"]).read_bytes().startswith(BOM)


def test_l3_08_the_first_line_of_the_change_log_is_the_first_writing(written):
    changes = records(written, "CHANGES")
    assert {row["table"] for row in changes if row["change"] == "added"} == {
        name for name in DATA if records(written, name)
    }
    assert all(row["note"] for row in changes)


@each_file
def test_l1_08_no_platform_dependent_characters_outside_verbatim_text(written, name):
    ours = [c.name for c in ALL[name].columns.values() if not c.verbatim]
    for row in records(written, name):
        for column in ours:
            assert not PLATFORM_DEPENDENT.search(row[column]), f"{column}: {row[column]}"


@each_file
def test_l1_08_nor_in_what_describes_the_tables(written, name):
    said = json.dumps(list(described(written, name).values()), ensure_ascii=False)
    assert not PLATFORM_DEPENDENT.search(said)
