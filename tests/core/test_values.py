"""What payments are worth to both sides, against independent figures (design §4.1)."""

import numpy_financial
import pytest
from core.support import MILLION, Document, evaluated, examples, full_document, valued
from core.test_payments import value_of

EXAMPLES = examples("payments.toml")
FIGURES = ("npv_licensor", "npv_licensor_after_tax", "npv_licensee", "effective_rate")
RUNNING: list[Document] = [{"kind": "running", "rate": 0.05}]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_values_are_those_of_the_independent_calculation(example: Document):
    value = value_of(example)
    assert value.total == pytest.approx(example["total"], rel=1e-12, abs=1e-3)
    for figure in FIGURES:
        expected = example.get(figure)
        if expected is None:
            assert getattr(value, figure) is None, figure
        else:
            assert getattr(value, figure) == pytest.approx(expected, rel=1e-9, abs=1e-3), figure


def licensee_value(flows: list[float]) -> float:
    """The NPV at 10 % of cash flows in millions, by another's hand."""
    return float(numpy_financial.npv(0.10, [flow * MILLION for flow in flows]))


AMORTISED = [
    (1, [-21, 14, 14, 14]),
    (3, [-30, 17, 17, 17]),
    (5, [-30, 15.8, 15.8, 15.8]),
]


@pytest.mark.parametrize(("years", "flows"), AMORTISED)
def test_a_lump_sum_is_deducted_over_the_years_of_amortisation(years: int, flows: list[float]):
    """30 at signing, 20 a year before it, tax 30 %: flows in millions, computed by hand."""
    terms = [{"kind": "lump_sum", "amount": 30 * MILLION}]
    value = valued(
        terms,
        [100 * MILLION] * 3,
        forecast={"operating_margin_rate": 0.2},
        finance={"amortise_years": years},
    )
    assert value.npv_licensee == pytest.approx(licensee_value(flows), rel=1e-9)


def test_lump_sum_initial_payment_and_advance_are_deducted_together():
    terms: list[Document] = [
        {
            "kind": "lump_sum",
            "amount": 12 * MILLION,
            "instalments": [{"year": 0, "share": 0.5}, {"year": 2, "share": 0.5}],
        },
        {"kind": "initial_payment", "amount": 3 * MILLION, "creditable": True},
        {"kind": "advance", "amount": 3 * MILLION, "year": 1},
        *RUNNING,
    ]
    value = valued(
        terms,
        [100 * MILLION] * 3,
        forecast={"operating_margin_rate": 0.2},
        finance={"amortise_years": 2},
    )
    assert value.npv_licensee == pytest.approx(licensee_value([-9, 13.7, 7.9, 10.5]), rel=1e-9)


def test_the_burden_is_all_payments_over_all_operating_profit():
    value = valued(RUNNING, [100 * MILLION] * 2, forecast={"operating_margin_rate": 0.2})
    assert value.burden == pytest.approx(10 / 40)


def test_the_burden_is_not_known_without_a_margin():
    assert valued(RUNNING, [100 * MILLION]).burden is None


def test_payback_is_the_first_year_whose_flows_have_added_up():
    """Investment 25, then (20 − 5)·0.7 = 10.5 a year: −25, −14.5, −4, +6.5 in year 3."""
    forecast = {"operating_margin_rate": 0.2, "licensee_investment": 25 * MILLION}
    value = valued(RUNNING, [100 * MILLION] * 4, forecast=forecast)
    assert value.payback_year == 3


def test_an_investment_that_never_comes_back_has_no_payback_year():
    forecast = {"operating_margin_rate": 0.2, "licensee_investment": 900 * MILLION}
    assert valued(RUNNING, [100 * MILLION] * 4, forecast=forecast).payback_year is None


FIVE_STRUCTURES = [
    # million yen with one decimal; rates in percent with one decimal
    ("ランニング", 226.2, 119.4, 78.8, 45.4, 8.1),
    ("一括払い", 60.0, 56.8, 37.5, 97.4, 3.9),
    ("逓減", 156.4, 83.0, 54.8, 73.6, 5.6),
    ("最低額付き", 125.7, 66.9, 44.2, 86.0, 4.5),
    ("頭金付き", 139.7, 75.2, 49.6, 79.8, 5.1),
]


@pytest.mark.parametrize(("name", "total", "npv", "after", "licensee", "rate"), FIVE_STRUCTURES)
def test_five_structures_of_one_deal_compare_as_computed_apart(
    name: str, total: float, npv: float, after: float, licensee: float, rate: float
):
    value = evaluated(full_document(), edition="jpo-2009").structure(name)
    assert value.npv_licensee is not None
    assert value.effective_rate is not None
    assert value.total / MILLION == pytest.approx(total, abs=0.051)
    assert value.npv_licensor / MILLION == pytest.approx(npv, abs=0.051)
    assert value.npv_licensor_after_tax / MILLION == pytest.approx(after, abs=0.051)
    assert value.npv_licensee / MILLION == pytest.approx(licensee, abs=0.051)
    assert value.effective_rate * 100 == pytest.approx(rate, abs=0.051)
