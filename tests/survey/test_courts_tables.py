"""The court tables of the 2009 survey are the arithmetic of the 101 cases, or have an erratum."""

import datetime
import re
from collections import Counter
from collections.abc import Callable

import pytest
from survey import court_table_checks as courts
from survey.court_table_checks import (
    EXACT,
    GROUNDS,
    KEYS,
    TABLES,
    Cell,
    cases,
    half_up,
    rows_of,
    table,
)

# Each check, and the least number of cells it has to cover.
CHECKS: dict[Callable[[], set[Cell]], int] = {
    courts.summaries_are_the_cases: 354,
    courts.grounds_are_counted: 280,
    courts.listed_rates_are_the_cases: 34,
    courts.differences_are_court_minus_market: 76,
    courts.long_term_figures_fit: 135,
    courts.dates_fit_case_numbers: 158,
    courts.courts_stay_within_the_claim: 148,
}
LISTED = {"jp": 46, "us": 22, "uk": 14, "de": 13, "kr": 6}
GRANTED = {"jp": 46, "us": 22, "uk": 2, "de": 8, "kr": 3}
COMPANY = re.compile(
    r"株式会社|有限会社|合資会社|\b(Inc|INC|Corp|CORP|Ltd|LTD|LLC|GmbH|AG|plc|Co\.|N\.V\.|S\.A\.)"
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_an_invariant_holds_for_at_least_the_cells_it_should_cover(check):
    assert len(check()) >= CHECKS[check]


def test_the_invariants_cover_every_figure_of_the_summary_tables():
    results = {check.__name__: check() for check in CHECKS}
    covered = set[Cell]().union(*results.values())
    for name, found in results.items():
        print(f"{name:40} {len(found):5} cells")
    for name in TABLES:
        figures = {cell for cell in numbers(name) if cell[0] == name}
        print(f"table {name:8} {len(figures & covered):5} of {len(figures):5} figures covered")
        if name not in ("A3-cases", "III-11"):
            assert figures <= covered, figures - covered
    assert len(covered) >= 800


def numbers(name: str) -> set[Cell]:
    """The figures of a table."""
    return {
        (name, row[KEYS[name]], field)
        for row in rows_of(name)
        for field, cell in row.items()
        if field != "no" and re.fullmatch(r"-?\d+(\.\d+)?", cell)
    }


@pytest.mark.parametrize("country", LISTED)
def test_a_country_has_the_cases_that_the_report_counts(country):
    rows = cases(country)
    assert [int(row["no"]) for row in rows] == list(range(1, LISTED[country] + 1))
    assert [row["case_id"] for row in rows] == [f"{country}-{row['no']}" for row in rows]
    assert sum(row["decision"] == "granted" for row in rows) == GRANTED[country]


def test_the_cases_are_one_hundred_and_one():
    assert len(rows_of("A3-cases")) == sum(LISTED.values()) == 101


def test_no_cell_names_a_party():
    for row in rows_of("A3-cases"):
        for field, cell in row.items():
            if field != "case_number":
                assert not COMPANY.search(cell), (row["case_id"], field)


def test_a_middle_of_what_the_parties_named_is_what_the_list_counts():
    counted = {row["case_id"]: row["rate_counted"] for row in rows_of("A3-cases")}
    assert {key: str(half_up(value)) for key, value in EXACT.items()} == {
        key: counted[key] for key in EXACT
    }


def test_the_suits_are_those_that_the_text_counts():
    suits = {c: Counter(row["suit_type"] for row in cases(c)) for c in LISTED}
    assert suits["jp"] == {"infringement": 33, "employee_invention": 13}
    assert suits["us"] == {"infringement": 17, "breach_of_contract": 2, "tax": 2, "ownership": 1}
    assert suits["uk"] == {"infringement": 6, "breach_of_contract": 4, "ownership": 4}
    assert suits["de"] == {"infringement": 4, "breach_of_contract": 2, "employee_invention": 7}
    assert suits["kr"] == {"infringement": 1, "breach_of_contract": 2, "employee_invention": 3}


def test_two_japanese_rates_are_not_disclosed():
    silent = [row["case_id"] for row in rows_of("A3-cases") if not row["rate_counted"]]
    assert silent == ["jp-39", "jp-42"]
    assert table("III-12")["undisclosed"]["n"] == "2"


def test_the_parts_of_the_korean_steel_sum_make_the_amount():
    row = table("A3-cases")["kr-2"]
    parts = re.findall(r"[\d,]{6,}", row["amount_note_en"])
    assert sum(int(part.replace(",", "")) for part in parts) == int(row["amount"])


def test_an_amount_has_its_currency():
    for row in rows_of("A3-cases"):
        assert bool(row["amount"]) == bool(row["currency"]), row["case_id"]


def test_a_date_is_within_the_years_the_report_searched():
    years = {"jp": (2004, 2008), "us": (2004, 2008), "uk": (1998, 2009), "de": (1997, 2009)}
    for row in rows_of("A3-cases"):
        first, last = years.get(row["country"], (1990, 2007))
        assert first <= datetime.date.fromisoformat(row["date"]).year <= last, row["case_id"]


@pytest.mark.parametrize("name", GROUNDS)
def test_a_table_of_grounds_knows_every_ground_of_its_cases(name):
    known = set(rows_of(name)[0])
    for row in cases(GROUNDS[name]):
        assert known.issuperset(row["grounds"].split(";")), row["case_id"]


@pytest.mark.parametrize("name", TABLES)
def test_every_wording_exists_in_both_languages(name):
    for row in rows_of(name):
        for field, cell in row.items():
            if field.endswith("_ja"):
                assert bool(cell) == bool(row[f"{field[:-3]}_en"]), (row[KEYS[name]], field)


@pytest.mark.parametrize("name", ["notes.courts", "errata.courts"])
def test_a_remark_points_to_a_cell_that_exists_and_speaks_both_languages(name):
    for remark in rows_of(name):
        assert remark["field"] in table(remark["table"])[remark["row"]], remark
        assert all(cell for field, cell in remark.items() if field.endswith(("_ja", "_en")))


def test_a_table_shows_what_its_erratum_corrects():
    errata = rows_of("errata.courts")
    assert len({(e["table"], e["row"], e["field"]) for e in errata}) == len(errata) >= 37
    for erratum in errata:
        shown = table(erratum["table"])[erratum["row"]][erratum["field"]]
        assert shown == erratum["corrected"] != erratum["printed"], erratum
