"""Courses of sales to start a forecast from, and what a volatility means for a year's sales.

Both only help someone to fill the forecast in; nothing is computed from them afterwards.
"""

from __future__ import annotations

import math

P90 = 1.2815515655446004
SIGNIFICANT = 3


def growth_course(
    first: float, peak: float, peak_year: int, decline_rate: float, years: int
) -> tuple[float, ...]:
    """Sales of years 1 … ``years``: even growth from ``first`` to ``peak``, then a yearly decline.

    ``peak_year`` counts from 1; ``decline_rate`` is the fraction lost each year after the peak.
    Figures are rounded to three digits: a forecast claims no more.
    """
    steps = peak_year - 1
    rising = [first + (peak - first) * year / steps for year in range(steps)]
    falling = [peak * (1 - decline_rate) ** year for year in range(1, years - peak_year + 1)]
    return tuple(rounded(value) for value in [*rising, peak, *falling])


def rounded(value: float, digits: int = SIGNIFICANT) -> float:
    """A figure to a few significant digits."""
    return float(f"{value:.{digits}g}")


def likely_range(expected: float, volatility: float, year: int) -> tuple[float, float]:
    """Between which sums the sales of ``year`` lie in eight cases of ten (design §4.3).

    The path is S·exp(σW − σ²t/2): the tenth and the ninetieth percentile.
    """
    spread = P90 * volatility * math.sqrt(year)
    drift = -(volatility**2) * year / 2
    return expected * math.exp(drift - spread), expected * math.exp(drift + spread)
