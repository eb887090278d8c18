"""Which way a factor moves rates, counted from the appendix's band rows (design §3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from negotiator.rates.types import Evidence
from negotiator.survey.types import BandRow

ENOUGH_TOLD = 10
SAME = 1e-9  # rates are printed to a tenth of a point; this only forgives binary fractions


def evidence(rows: Sequence[BandRow]) -> Evidence:
    """The answers of the rows by the way they went."""
    counts = {"up": 0, "down": 0, "none": 0, "unclear": 0}
    for row in rows:
        counts[_way(row)] += row.n
    return Evidence(**counts)


def _way(row: BandRow) -> str:
    """up, down or none where the whole range lies on one side of the midpoint, else unclear."""
    if row.low is None or row.high is None:
        return "unclear"
    low, high = row.low - row.midpoint, row.high - row.midpoint
    if abs(low) < SAME and abs(high) < SAME:
        return "none"
    if low > -SAME and high > SAME:
        return "up"
    if high < SAME and low < -SAME:
        return "down"
    return "unclear"


def direction(found: Evidence) -> int:
    """+1 or −1 where two thirds of ten answers and more agree, else 0: the user must choose."""
    share = found.share_up
    if share is None or found.up + found.down < ENOUGH_TOLD:
        return 0
    # compared as whole numbers: 2/3 of 12 answers must not fail by a binary fraction
    if 3 * found.up >= 2 * (found.up + found.down):
        return 1
    if 3 * found.up <= found.up + found.down:
        return -1
    return 0


def median_mid_shift(rows: Sequence[BandRow]) -> float:
    """The median of (min + max)/2 − m over the rows of a single answer; 0 without any.

    The method ``calibrated`` rests on it: the sign is in the figure.
    """
    shifts = [
        (row.low + row.high) / 2 - row.midpoint
        for row in rows
        if row.n == 1 and row.low is not None and row.high is not None
    ]
    return median(shifts) if shifts else 0.0
