"""The main tables of the 2009 survey are whole, and agree with themselves and with the appendix."""

from collections.abc import Callable

import pytest
from survey import main_table_checks as main
from survey.main_table_checks import (
    ADJUSTMENTS,
    COUNTERPARTIES,
    RATES,
    RIGHTS,
    UNEXPLAINED,
    Cell,
    adjustments,
    appendix_overall,
    classes,
    members,
    pool,
    rates,
    rows_of,
)

GROUPS = ("system", "general_application", "specific_application")
# Each check, and the least number of cells it has to cover.
CHECKS: dict[Callable[[], set[Cell]], int] = {
    main.statistics_fit: 815,
    main.ends_are_band_middles: 230,
    main.few_answers_can_be_listed: 285,
    main.distributions_give_the_statistics: 475,
    main.overall_rows_hold_their_classes: 20,
    main.overlapping_classes_are_parts: 24,
    main.variations_stand_in_the_appendix: 625,
    main.empty_classes_vary_nothing: 298,
    main.overall_variations_are_reachable: 68,
    main.text_repeats_the_tables: 24,
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_an_invariant_holds_for_at_least_the_cells_it_should_cover(check):
    assert len(check()) >= CHECKS[check]


def test_the_invariants_cover_all_rates_and_most_variations():
    every = {cell for row in rates().values() for cell in row.cells()}
    every |= {main.adjustment_cell(*key) for key in adjustments()}
    results = {check.__name__: check() for check in CHECKS}
    covered = set[Cell]().union(*results.values())
    for name, cells in results.items():
        print(f"{name:40} {len(cells):5} cells")
    for table in [*RATES.values(), *ADJUSTMENTS.values()]:
        whole = {cell for cell in every if cell[0] == table}
        print(f"table {table:6} {len(whole & covered):5} of {len(whole):5} cells covered")
    assert covered <= every
    assert {cell for cell in every if cell[0] in RATES.values()} <= covered
    assert len(covered) >= 1806


def test_the_text_s_mean_for_system_programs_is_the_answer_weighted_mean():
    fine = members("program", "system")
    means = [row.mean for row in fine if row.n]
    assert pool(fine).mean == pytest.approx(9.1, abs=0.05)
    assert sum(means) / len(means) != pytest.approx(9.1, abs=0.05)


def test_the_program_groups_rank_as_the_text_tells():
    means = [pool(members("program", group)).mean for group in GROUPS]
    assert means == sorted(means, reverse=True)


@pytest.mark.parametrize("factor", [*RIGHTS["program"].split(), *COUNTERPARTIES])
def test_an_overall_program_variation_is_the_weighted_mean_of_the_groups(factor):
    parts = [appendix_overall()["program", group, factor] for group in GROUPS]
    mean = sum(n * width for n, width in parts if n) / sum(n for n, _ in parts)
    assert adjustments()["program", "overall", factor] == pytest.approx(mean, abs=2 * main.HALF)


def test_the_figure_the_appendix_does_not_know_is_needed_for_the_overall_one():
    ip, key, factor = UNEXPLAINED
    printed = adjustments()[ip, "overall", factor]
    assert appendix_overall()[UNEXPLAINED][0] == 0
    assert main.reachable(ip, factor, without=key)[1] < printed - 2 * main.HALF
    assert main.reachable(ip, factor)[1] >= printed


@pytest.mark.parametrize("ip", RATES)
def test_a_rates_table_has_every_class_in_order(ip):
    expected = [key for kind, key in classes() if kind == ip and key not in GROUPS]
    assert [row["class"] for row in rows_of(RATES[ip])] == expected


@pytest.mark.parametrize("ip", ADJUSTMENTS)
def test_an_adjustment_table_has_every_class_and_factor_as_numbered(ip):
    keys = [key for kind, key in classes() if kind == ip and not key.isdigit()]
    rights = [(factor, no, "right") for no, factor in enumerate(RIGHTS[ip].split(), 1)]
    first = len(rights) + 1 if ip == "patent" else 1
    others = [(factor, no, "counterparty") for no, factor in enumerate(COUNTERPARTIES, first)]
    expected = [(key, *column) for key in keys for column in rights + others]
    rows = rows_of(ADJUSTMENTS[ip])
    got = [(row["class"], row["factor"], int(row["factor_no"]), row["group"]) for row in rows]
    assert got == expected


@pytest.mark.parametrize("name", ["II-2", *RATES.values(), *ADJUSTMENTS.values()])
def test_a_class_is_spelt_one_way_everywhere(name):
    for row in rows_of(name):
        entry = classes()[row.get("ip_type", "patent"), row["class"]]
        assert row["label_ja"] == entry["label_ja"]
        assert row.get("label_en", entry["label_en"]) == entry["label_en"]
