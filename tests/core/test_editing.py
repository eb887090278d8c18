"""Small steps from one deal to the next keep it whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator.deal.checks import check
from negotiator.deal.editing import place_of, value_at, with_value, with_years
from negotiator.deal.examples import blank_deal, example_names, open_example
from negotiator.deal.model import Structure
from negotiator.deal.reading import from_document, parse
from negotiator.deal.terms import (
    Advance,
    Event,
    Fixed,
    Instalment,
    LumpSum,
    Milestone,
    Minimum,
    Sliding,
    TimeStep,
    TimeSteps,
)
from negotiator.deal.writing import to_document, to_text
from negotiator.language import LANGUAGES


def test_a_value_changes_at_its_path_and_nothing_else_does():
    deal = open_example("sample")
    path = ("structures", 3, "terms", 1, "amount")
    changed = with_value(deal, path, 9_000_000.0)
    assert value_at(changed, path) == 9_000_000
    assert value_at(deal, path) == 8_000_000
    assert changed.structures[0] is deal.structures[0]
    assert with_value(changed, path, 8_000_000.0) == deal


def test_a_path_is_written_as_error_messages_write_it():
    assert place_of(("forecast", "sales", 3)) == "forecast.sales[3]"
    assert place_of(("ip", "class_key")) == "ip.class"


def _with_terms_on_late_years():
    deal = open_example("sample")
    late = Structure(
        name="late",
        terms=(
            Minimum(amount=tuple(float(year) for year in range(1, 11))),
            Sliding(rate=0.05, index=(1.0,) * 10),
            LumpSum(amount=10.0, instalments=(Instalment(0, 0.5), Instalment(10, 0.5))),
            Milestone(events=(Event(9, 5.0),)),
            TimeSteps(steps=(TimeStep(1, 0.03), TimeStep(8, 0.05), TimeStep(9, 0.06))),
            Fixed(amount=1.0, from_year=7, to_year=10),
            Advance(amount=2.0, year=10),
        ),
    )
    return replace(deal, structures=(*deal.structures, late))


@given(st.integers(1, 100))
def test_any_number_of_years_leaves_a_deal_that_passes_its_checks(years: int):
    deal = with_years(_with_terms_on_late_years(), years)
    assert deal.years == deal.grant.years == len(deal.forecast.units) == years
    check(deal)


def test_more_years_go_on_with_the_last_one():
    deal = with_years(open_example("sample"), 12)
    assert deal.forecast.sales[:10] == open_example("sample").forecast.sales
    assert deal.forecast.sales[10:] == (260_000_000, 260_000_000)


@pytest.mark.parametrize("name", example_names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_a_whole_deal_in_either_language(name, language):
    deal = open_example(name, language)
    assert parse(to_text(deal).encode()) == deal
    assert deal.title
    assert deal.reference_structure == deal.reference.name


@pytest.mark.parametrize("name", example_names())
def test_an_english_example_keeps_no_japanese_text(name):
    assert not any("぀" <= c <= "鿿" for c in to_text(open_example(name, "en")))


@pytest.mark.parametrize("name", example_names())
def test_an_example_has_the_same_figures_in_both_languages(name):
    def figures(node):
        if isinstance(node, dict):
            return {key: figures(value) for key, value in node.items()}
        if isinstance(node, list):
            return [figures(value) for value in node]
        return None if isinstance(node, str) else node

    japanese, english = (to_document(open_example(name, language)) for language in LANGUAGES)
    assert figures(japanese) == figures(english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_deal_can_be_saved_and_opened(language):
    deal = blank_deal(language)
    check(deal)
    assert from_document(to_document(deal)) == deal
