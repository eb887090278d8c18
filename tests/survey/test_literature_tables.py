"""The tables of rates abroad are whole, agree with each other, and their errata hold."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from survey import literature_checks as literature
from survey.literature_checks import COUNTRIES, HALF, Cell, errata, table
from survey.main_table_checks import number, rows_of

# Each check, and the least number of cells it has to cover.
CHECKS: dict[Callable[[], set[Cell]], int] = {
    literature.counts_add_up: 100,
    literature.subtotals_are_weighted_means: 25,
    literature.statistics_fit: 315,
    literature.few_contracts_can_be_listed: 12,
    literature.the_guideline_halves_exclusive_rates: 56,
    literature.the_guideline_averages_its_rows: 24,
    literature.the_comparison_comes_from_the_countries_tables: 80,
    literature.means_of_the_countries_are_simple: 110,
    literature.countries_near_the_mean_are_listed: 10,
    literature.survey_and_literature_agree_with_their_tables: 65,
    literature.differences_are_differences: 24,
    literature.the_text_orders_the_countries: 20,
    literature.the_text_names_the_highest: 15,
    literature.the_court_tables_repeat_market_rates: 25,
}
NUMERIC = ["III-3", "III-4", "III-5", "III-6", "III-7", "III-8", "III-9", "III-10", "III-26"]
WORDS = ["label_ja", "label_en", "level", "industry"]
REGIONS = ["japan", "united_states", "europe"]
TERM_KINDS = (
    "running per_unit stepped time_steps sliding minimum maximum fixed capacity_fee lump_sum "
    "initial_payment advance milestone"
)
CITATION = re.compile(r"\[19\d\d\] (RPC|FSR) \d+|GB \d{7}|BL O/\d+/\d\d")
# The fifteen companies a region whose reports were searched (table III-36), as table III-37
# shortens them; the industries come in the order printed.
SEARCHED = {
    "japan": "三菱 住友 旭化成 武田 アステラス 第一三共 日立 パナソニック ソニー NTTデータ CSK "
    "トレンドマイクロ オリンパス テルモ シスメックス",
    "united_states": "P&G Dow DuPont J&J Pfizer Merck IBM HP Intel Microsoft Oracle Sun "
    "Medtronic Baxter Boston",
    "europe": "BASF L'Oréal Akzo_Nobel Bayer Roche Novartis Siemens Philips Alcatel-Lucent SAP "
    "Sage Dassault Fresenius Alcon B-Braun",
}
PARTS = re.compile(r"[；：、]")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_an_invariant_holds_for_at_least_the_cells_it_should_cover(check):
    assert len(check()) >= CHECKS[check]


def test_the_invariants_cover_nearly_every_figure():
    every = {
        (name, row["label_ja"], field)
        for name in NUMERIC
        for row in rows_of(name)
        for field in row
        if field not in WORDS and row[field]
    }
    results = {check.__name__: check() for check in CHECKS}
    covered = set[Cell]().union(*results.values())
    for name, cells in results.items():
        print(f"{name:48} {len(cells):5} cells")
    for name in NUMERIC:
        whole = {cell for cell in every if cell[0] == name}
        print(f"table {name:6} {len(whole & covered):5} of {len(whole):5} cells covered")
    assert covered <= every
    # Modes and medians of the Japanese table stand alone: the report prints no range there.
    assert {cell for cell in every if cell[0] != "III-3"} <= covered
    assert len(covered) >= 560


def test_the_german_column_was_printed_in_another_order():
    remarks = errata()
    rows = table("III-10")
    printed = [
        remarks["III-10", label, "germany"]["printed"]
        if ("III-10", label, "germany") in remarks
        else row["germany"] or "-"
        for label, row in rows.items()
    ]
    right = [row["germany"] or "-" for row in table("III-9").values()]
    assert printed != right
    assert Counter(printed) == Counter(right)


def test_the_printed_means_came_from_the_german_figure_on_the_wrong_row():
    remarks = errata()
    wrong = [label for name, label, field in remarks if (name, field) == ("III-10", "germany")]
    assert len(wrong) == 7
    for label in wrong:
        row = table("III-10")[label]
        german = remarks["III-10", label, "germany"]["printed"]
        rates = [row[country] for country in COUNTRIES if country != "germany" and row[country]]
        rates += [german] if german != "-" else []
        mean = sum(map(float, rates)) / len(rates)
        assert abs(float(remarks["III-10", label, "mean_four_countries"]["printed"]) - mean) <= HALF


def test_the_guideline_s_printed_median_is_not_the_average_of_its_rows():
    *rows, average = rows_of("III-7")
    printed = float(errata()["III-7", average["label_ja"], "median"]["printed"])
    total = sum(number(row["median"]) for row in rows)
    assert average["median"] == ""
    assert total - 7 * printed == pytest.approx(1.0, abs=7 * 0.005)


def test_a_remark_points_to_a_cell_and_the_table_holds_the_corrected_value():
    for remark in rows_of("errata.literature") + rows_of("notes.literature"):
        rows = rows_of(remark["table"])
        key = "no" if "no" in rows[0] else "label_ja"
        (row,) = (each for each in rows if each[key] == remark["row"])
        assert remark["field"] in row, remark
        if "corrected" in remark:
            # "-" stands for a cell that ought to be empty, nothing for one that can't be known.
            right = "" if remark["corrected"] == "-" else remark["corrected"]
            assert row[remark["field"]] == right, remark
            assert remark["printed"] != remark["corrected"]


def test_no_cell_has_two_errata():
    assert len(errata()) == len(rows_of("errata.literature")) == 34


def test_every_kind_of_payment_term_has_its_term_in_the_report():
    kinds = Counter(row["term_kind"] for row in rows_of("III-1"))
    assert kinds == Counter(TERM_KINDS.split())


def test_the_terms_stand_in_the_report_s_three_groups():
    printed = {(row["printed_row"], row["group"]) for row in rows_of("III-1")}
    assert Counter(group for _, group in printed) == {"linked": 6, "unlinked": 4, "combined": 2}


def test_the_georgia_pacific_factors_are_fifteen():
    rows = rows_of("III-16")
    assert [row["no"] for row in rows] == [str(no) for no in range(1, 16)]
    uses = ["base"] * 2 + ["adjust"] * 9 + [""] * 4
    assert [row["use"] for row in rows] == uses


def test_licences_of_right_count_as_the_text_counts_them():
    rows = rows_of("III-27")
    assert [row["no"] for row in rows if row["registration"] == "voluntary"] == ["1"]
    fields = Counter(row["label_ja"] for row in rows if row["registration"] != "voluntary")
    assert fields == {"製薬": 5, "医療機器": 4, "機械": 2, "化学素材": 2}


def test_a_licence_of_right_has_a_rate_a_mark_up_or_a_sum():
    for row in rows_of("III-27"):
        low, high = number(row["rate_low"]), number(row["rate_high"])
        kinds = [bool(row["rate_high"]), bool(row["cost_markup"]), bool(row["amount_usd"])]
        assert sum(kinds) == 1, row["no"]
        assert not low > high
        for figure in (row[name] for name in ("rate_high", "cost_markup") if row[name]):
            assert figure in row["rate_ja"]
            assert figure in row["rate_en"]


def test_machinery_and_surgical_devices_get_the_rates_the_experts_report():
    rows = rows_of("III-27")
    machinery = {(row["rate_low"], row["rate_high"]) for row in rows if row["label_ja"] == "機械"}
    assert machinery == {("5", "7")}
    assert "15" in {row["rate_high"] for row in rows if row["manual"] == "46.50"}


def test_a_licence_of_right_is_cited_by_report_or_patent_and_never_by_a_party():
    for row in rows_of("III-27"):
        assert all(CITATION.fullmatch(part) for part in row["citation"].split("; ") if part)


def test_sums_disclosed_lie_in_the_years_searched():
    dates = [row["date"] for row in rows_of("III-29")]
    assert dates == sorted(dates, reverse=True)
    assert all("2007-01-01" <= date <= "2009-12-31" for date in dates)
    assert [row["outcome"] for row in rows_of("III-29")] == ["settlement", "settlement", "verdict"]


def test_transfer_pricing_taxes_are_a_plausible_share_of_the_income():
    rows = rows_of("III-30")
    months = [row["month"] for row in rows]
    assert len(rows) == 18
    assert months == sorted(months, reverse=True)
    shares = [
        number(row["tax_additional"]) / number(row["income_adjusted"])
        for row in rows
        if row["tax_additional"] and row["income_adjusted"]
    ]
    assert len(shares) == 16
    assert 0.2 < min(shares) <= max(shares) < 0.61


def test_the_pair_of_sums_struck_out_would_lie_far_outside():
    struck = {
        field: row["printed"] for (name, _, field), row in errata().items() if name == "III-30"
    }
    assert float(struck["tax_additional"]) / float(struck["income_adjusted"]) < 0.2 / 3


@pytest.mark.parametrize("region", REGIONS)
def test_as_many_companies_are_listed_as_counted_and_all_were_searched(region):
    searched = [name.replace("_", " ") for name in SEARCHED[region].split()]
    assert len(searched) == 15
    for row in rows_of("III-37"):
        groups = [group for group in row[f"{region}_companies_ja"].split("；") if group]
        names = [name for group in groups for name in group.split("：")[1].split("、")]
        assert len(names) == len(set(names)) == int(row[region])
        assert {name.removesuffix("製薬") for name in names} <= set(searched)
        english = [g for g in row[f"{region}_companies_en"].split("; ") if g]
        assert [len(g.split(": ")[1].split(", ")) for g in english] == [
            len(group.split("、")) for group in groups
        ]


def test_disclosure_adds_up_as_the_text_says():
    exact, spread, one_off, single, income = rows_of("III-37")
    disclosing = {
        name
        for row in (exact, spread)
        for region in REGIONS
        for name in PARTS.split(row[f"{region}_companies_ja"])
        if name in " ".join(SEARCHED.values()) and name
    }
    assert len(disclosing) == 5
    assert int(one_off["united_states"]) + int(one_off["europe"]) == 17
    assert one_off["japan"] == "1"
    assert income["united_states"] == income["europe"] == "8"
    assert income["japan"] == "5"
    assert single["japan"] == "10"
