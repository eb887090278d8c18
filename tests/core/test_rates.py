"""Benchmark, adjustment and range against examples computed by hand (design §3)."""

import math
from typing import Any

import pytest
from core.support import (
    MILLION,
    Document,
    changed,
    evaluated,
    examples,
    full_document,
    small_document,
)

from negotiator.evaluation import Evaluation

EXAMPLES = examples("rates.toml")
BENCHMARK = ("mean", "sd", "min", "max", "q1", "median", "q3")


def result_of(example: Document) -> Evaluation:
    return evaluated(small_document(**example["deal"]), example["edition"])


def percent(value: float | None) -> float | None:
    return None if value is None else value * 100


def same(value: float | None, expected: float | None) -> bool:
    """Whether two figures are the same but for the last binary digits."""
    if value is None or expected is None:
        return value is expected
    return math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_the_benchmark_is_that_of_the_hand_calculation(example: Document):
    benchmark, expected = result_of(example).benchmark, example["expected"]
    assert benchmark.class_used == expected["class_used"]
    assert benchmark.n == expected["n"]
    assert same(percent(benchmark.base_rate), expected["base"])
    for figure in BENCHMARK:
        found = percent(getattr(benchmark, figure))
        assert same(found, expected.get(figure)), (figure, found)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_the_rate_is_that_of_the_hand_calculation(example: Document):
    evaluation, expected = result_of(example), example["expected"]
    rate = evaluation.rate
    found = {
        "shift": percent(evaluation.adjustment.shift),
        "point": percent(rate.point),
        "low": percent(rate.low),
        "high": percent(rate.high),
        "other": percent(rate.other_method_point),
    }
    for figure, value in found.items():
        assert same(value, expected[figure]), (figure, value, expected[figure])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_each_factor_has_the_figures_of_the_hand_calculation(example: Document):
    factors = {factor.key: factor for factor in result_of(example).adjustment.factors}
    expected = example.get("factors", {})
    assert set(factors) == set(expected)
    for key, figures in expected.items():
        factor = factors[key]
        for name, value in figures.items():
            _check_figure(key, name, factor, value)


def _check_figure(key: str, name: str, factor: Any, value: Any) -> None:
    if name == "evidence":
        found = {count: getattr(factor.evidence, count) for count in value}
        assert found == value, key
    elif name in ("magnitude", "shift"):
        assert same(getattr(factor, name) * 100, value), (key, name, getattr(factor, name))
    else:
        assert getattr(factor, name) == value, (key, name)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_warnings_come_where_they_belong(example: Document):
    codes = {caution.code for caution in result_of(example).warnings}
    assert set(example["codes"]) <= codes
    assert not set(example.get("no_codes", ())) & codes


def test_the_combinations_are_shown_side_by_side():
    """2.0 + 3.0 − 0.8, √13 − 0.8 and 3.0 − 0.8 on a base of 5 %."""
    document = small_document(
        ip={"type": "patent", "class": "chemistry"},
        grant={"exclusivity": "exclusive"},
        circumstances={"settlement": True},
        counterparty="domestic_affiliate",
    )
    found = evaluated(document).rate.by_combination
    expected = {"additive": 0.092, "quadrature": 0.042 + math.sqrt(13) / 100, "largest": 0.072}
    assert dict(found) == pytest.approx(expected)


def margin_codes(margin: float) -> set[str]:
    """The codes of warnings for a rate of 8.1 % under an operating margin."""
    document = changed(full_document(), "forecast.operating_margin_rate", margin)
    return {caution.code for caution in evaluated(document, "jpo-2009").warnings}


def test_a_rate_far_above_the_margin_is_called_above_the_affordable_share():
    assert "above_affordable_share" in margin_codes(0.06)


def test_a_rate_far_below_the_margin_is_not():
    assert "above_affordable_share" not in margin_codes(0.9)


def test_a_rate_that_is_overridden_carries_its_reason():
    override = {"override_rate": 0.05, "override_reason": "過去の契約と同じ"}
    benchmark = evaluated(small_document(benchmark=override)).benchmark
    assert benchmark.statistic == "override"
    assert benchmark.override_reason == "過去の契約と同じ"


def test_a_factor_remembers_what_the_user_changed_and_why():
    override = {"direction": -1, "strength": 0.5, "reason": "相手の事情"}
    document = small_document(
        ip={"type": "patent", "class": "chemistry"},
        grant={"exclusivity": "exclusive"},
        adjustment={"overrides": {"exclusive": override}},
    )
    (factor,) = evaluated(document).adjustment.factors
    assert factor.overridden == frozenset({"direction", "strength"})
    assert factor.reason == "相手の事情"
    assert factor.survey_direction == 1
    assert factor.survey_magnitude == pytest.approx(0.02)


def test_the_adjusted_rate_feeds_the_running_royalty():
    """5 % + 2 % of 100 million."""
    document = small_document(
        ip={"type": "patent", "class": "chemistry"}, grant={"exclusivity": "exclusive"}
    )
    (structure,) = evaluated(document).structures
    assert structure.payments == pytest.approx((0, 7 * MILLION))
