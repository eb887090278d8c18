"""Promises that hold for every deal, looked for by Hypothesis."""

import math
from typing import Any

import pytest
from core.support import Document, evaluated, small_document, valued
from hypothesis import assume, given
from hypothesis import strategies as st

from negotiator.deal.reading import from_document
from negotiator.deal.writing import to_document
from negotiator.evaluation import Evaluation

TOLERANCE = 1e-6

# Whole yen, up to the sales of a large company.
MONEY = st.integers(0, 10**11)
SALES = st.lists(MONEY, min_size=1, max_size=8)
RATES = st.floats(0, 1, allow_nan=False)
BUNDLES = st.lists(
    st.sampled_from(["know_how", "other_know_how", "design", "trademark", "program"]),
    max_size=3,
    unique=True,
)
COUNTERPARTIES = st.sampled_from(
    ["domestic_peer", "domestic_affiliate", "overseas_peer", "customer", "subcontractor"]
)
CLASSES = st.sampled_from(["overall", "chemistry", "electricity", "paper", "building"])
COMBINATIONS = st.sampled_from(["additive", "quadrature", "largest"])
METHODS = st.sampled_from(["headline", "calibrated"])


@st.composite
def lump_sums(draw: st.DrawFn, years: int) -> Document:
    """A lump sum paid in two halves somewhere in the contract."""
    halves = [{"year": draw(st.integers(0, years)), "share": 0.5} for _ in range(2)]
    return {"kind": "lump_sum", "amount": draw(MONEY), "instalments": halves}


@st.composite
def stepped_terms(draw: st.DrawFn) -> Document:
    starts = sorted(draw(st.sets(st.integers(1, 10**11), max_size=3)))
    return {
        "kind": "stepped",
        "measure": draw(st.sampled_from(["annual_sales", "cumulative_sales"])),
        "mode": draw(st.sampled_from(["marginal", "whole"])),
        "tiers": [{"from": start, "rate": draw(RATES)} for start in [0, *starts]],
    }


def terms_of(years: int) -> st.SearchStrategy[list[Document]]:
    """Any handful of terms for a deal of that many years."""
    running = st.builds(lambda r: {"kind": "running", "rate": r}, RATES)
    minimum = st.builds(
        lambda a, c: {"kind": "minimum", "amount": a, "carry_forward": c}, MONEY, st.booleans()
    )
    maximum = st.builds(lambda a, t: {"kind": "maximum", "annual": a, "total": t}, MONEY, MONEY)
    initial = st.builds(
        lambda a, c: {"kind": "initial_payment", "amount": a, "creditable": c}, MONEY, st.booleans()
    )
    advance = st.builds(
        lambda a, y: {"kind": "advance", "amount": a, "year": y}, MONEY, st.integers(0, years)
    )
    fixed = st.builds(lambda a: {"kind": "fixed", "amount": a}, MONEY)
    kinds = [running, stepped_terms(), minimum, maximum, initial, advance, fixed, lump_sums(years)]
    return st.lists(st.one_of(kinds), min_size=1, max_size=6)


@st.composite
def structures(draw: st.DrawFn) -> tuple[list[int], list[Document]]:
    """Sales by year, and terms that fit them."""
    sales = draw(SALES)
    return sales, draw(terms_of(len(sales)))


@st.composite
def rate_deals(draw: st.DrawFn) -> Document:
    """A patent deal with a handful of factors, without corporate brand or its like."""
    return {
        "ip": {"type": "patent", "class": draw(CLASSES)},
        "circumstances": {
            "settlement": draw(st.booleans()),
            "no_alternative": draw(st.booleans()),
        },
        "bundle": draw(BUNDLES),
        "counterparty": draw(COUNTERPARTIES),
        "adjustment": {"method": draw(METHODS), "combine": draw(COMBINATIONS)},
    }


def point(sections: Document, **more: Any) -> float:
    return evaluated(small_document(**{**sections, **more})).rate.point


# --- the rate ---


@given(sections=rate_deals())
def test_a_raising_factor_never_lowers_the_rate(sections: Document):
    """Exclusivity raises by evidence, and by the median of its single answers."""
    assert point(sections, grant={"exclusivity": "exclusive"}) >= point(sections) - TOLERANCE


@given(sections=rate_deals(), strength=RATES)
def test_the_rate_rises_with_the_strength_of_a_raising_factor(sections: Document, strength: float):
    def at(s: float) -> float:
        override = {"exclusive": {"strength": s, "reason": "例"}}
        adjustment = {**sections["adjustment"], "overrides": override}
        return point(sections, grant={"exclusivity": "exclusive"}, adjustment=adjustment)

    assert at(strength) >= at(strength / 2) - TOLERANCE


