"""Discount factors and present values (design §4.1)."""

from __future__ import annotations

import numpy as np

from negotiator.payments.forecast import Years


def discount_factors(rate: float, years: int, convention: str) -> Years:
    """Factors of the years 0 … T: (1 + r)^−t, or (1 + r)^−(t − ½) mid-year; 1 at signing."""
    times = np.arange(years + 1, dtype=np.float64)
    if convention == "mid":
        times[1:] -= 0.5
    factors: Years = (1 + rate) ** -times
    return factors


def discounted(flows: Years, factors: Years) -> Years:
    """Σ DF_t · flow_t over the years, for every draw.

    Added up year by year: a matrix product may take another order on another machine, and the
    same seed must give the same figures everywhere.
    """
    total: Years = flows[..., 0] * factors[0]
    for t in range(1, flows.shape[-1]):
        total = total + flows[..., t] * factors[t]
    return total
