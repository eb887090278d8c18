"""Scales and ticks: where a value stands, and which round values are written beside an axis."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from math import ceil, floor, isfinite, log10

_ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """A straight map from values ``low`` … ``high`` to places ``start`` … ``end`` (points)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def round_step(span: float, most: int) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that cuts ``span`` in ≤ ``most`` parts.

    Raises ValueError for a span that is not positive and finite, or no parts.
    """
    if not (isfinite(span) and span > 0 and most > 0):
        raise ValueError(f"no step for a span of {span} in {most} parts")
    power = 10.0 ** floor(log10(span / most))
    steps = (power * factor for factor in _ROUND_STEPS)
    return next((step for step in steps if span / step <= most * (1 + 1e-9)), power * 10)


def round_ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round values, evenly spaced, the first at or under ``low`` and the last at or over ``high``.

    ``most`` is about how many intervals there may be. ``low`` must be under ``high``.
    """
    step = round_step(high - low, most)
    first = floor(low / step + 1e-9)
    last = ceil(high / step - 1e-9)
    return tuple(step * number for number in range(first, last + 1))


def decimals_for(step: float) -> int:
    """How many decimals it takes to write multiples of a round step, at most 6."""
    return next(n for n in count() if n == 6 or abs(step - round(step, n)) < step * 1e-6)


def whole_ticks(last: int, most: int) -> tuple[int, ...]:
    """Whole numbers 0, s, 2s … up to ``last`` with a round s, at most ``most`` intervals."""
    if last <= 0:
        return (0,)
    step = max(1, round(round_step(last, max(most, 1))))
    return tuple(range(0, last + 1, step))
