"""Discount factors (design §4.1)."""

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
