"""The edition's package is valid, and its words, premises and notes fit its tables."""

import json
import re
from functools import cache
from typing import Any

import pytest
from frictionless import Package
from survey.main_table_checks import (
    ADJUSTMENTS,
    COUNTERPARTIES,
    EDITION,
    OVERLAPPING,
    RATES,
    RIGHTS,
    classes,
    rows_of,
)


@cache
def package() -> dict[str, Any]:
    text = (EDITION / "datapackage.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def tables() -> dict[str, dict[str, Any]]:
    return {each["table"]: each for each in package()["resources"] if "table" in each}


def key_fields(name: str) -> list[str]:
    return list(tables()[name]["schema"]["primaryKey"])


def ipc_symbols(printed: str) -> list[str]:
    """'C21, 22' as C21 and C22."""
    letter, symbols = "", []
    for part in printed.split(", "):
        letter = part[0] if part[0].isalpha() else letter
        symbols.append(letter + part.lstrip(letter))
    return symbols


def test_the_package_is_valid():
    report = Package(str(EDITION / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_every_data_file_is_described_once():
    paths = [each["path"] for each in package()["resources"]]
    files = [f"data/{path.name}" for path in (EDITION / "data").iterdir()]
    assert sorted(paths) == sorted(files)


@pytest.mark.parametrize(("ip", "count"), [
    ("patent", 27), ("trademark", 46), ("program", 1 + 3 + 62), ("know_how", 27),
])  # fmt: skip
def test_an_ip_type_has_all_its_classes(ip, count):
    assert len([key for kind, key in classes() if kind == ip]) == count


def test_every_class_falls_back_to_overall():
    for (ip, key), row in classes().items():
        steps, parent = [key], row["parent"]
        while parent:
            steps.append(parent)
            parent = classes()[ip, parent]["parent"]
        assert steps[-1] == "overall", (ip, key)
        assert len(steps) <= 3, (ip, key)


def test_only_three_technology_classes_overlap_others():
    flagged = {(ip, key) for (ip, key), row in classes().items() if row["overlapping"] == "true"}
    assert flagged == {(ip, key) for ip in ("patent", "know_how") for key in OVERLAPPING}


def test_a_class_is_found_by_each_of_its_ipc_symbols():
    for row in rows_of("II-2"):
        for symbol in ipc_symbols(row["ipc"]):
            assert re.fullmatch(r"[A-H]\d\d", symbol)
            for language in ("ja", "en"):
                entry = classes()["patent", row["class"]]
                assert symbol in entry[f"search_terms_{language}"].split(";")


def test_an_ipc_symbol_belongs_to_one_class_except_where_classes_overlap():
    rows = [row for row in rows_of("II-2") if row["class"] not in OVERLAPPING]
    symbols = [symbol for row in rows for symbol in ipc_symbols(row["ipc"])]
    assert len(symbols) == len(set(symbols))


def test_search_terms_are_clean():
    for row in classes().values():
        for terms in (row["search_terms_ja"].split(";"), row["search_terms_en"].split(";")):
            assert all(term and term == term.strip() for term in terms), row["class"]
            assert len(terms) == len(set(terms)), row["class"]


def test_the_factors_are_those_the_tables_print():
    printed = {factor for factors in RIGHTS.values() for factor in factors.split()}
    groups = {row["factor"]: row["group"] for row in rows_of("factors")}
    assert {factor for factor, group in groups.items() if group == "right"} == printed
    assert [factor for factor, group in groups.items() if group == "counterparty"] == COUNTERPARTIES


@pytest.mark.parametrize("names", [RATES, ADJUSTMENTS])
def test_a_table_states_its_ip_type_s_premises_in_both_languages(names):
    for ip, name in names.items():
        premises = package()["premises_by_ip_type"][ip]
        assert tables()[name]["premises"][: len(premises)] == premises
        assert all(each["key"] and each["ja"] and each["en"] for each in tables()[name]["premises"])


def test_only_trademarks_suppose_a_brand_other_than_the_company_s():
    holders = {
        ip
        for ip, premises in package()["premises_by_ip_type"].items()
        if "not_corporate_brand" in [each["key"] for each in premises]
    }
    assert holders == {"trademark"}


@pytest.mark.parametrize("name", ["notes.main", "errata.main"])
def test_a_remark_points_to_a_cell_that_exists(name):
    for remark in rows_of(name):
        rows = rows_of(remark["table"])
        keys = ["/".join(row[field] for field in key_fields(remark["table"])) for row in rows]
        # A remark on a label stands for the printed row, all its factors at once.
        assert any(f"{key}/".startswith(remark["row"] + "/") for key in keys), remark
        assert remark["field"] in rows[0], remark
