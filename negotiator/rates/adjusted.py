"""The adjusted rate: point, range, and what other readings would give (design §3.2)."""

from __future__ import annotations

import math

from negotiator.deal.vocabulary import COMBINATIONS
from negotiator.rates.adjustment import combined
from negotiator.rates.benchmark import share_below
from negotiator.rates.types import AdjustedRate, Adjustment, Benchmark

SD_TO_HALF_QUARTILES = 0.6745  # half the distance between the quartiles of a normal spread


def adjusted_rate(benchmark: Benchmark, adjustment: Adjustment) -> AdjustedRate:
    """The point rate with its range; never below 0."""
    base = benchmark.base_rate
    shifts = [factor.shift for factor in adjustment.factors]
    point = max(0.0, base + adjustment.shift)
    half_width = _half_width(benchmark, adjustment)
    histogram = benchmark.histogram
    return AdjustedRate(
        point=point,
        low=max(0.0, point - half_width),
        high=point + half_width,
        other_method_point=max(0.0, base + _other_method_shift(adjustment)),
        by_combination={way: max(0.0, base + combined(shifts, way)) for way in COMBINATIONS},
        share_below=share_below(histogram, point) if histogram else None,
    )


def _half_width(benchmark: Benchmark, adjustment: Adjustment) -> float:
    """√(spread² + Σ(s·m/2)²): half the quartile distance, and half of each factor's width."""
    if benchmark.q1 is not None and benchmark.q3 is not None:
        spread = (benchmark.q3 - benchmark.q1) / 2
    else:
        spread = SD_TO_HALF_QUARTILES * (benchmark.sd or 0.0)
    widths = [f.strength * f.magnitude / 2 for f in adjustment.factors if f.printed]
    return math.hypot(spread, *widths)


def _other_method_shift(adjustment: Adjustment) -> float:
    if adjustment.method == "headline":
        shifts = [factor.calibrated_shift for factor in adjustment.factors]
    else:
        shifts = [factor.headline_shift for factor in adjustment.factors]
    return combined(shifts, adjustment.combine)