@given(sections=rate_deals(), magnitude=RATES)
def test_a_lowering_direction_never_raises_the_rate(sections: Document, magnitude: float):
    override = {"exclusive": {"direction": -1, "magnitude": magnitude, "reason": "例"}}
    adjustment = {**sections["adjustment"], "overrides": override}
    lowered = point(sections, grant={"exclusivity": "exclusive"}, adjustment=adjustment)
    assert lowered <= point(sections) + TOLERANCE


@given(sections=rate_deals())
def test_the_range_holds_the_point_and_no_rate_is_negative(sections: Document):
    rate = evaluated(small_document(**sections)).rate
    assert 0 <= rate.low <= rate.point <= rate.high
    assert rate.other_method_point >= 0


@given(sections=rate_deals())
def test_the_other_method_gives_the_other_point(sections: Document):
    adjustment = sections["adjustment"]
    other = "calibrated" if adjustment["method"] == "headline" else "headline"
    here = evaluated(small_document(**sections)).rate
    there = evaluated(small_document(**{**sections, "adjustment": {**adjustment, "method": other}}))
    assert here.other_method_point == pytest.approx(there.rate.point)


def additive_shift(evaluation: Evaluation) -> float:
    return math.fsum(factor.shift for factor in evaluation.adjustment.factors)


@given(sections=rate_deals())
def test_an_additive_shift_is_the_sum_of_its_factors(sections: Document):
    adjustment = {**sections["adjustment"], "combine": "additive"}
    evaluation = evaluated(small_document(**{**sections, "adjustment": adjustment}))
    assert evaluation.adjustment.shift == pytest.approx(additive_shift(evaluation))


@given(sections=rate_deals())
def test_evaluating_twice_gives_the_same_result(sections: Document):
    document = small_document(**sections)
    assert evaluated(document) == evaluated(document)


# --- the payments ---


@given(case=structures())
def test_a_total_is_the_sum_of_its_years(case: tuple[list[int], list[Document]]):
    sales, terms = case
    value = valued(terms, sales)
    assert value.total == pytest.approx(math.fsum(value.payments), rel=1e-9)


@given(case=structures())
def test_the_lines_add_up_to_the_payments(case: tuple[list[int], list[Document]]):
    sales, terms = case
    value = valued(terms, sales)
    lines = zip(value.earned, value.minimum, value.cap, value.credits, value.other, strict=True)
    size = max(1.0, max(abs(x) for x in (*value.earned, *value.minimum, *value.other)))
    for line, payment in zip(lines, value.payments, strict=True):
        assert math.fsum(line) == pytest.approx(payment, rel=1e-9, abs=1e-9 * size)


@given(case=structures())
def test_no_payment_is_ever_negative(case: tuple[list[int], list[Document]]):
    """Neither credits nor caps pay anything back."""
    sales, terms = case
    value = valued(terms, sales)
    size = max(1.0, *value.payments)
    assert min(value.payments) >= -1e-9 * size


@given(sales=SALES, rate=RATES, factor=st.sampled_from([2, 3, 10]))
def test_scaling_sales_scales_running_royalties(sales: list[int], rate: float, factor: int):
    terms: list[Document] = [{"kind": "running", "rate": rate}]
    once = valued(terms, sales)
    more = valued(terms, [factor * s for s in sales])
    assert more.payments == pytest.approx([factor * p for p in once.payments])
    assert more.npv_licensor == pytest.approx(factor * once.npv_licensor)


@given(
    sales=SALES,
    rate=RATES,
    borders=st.sets(st.integers(1, 10**11), max_size=4),
    measure=st.sampled_from(["annual_sales", "cumulative_sales"]),
    mode=st.sampled_from(["marginal", "whole"]),
    contribution=RATES,
)
def test_a_stepped_royalty_with_equal_tiers_is_a_running_one(
    sales: list[int], rate: float, borders: set[int], measure: str, mode: str, contribution: float
):
    tiers = [{"from": start, "rate": rate} for start in [0, *sorted(borders)]]
    stepped = {"kind": "stepped", "measure": measure, "mode": mode, "tiers": tiers}
    base = {"contribution_rate": contribution}
    assert valued([stepped], sales, base=base).payments == pytest.approx(
        valued([{"kind": "running", "rate": rate}], sales, base=base).payments
    )


@given(sales=SALES, above=st.integers(1, 10**11), low=RATES, high=RATES)
def test_marginal_and_whole_agree_while_the_first_tier_lasts(
    sales: list[int], above: int, low: float, high: float
):
    tiers = [{"from": 0, "rate": low}, {"from": max(sales) + above, "rate": high}]
    paid = [
        valued([{"kind": "stepped", "measure": "annual_sales", "mode": m, "tiers": tiers}], sales)
        for m in ("marginal", "whole")
    ]
    assert paid[0].payments == pytest.approx(paid[1].payments)


