"""Payments by year, to the yen, against examples computed by hand (design §4)."""

import pytest
from core.support import Document, examples, valued

from negotiator.evaluation import StructureValue

EXAMPLES = examples("payments.toml")
KINDS = {
    "running",
    "per_unit",
    "stepped",
    "time_steps",
    "sliding",
    "minimum",
    "maximum",
    "fixed",
    "capacity_fee",
    "lump_sum",
    "initial_payment",
    "advance",
    "milestone",
}


def value_of(example: Document) -> StructureValue:
    """What the program makes of an example."""
    forecast = {
        key: example[key]
        for key in ("units", "operating_margin_rate", "licensee_investment")
        if key in example
    }
    sections: Document = {key: example[key] for key in ("base", "finance") if key in example}
    if "adjusted_rate" in example:
        rate = example["adjusted_rate"]
        sections["benchmark"] = {"override_rate": rate, "override_reason": "例"}
    return valued(example["terms"], example["sales"], forecast=forecast, **sections)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_payments_are_those_of_the_hand_calculation(example: Document):
    value = value_of(example)
    assert value.payments == pytest.approx(example["payments"], rel=1e-12, abs=1e-3)
    assert len(value.payments) == len(example["sales"]) + 1


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_the_lines_of_a_payment_add_up_to_it(example: Document):
    value = value_of(example)
    lines = zip(value.earned, value.minimum, value.cap, value.credits, value.other, strict=True)
    assert [sum(line) for line in lines] == pytest.approx(value.payments, rel=1e-12, abs=1e-3)
    assert max(value.cap) <= 0
    assert max(value.credits) <= 0


def test_every_kind_of_term_has_worked_examples():
    for kind in KINDS:
        using = [e for e in EXAMPLES if any(term["kind"] == kind for term in e["terms"])]
        assert len(using) >= 2, kind


def test_the_first_three_years_hold_signing_and_years_one_to_three():
    terms = [{"kind": "initial_payment", "amount": 7}, {"kind": "running", "rate": 0.1}]
    value = valued(terms, [100, 200, 300, 400])
    assert value.first_three_years == pytest.approx(7 + 10 + 20 + 30)
