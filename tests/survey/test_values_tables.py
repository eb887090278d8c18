"""Appendix 1 (values of intangible assets) and the background tables agree with themselves."""

import csv
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from survey import value_table_checks as checks
from survey.main_table_checks import EDITION, rows_of
from survey.value_table_checks import COUNTRIES, USD, Cell, by_industry, lost, name, values

CHECKS: dict[Callable[[], set[Cell]], int] = {
    checks.sums_of_three_years: 10300,
    checks.manufacturing_is_its_medium_classes: 3650,
    checks.parts_are_no_larger_than_the_whole: 5900,
    checks.both_printings_agree: 6700,
    checks.shares_follow_from_their_parts: 3300,
    checks.seven_countries_add_up: 660,
    checks.technology_trade_adds_up: 35,
}
TABLES = ("A1-values", "C-channels", "C-forms", "C-environment", "C-innovation", "C-open-close")
# The main volume's rankings of 2005 (tables I-1 and I-2), the forgotten Netherlands put in.
RANKS_A = {
    "all_industries": "us jp gb fr ch de nl ru kr cn",
    "manufacturing": "us jp gb ch fr nl de kr cn ru",
    "retail": "us jp gb fr de nl kr cn ru ch",
    "services": "us jp gb fr ch de nl kr cn",
    "food": "us ch gb nl fr jp cn kr de ru",
    "general_machinery": "us jp fr gb de kr ch ru cn nl",
    "chemicals": "us gb ch jp fr de nl cn ru kr",
    "computers_electronics": "us jp kr de gb fr nl ch cn",
    "transport": "jp us gb kr fr nl cn ru de",
    "pharma_bio": "us gb ch fr jp de nl kr cn ru",
    "semiconductors": "us jp kr nl gb fr ch ru cn de",
    "automobiles": "jp kr ru fr cn de us",
}
RANKS_B = {
    "all_industries": "us jp de gb fr ch kr nl cn ru",
    "manufacturing": "us jp de gb fr ch kr nl cn ru",
    "retail": "us jp gb fr de nl kr cn ch ru",
    "services": "us jp gb fr de kr ch nl cn",
    "food": "us jp ch gb nl fr kr de cn ru",
    "general_machinery": "jp us de nl fr cn ch gb kr ru",
    "chemicals": "us jp de gb ch fr kr nl cn ru",
    "computers_electronics": "us jp de kr nl gb fr cn ch",
    "transport": "us jp de fr gb kr nl cn ru",
    "pharma_bio": "us gb ch jp de fr nl cn kr ru",
    "semiconductors": "us jp kr de nl gb ch cn fr",
    "automobiles": "us de jp fr kr cn ru",
}


@cache
def resources() -> dict[str, dict[str, Any]]:
    package = json.loads((EDITION / "datapackage.json").read_text(encoding="utf-8"))
    return {each["table"]: each for each in package["resources"] if "table" in each}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_an_invariant_of_the_values_holds_for_at_least_its_cells(check):
    assert len(check()) >= CHECKS[check]


def test_the_invariants_cover_most_figures_of_appendix_1():
    results = {check.__name__: check() for check in CHECKS}
    proved = set[Cell]().union(*results.values())
    printed = {cell for cell, value in values().items() if value is not None}
    for check, cells in results.items():
        print(f"{check:40} {len(cells):5} cells")
    for section in ("country", "industry", "company"):
        whole = {cell for cell in printed if cell[0] == section}
        print(f"A1-values {section:10} {len(whole & proved):5} of {len(whole):5} cells covered")
    assert proved <= printed
    assert len(proved) >= 18850


def test_appendix_1_has_every_printed_cell():
    country = 10 * 6 * 39 * 7
    industry = 12 * 10 * 8 * 5 + 13 * 8 * 7 + 18 * 7 + 10 * 7
    sections = [cell[0] for cell in values()]
    assert sections.count("country") == country
    assert sections.count("industry") == industry
    assert sections.count("company") == 128 * 6 * 7


@pytest.mark.parametrize("industry", RANKS_A)
def test_the_countries_rank_in_2005_as_the_main_volume_tells(industry):
    for measure, method, ranks in (
        ("intangible_value", "A", RANKS_A),
        ("intangible_investment_stock", "B", RANKS_B),
    ):
        row = {c: values()[by_industry(c, industry, method, measure, 2005)] for c in COUNTRIES}
        there = [country for country in row if row[country] is not None]
        said = ranks[industry].split()
        assert set(said) <= set(there)
        assert said == sorted(said, key=lambda country: -(row[country] or 0))


def test_the_text_s_shares_of_2005_are_in_the_table():
    said = {"ch": 64, "jp": 29, "de": 21}
    for country, share in said.items():
        cell = by_industry(country, "all_industries", "A", "intangible_share", 2005)
        assert values()[cell] == share


def test_no_two_companies_share_a_whole_row():
    rows: dict[tuple[int | None, ...], str] = {}
    for cell in values():
        if cell[0] == "company" and cell[7] == 2001:
            years = tuple(values()[(*cell[:7], year)] for year in range(2001, 2008))
            if years.count(None) < 4:
                assert years not in rows, (cell, rows.get(years))
                rows[years] = cell[3]