@given(case=structures(), amount=MONEY)
def test_a_minimum_never_pays_less_than_without_it(
    case: tuple[list[int], list[Document]], amount: int
):
    sales, terms = case
    plain = [term for term in terms if term["kind"] != "minimum"]
    assume(plain)
    bounded = valued([*plain, {"kind": "minimum", "amount": amount}], sales)
    free = valued(plain, sales)
    assert bounded.total >= free.total - 1e-9 * max(1.0, bounded.total)


@given(sales=SALES, rate=RATES, amount=MONEY)
def test_each_year_pays_its_minimum_carried_forward_or_not(
    sales: list[int], rate: float, amount: int
):
    running = {"kind": "running", "rate": rate}
    carried = {"kind": "minimum", "amount": amount, "carry_forward": True}
    value = valued([running, carried], sales)
    assert min(value.payments[1:]) >= amount * (1 - 1e-12)
    kept = valued([running, {**carried, "carry_forward": False}], sales)
    assert value.total <= kept.total * (1 + 1e-12)


@given(sales=SALES, rate=RATES, annual=MONEY, total=MONEY)
def test_royalties_stay_within_their_caps(sales: list[int], rate: float, annual: int, total: int):
    terms = [
        {"kind": "running", "rate": rate},
        {"kind": "maximum", "annual": annual, "total": total},
    ]
    value = valued(terms, sales)
    assert max(value.payments) <= annual * (1 + 1e-12) + 1e-3
    assert value.total <= total * (1 + 1e-12) + 1e-3


@given(sales=SALES, rate=RATES, amount=MONEY)
def test_a_creditable_payment_costs_no_more_than_royalty_and_payment_together(
    sales: list[int], rate: float, amount: int
):
    running = {"kind": "running", "rate": rate}
    initial = {"kind": "initial_payment", "amount": amount, "creditable": True}
    credited = valued([running, initial], sales).total
    royalty = valued([running], sales).total
    assert credited == pytest.approx(max(royalty, amount), rel=1e-9, abs=1e-3)


# --- the values ---


@given(case=structures(), first=st.floats(-0.5, 5), second=st.floats(-0.5, 5))
def test_the_licensors_value_falls_as_its_discount_rate_rises(
    case: tuple[list[int], list[Document]], first: float, second: float
):
    sales, terms = case
    low, high = sorted((first, second))
    at_low = valued(terms, sales, finance={"licensor_discount_rate": low}).npv_licensor
    at_high = valued(terms, sales, finance={"licensor_discount_rate": high}).npv_licensor
    assert at_high <= at_low * (1 + 1e-9) + TOLERANCE


@given(case=structures(), withholding=RATES, tax=RATES)
def test_tax_takes_the_larger_of_both_and_never_more_than_all(
    case: tuple[list[int], list[Document]], withholding: float, tax: float
):
    sales, terms = case
    finance = {"withholding_rate": withholding, "licensor_tax_rate": tax}
    value = valued(terms, sales, finance=finance)
    kept = 1 - max(withholding, tax)
    assert value.npv_licensor_after_tax == pytest.approx(kept * value.npv_licensor, abs=1e-3)


@given(case=structures(), margin=RATES)
def test_what_the_licensee_loses_the_licensor_gains_at_equal_terms(
    case: tuple[list[int], list[Document]], margin: float
):
    """Without tax and at one discount rate the two values share the profit and no more."""
    sales, terms = case
    finance = {
        "licensor_discount_rate": 0.08,
        "licensee_discount_rate": 0.08,
        "licensor_tax_rate": 0,
        "licensee_tax_rate": 0,
    }
    value = valued(terms, sales, finance=finance, forecast={"operating_margin_rate": margin})
    assert value.npv_licensee is not None
    profit = math.fsum(margin * s / 1.08 ** (t + 1) for t, s in enumerate(sales))
    size = max(1.0, profit, value.npv_licensor)
    shared = value.npv_licensor + value.npv_licensee
    assert shared == pytest.approx(profit, rel=1e-9, abs=1e-9 * size)


@given(rate=RATES, sales=SALES)
def test_the_effective_rate_of_a_running_royalty_is_its_rate(rate: float, sales: list[int]):
    assume(any(sales))
    value = valued([{"kind": "running", "rate": rate}], sales, base={"deduction_rate": 0.2})
    assert value.effective_rate == pytest.approx(rate)


# --- the file ---


@given(case=structures(), sections=rate_deals())
def test_every_deal_comes_back_from_its_document(
    case: tuple[list[int], list[Document]], sections: Document
):
    sales, terms = case
    document = small_document(
        **sections, forecast={"sales": sales}, structures=[{"name": "A", "terms": terms}]
    )
    deal = from_document(document)
    assert from_document(to_document(deal)) == deal
