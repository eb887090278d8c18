"""Ticks are round, hold the data, and are not too many."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from negotiator.charts.axes import Scale, decimals_for, round_step, round_ticks, whole_ticks

SPANS = st.floats(1e-6, 1e13)


@given(SPANS, st.integers(1, 12))
def test_a_step_is_one_two_or_five_times_a_power_of_ten(span, most):
    step = round_step(span, most)
    mantissa = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    assert any(mantissa == pytest.approx(one) for one in (1, 2, 5, 10))
    assert span / step <= most * 1.001


@pytest.mark.parametrize("span", [0.0, -1.0, math.inf, math.nan])
def test_nothing_is_no_span(span):
    with pytest.raises(ValueError, match="span"):
        round_step(span, 5)


@given(st.floats(-1e12, 1e12), SPANS, st.integers(2, 12))
def test_ticks_hold_the_data(low, span, most):
    assume(span > abs(low) * 1e-3)
    ticks = round_ticks(low, low + span, most)
    slack = span * 1e-6
    assert ticks[0] <= low + slack
    assert ticks[-1] >= low + span - slack
    assert len(ticks) <= most + 3


def test_ticks_of_a_rate_axis():
    assert round_ticks(0.0, 9.5, 5) == (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)


@pytest.mark.parametrize(("step", "decimals"), [(10.0, 0), (2.0, 0), (0.5, 1), (0.02, 2)])
def test_a_step_needs_just_as_many_decimals(step, decimals):
    assert decimals_for(step) == decimals


def test_sixty_years_are_thinned():
    assert whole_ticks(60, 7) == (0, 10, 20, 30, 40, 50, 60)
    assert whole_ticks(1, 7) == (0, 1)


def test_a_scale_puts_its_ends_where_they_belong():
    scale = Scale(0.0, 10.0, 200.0, 100.0)
    assert (scale(0.0), scale(10.0), scale(2.5)) == (200.0, 100.0, 175.0)
