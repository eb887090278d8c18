"""At its equivalent price a structure is worth as much as the reference (design §4.2)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiator.deal.errors import DealError
from negotiator.deal.reading import from_document
from negotiator.evaluation import evaluate
from negotiator.language import LANGUAGES, Text

SALES = [100e6, 200e6, 300e6]
UNITS = [1000, 2000, 3000]


def document(terms: list[dict[str, Any]], margin: float | None = 0.2, **more: Any) -> Any:
    """Running 4 % as the reference, and one other structure."""
    return {
        "ip": {"type": "patent"},
        "forecast": {"sales": SALES, "units": UNITS, "operating_margin_rate": margin},
        "structures": [
            {"name": "reference", "terms": [{"kind": "running", "rate": 0.04}]},
            {"name": "other", "terms": terms, **more},
        ],
        "reference_structure": "reference",
    }


def solved(terms: list[dict[str, Any]], margin: float | None = 0.2, **more: Any):
    found = evaluate(from_document(document(terms, margin, **more))).equivalents
    assert [e.side for e in found] == ["licensor", "licensee"]
    return found


def licensor_sales() -> float:
    """Σ S_t / 1.12^t, by hand."""
    return sum(s / 1.12**t for t, s in enumerate(SALES, 1))


# Each price by hand: the value of 4 % of sales, over what one unit of the price is worth.
BY_HAND: dict[str, tuple[list[dict[str, Any]], str, float]] = {
    "a running rate": ([{"kind": "running", "rate": 0.1}], "rate", 0.04),
    "the deal's own rate is replaced by a figure": (
        [{"kind": "running", "rate": "adjusted"}],
        "rate",
        0.04,
    ),
    "a lump sum at signing": (
        [{"kind": "lump_sum", "amount": 1}],
        "amount",
        0.04 * licensor_sales(),
    ),
    "a lump sum in two halves": (
        [
            {
                "kind": "lump_sum",
                "amount": 1,
                "instalments": [{"year": 0, "share": 0.5}, {"year": 2, "share": 0.5}],
            }
        ],
        "amount",
        0.04 * licensor_sales() / (0.5 + 0.5 / 1.12**2),
    ),
    "a fixed sum a year": (
        [{"kind": "fixed", "amount": 1}],
        "amount",
        0.04 * licensor_sales() / sum(1.12**-t for t in (1, 2, 3)),
    ),
    "a price a unit: 100,000 yen of sales are one unit": (
        [{"kind": "per_unit", "amount": 1}],
        "amount",
        4000.0,
    ),
    "tiers share one factor: half of 8 %": (
        [{"kind": "stepped", "measure": "annual_sales", "tiers": [{"from": 0, "rate": 0.08}]}],
        "tiers",
        0.5,
    ),
    "rates by year share one factor": (
        [{"kind": "time_steps", "steps": [{"from_year": 1, "rate": 0.02}]}],
        "steps",
        2.0,
    ),
    "events share one factor": (
        [{"kind": "milestone", "events": [{"year": 1, "amount": 1e6}]}],
        "events",
        0.04 * licensor_sales() * 1.12 / 1e6,
    ),
    "a minimum by year shares one factor: it is the royalty of the reference": (
        [{"kind": "minimum", "amount": [1e6, 2e6, 3e6]}],
        "amounts",
        4.0,
    ),
    "the first term with a price is turned, the rest stays: 4 % are 1 % and 3 %": (
        [
            {"kind": "maximum", "annual": 1000000000000.0},
            {"kind": "running", "rate": 0.5},
            {"kind": "running", "rate": 0.01},
        ],
        "rate",
        0.03,
    ),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_price_is_that_of_the_calculation_by_hand(name):
    terms, field, value = BY_HAND[name]
    licensor = solved(terms)[0]
    assert licensor.field == field
    assert licensor.value == pytest.approx(value, rel=1e-9)
    assert licensor.why == ""


def test_the_named_term_is_turned():
    terms = [{"kind": "initial_payment", "amount": 2e6}, {"kind": "running", "rate": 0.01}]
    licensor = solved(terms, solve_for={"term": 1})[0]
    assert (licensor.term, licensor.field) == (1, "rate")
    assert licensor.value == pytest.approx(0.04 - 2e6 / licensor_sales(), rel=1e-9)


def test_the_licensee_reckons_with_its_own_discount_rate():
    licensee = solved([{"kind": "lump_sum", "amount": 1}])[1]
    by_hand = 0.04 * sum(s / 1.10**t for t, s in enumerate(SALES, 1))
    assert licensee.value == pytest.approx(by_hand, rel=1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("terms", "why"),
    [
        ([{"kind": "maximum", "annual": 1e6}], "no_price"),
        ([{"kind": "running", "rate": 0.02}, {"kind": "maximum", "annual": 1e6}], "never_enough"),
        ([{"kind": "running", "rate": 0.02}, {"kind": "fixed", "amount": 9e7}], "too_much_at_zero"),
        ([{"kind": "milestone", "events": [{"year": 1, "amount": 0}]}], "never_enough"),
    ],
)
def test_what_cannot_be_reached_says_why(terms, why, language):
    for equivalent in solved(terms):
        assert equivalent.value is None
        assert equivalent.why == why
        assert Text(language)(f"equivalents.{equivalent.why}")


def test_without_a_margin_only_the_licensor_has_an_equivalent():
    licensor, licensee = solved([{"kind": "lump_sum", "amount": 1}], margin=None)
    assert licensor.value is not None
    assert (licensee.value, licensee.why) == (None, "margin_unknown")


def test_a_maximum_cannot_be_solved_for():
    terms = [{"kind": "running", "rate": 0.02}, {"kind": "maximum", "annual": 1e6}]
    with pytest.raises(DealError, match=r"structures\[1\]\.solve_for\.term"):
        from_document(document(terms, solve_for={"term": 1}))


rates = st.floats(0.001, 0.2)
sums = st.floats(1e5, 1e8)
turned = st.one_of(
    st.builds(lambda a: {"kind": "lump_sum", "amount": a}, sums),
    st.builds(
        lambda a, c: {"kind": "initial_payment", "amount": a, "creditable": c}, sums, st.booleans()
    ),
    st.builds(lambda a, y: {"kind": "advance", "amount": a, "year": y}, sums, st.integers(0, 3)),
    st.builds(
        lambda a, c: {"kind": "minimum", "amount": a, "carry_forward": c}, sums, st.booleans()
    ),
    st.builds(lambda r: {"kind": "running", "rate": r}, rates),
)
kept = st.lists(
    st.one_of(
        st.builds(lambda r: {"kind": "running", "rate": r}, st.floats(0, 0.03)),
        st.builds(lambda a: {"kind": "maximum", "annual": a}, st.floats(1e6, 1e8)),
    ),
    max_size=2,
)


@given(turned, kept)
def test_put_back_in_the_price_makes_both_structures_worth_the_same(first, rest):
    made = document([first, *rest])
    for equivalent in evaluate(from_document(made)).equivalents:
        if equivalent.value is None:
            continue
        assert equivalent.field in ("rate", "amount")
        term = {**made["structures"][1]["terms"][0], equivalent.field: equivalent.value}
        again = document([term, *rest])
        worth = {s.name: s for s in evaluate(from_document(again)).structures}
        side = f"npv_{equivalent.side}"
        values = [getattr(worth[name], side) for name in ("reference", "other")]
        assert values[1] == pytest.approx(values[0], rel=1e-6, abs=1)