def test_a_whole_industry_is_never_less_than_its_three_major_classes():
    parts = ("manufacturing", "retail", "services")
    for measure in ("tangible_investment", "tangible_investment_stock"):
        for country in COUNTRIES:
            for year in range(2003, 2008):
                whole = values()[by_industry(country, "all_industries", "B", measure, year)]
                cells = [by_industry(country, each, "B", measure, year) for each in parts]
                assert whole is None or whole >= sum(map(checks.amount, cells)) - 2


def test_stock_sums_begin_in_2003():
    for cell, value in values().items():
        if cell[5].endswith("_stock") and cell[4] == "B" and cell[7] < 2003:
            assert value is None


@cache
def rows_by_name(table: str) -> dict[str, dict[str, str]]:
    """A table's rows by what notes and errata call them: the key's cells, joined."""
    key = resources()[table]["schema"]["primaryKey"]
    return {"/".join(row[each] for each in key if row[each]): row for row in rows_of(table)}


@pytest.mark.parametrize("kind", ["notes.values", "errata.values"])
def test_a_remark_on_values_points_to_a_cell(kind):
    for remark in rows_of(kind):
        assert remark["field"] in rows_by_name(remark["table"])[remark["row"]], remark
        assert all(text for name, text in remark.items() if name != "corrected")


def test_a_cell_with_an_erratum_holds_the_corrected_figure():
    for erratum in rows_of("errata.values"):
        held = rows_by_name(erratum["table"])[erratum["row"]][erratum["field"]]
        # A dash: the cell has to be empty. Nothing: the right figure can't be known.
        assert (held or "-") == (erratum["corrected"] or "-"), erratum
        assert erratum["printed"].replace(",", "").rstrip("%") != erratum["corrected"]


def test_a_cell_is_spoken_of_by_one_erratum():
    cells = [(row["table"], row["row"], row["field"]) for row in rows_of("errata.values")]
    assert len(cells) == len(set(cells))


def test_what_a_remark_lost_is_few():
    unknown = [name(cell) for cell in lost()]
    print(f"A1-values {len(unknown)} cells lost or not to be known")
    assert len(unknown) <= 95


def test_every_key_of_appendix_1_has_a_word_in_both_languages():
    words = {(row["column"], row["key"]): row for row in rows_of("a1-words")}
    used = {
        (column, row[column])
        for row in rows_of("A1-values")
        for column in ("section", "country", "industry", "company", "method", "measure", "unit")
        if row[column]
    }
    assert used == set(words)
    assert all(row["label_ja"] and row["label_en"] for row in words.values())


def test_the_channels_add_up_but_for_rounding():
    rows = {row["channel"]: row for row in rows_of("C-channels")}
    parts = [int(row["japan"]) for channel, row in rows.items() if channel != "total"]
    assert abs(sum(parts) - int(rows["total"]["japan"])) <= 1


def test_dollars_turn_into_yen_at_93():
    both = [row for row in rows_of("C-channels") if row["us_usd"]]
    assert len(both) == 3
    for row in both:
        assert int(row["us"]) == 93 * int(row["us_usd"])


def test_companies_with_patents_are_split_into_three_kinds_and_two_samples():
    rows = [row for row in rows_of("C-innovation") if row["section"] == "firms"]
    for country in ("jp", "us", "cn"):
        n = {row["firm_type"]: int(row["n"]) for row in rows if row["country"] == country}
        kinds = ("high_growth", "established", "multinational")
        assert n["with_patents"] == sum(n[kind] for kind in kinds) <= n["total"]
        for row in rows:
            if row["country"] == country and row["firm_type"] in kinds:
                assert int(row["n"]) == int(row["n_train"]) + int(row["n_test"])
                assert abs(int(row["n_train"]) / int(row["n"]) - 0.7) < 0.01
    total = sum(int(row["n"]) for row in rows if row["firm_type"] == "total")
    assert total == pytest.approx(15000, rel=0.01)


def test_japan_and_the_united_states_are_nearer_than_either_to_china():
    rows = [row for row in rows_of("C-innovation") if row["section"] == "country_distance"]
    mean = {frozenset((row["country"], row["other_country"])): float(row["mean"]) for row in rows}
    assert min(mean, key=lambda pair: mean[pair]) == {"jp", "us"}
    start = [row for row in rows_of("C-innovation") if row["section"] == "startup_distance"]
    order = sorted(start, key=lambda row: -float(row["mean"]))
    assert [row["country"] for row in order] == ["us", "jp", "cn"]


def test_background_tables_say_everything_in_both_languages():
    for table in TABLES:
        for row in rows_of(table):
            for column, text in row.items():
                if column.endswith("_ja"):
                    assert bool(text) == bool(row[column.removesuffix("_ja") + "_en"]), row


def test_options_cover_the_three_companies_and_both_stances():
    rows = rows_of("C-open-close")
    assert {row["firms"] for row in rows} == {"NEC", "富士通", "日立製作所"}
    assert {row["stance"] for row in rows} == {"open", "close", "both"}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_values_has_the_columns_of_its_schema_and_a_source(table):
    resource = resources()[table]
    with (EDITION / resource["path"]).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [field["name"] for field in resource["schema"]["fields"]]
    for said in [
        {language: resource["source"][f"place_{language}"] for language in ("ja", "en")},
        *resource["premises"],
    ]:
        assert said["ja"]
        assert said["en"]


def test_amounts_are_whole_and_in_a_known_unit():
    assert {cell[6] for cell in values()} == {USD, "million JPY", "percent"}
