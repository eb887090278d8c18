"""What the appendix tables must obey, whatever their figures: counts, means, deviations, extremes.

The report prints each figure more than once, in other words: counts add up, band means weigh up to
the mean of the whole table, one answer's width is its maximum minus its minimum. Each rule yields
what is wrong, and nothing where all is well or where a lost figure leaves nothing to say.
All figures are percent or percentage points, as printed.
"""

import functools
import itertools
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

BANDS = [f"{lower}-{lower + 1}" for lower in range(19)]
ROWS = ["all", *BANDS, "other"]
# Half a unit of the last printed digit, and a little for binary fractions.
TENTH, HUNDREDTH, SLACK = 0.05, 0.005, 1e-6
# How far the widths of so many answers may reach before trying them all takes too long.
REACH = {2: 100.0, 3: 30.0, 4: 6.0}


class Row(NamedTuple):
    """One printed row: answers, mean width, its standard deviation, lowest and highest rate."""

    n: int
    mean: float | None
    sd: float | None
    low: float | None
    high: float | None


class Full(NamedTuple):
    """A row with answers and nothing lost; with one answer the standard deviation is 0."""

    n: int
    mean: float
    sd: float
    low: float
    high: float


Table = dict[str, Row]


def answered(table: Table) -> dict[str, Row]:
    """The rows whose answers make up the row `all`."""
    return {band: row for band, row in table.items() if band != "all" and row.n}


def complete(row: Row) -> Full | None:
    if row.mean is None or row.low is None or row.high is None or (row.sd is None and row.n > 1):
        return None
    return Full(row.n, row.mean, row.sd or 0.0, row.low, row.high)


def faults(table: Table, limits: Mapping[str, int]) -> Iterator[str]:
    """What is wrong with a factor's table; `limits` are the answers the class has in each band."""
    yield from count_faults(table, limits)
    for band, row in table.items():
        yield from (f"{band}: {fault}" for fault in row_faults(band, row))
    yield from extreme_faults(table)
    yield from mean_faults(table)
    yield from sd_faults(table)


def count_faults(table: Table, limits: Mapping[str, int]) -> Iterator[str]:
    if sum(row.n for row in answered(table).values()) != table["all"].n:
        yield "counts do not add up"
    for band, row in table.items():
        if row.n > limits[band]:
            yield f"{band}: more answers than the class has"


def row_faults(band: str, row: Row) -> Iterator[str]:
    """What one row can tell: no answers, no statistics; one answer, its own width and no sd."""
    if row.n == 0 and row != Row(0, None, None, None, None):
        yield "statistics of no answers"
    if row.n == 1 and row.sd is not None:
        yield "a standard deviation of one answer"
    whole = complete(row) if row.n else None
    if whole:
        yield from spread_faults(whole)
        yield from width_faults(band, whole)


def spread_faults(row: Full) -> Iterator[str]:
    reach = row.high - row.low
    if row.mean < 0 or row.mean > reach + TENTH + SLACK:
        yield "the mean width is outside 0 to maximum minus minimum"
    if row.n == 1:
        if abs(row.mean - reach) > TENTH + SLACK:
            yield "one answer's width is not maximum minus minimum"
    elif row.sd > HUNDREDTH + largest_sd(row.n, row.mean, reach):
        yield "the standard deviation is too large for widths within the range"


def largest_sd(n: int, mean: float, reach: float) -> float:
    """Bhatia and Davis: the variance of values in 0…reach is at most mean·(reach − mean)."""
    near = min(max(reach / 2, mean - TENTH), mean + TENTH)
    return math.sqrt(max(near * (reach - near), 0.0) * n / (n - 1))


def width_faults(band: str, row: Full) -> Iterator[str]:
    """Rates were answered in tenths (one answer outside the bands in twentieths)."""
    reach = row.high - row.low
    if band != "all" and 0 <= reach <= REACH.get(row.n, -1.0):
        steps = 20 if band == "other" else 10
        fitting = possible_sds(row.n, row.mean, round(reach * steps), steps)
        if not any(abs(sd - row.sd) <= HUNDREDTH + SLACK for sd in fitting):
            yield "no widths in tenths have this mean and standard deviation"


@functools.cache
def possible_sds(n: int, mean: float, most: int, steps: int) -> frozenset[float]:
    """Standard deviations of n widths of 0…most steps (`steps` to one) whose mean prints so."""
    lowest = math.ceil((mean - TENTH) * n * steps - SLACK)
    highest = math.floor((mean + TENTH) * n * steps + SLACK)
    found = set()
    for head in itertools.combinations_with_replacement(range(most + 1), n - 1):
        done, squares = sum(head), sum(width * width for width in head)
        for last in range(max(head[-1], lowest - done), min(most, highest - done) + 1):
            found.add(n * (squares + last * last) - (done + last) ** 2)
    return frozenset(math.sqrt(spread / (n * (n - 1))) / steps for spread in found)


def extreme_faults(table: Table) -> Iterator[str]:
    rows = list(answered(table).values())
    lows = [row.low for row in rows if row.low is not None]
    highs = [row.high for row in rows if row.high is not None]
    if len(lows) == len(rows) and rows and min(lows) != table["all"].low:
        yield "the lowest rate is no band's"
    if len(highs) == len(rows) and rows and max(highs) != table["all"].high:
        yield "the highest rate is no band's"


def mean_faults(table: Table) -> Iterator[str]:
    rows = list(answered(table).values())
    means = [row.n * row.mean for row in rows if row.mean is not None]
    whole = table["all"]
    if whole.mean is None or not whole.n or len(means) < len(rows):
        return
    if abs(sum(means) / whole.n - whole.mean) > 2 * TENTH + SLACK:
        yield "band means do not weigh up to the mean of the whole"


def sd_faults(table: Table) -> Iterator[str]:
    rows = list(answered(table).values())
    full = [row for row in map(complete, rows) if row]
    whole = table["all"]
    if whole.sd is None or whole.mean is None or whole.n < 2 or len(full) < len(rows):
        return
    low, high = pooled_sd(full, whole.n, whole.mean)
    if not low - HUNDREDTH - SLACK <= whole.sd <= high + HUNDREDTH + SLACK:
        yield "bands do not pool to the standard deviation of the whole"


def pooled_sd(rows: list[Full], n: int, mean: float) -> tuple[float, float]:
    """Between what the standard deviation of the whole may lie, given how bands are rounded."""
    total = sum(row.n * row.mean for row in rows)
    centre = max(total / n, mean) - TENTH, min(total / n, mean) + TENTH
    low = high = 0.0
    for row in rows:
        slack = HUNDREDTH if row.n > 1 else 0.0
        bottom, top = max(row.mean - TENTH, 0.0), row.mean + TENTH
        nearest = max(0.0, bottom - centre[1], centre[0] - top)
        farthest = max(abs(top - centre[0]), abs(centre[1] - bottom))
        low += (row.n - 1) * max(row.sd - slack, 0.0) ** 2 + row.n * nearest**2
        high += (row.n - 1) * (row.sd + slack) ** 2 + row.n * farthest**2
    return math.sqrt(low / (n - 1)), math.sqrt(high / (n - 1))
