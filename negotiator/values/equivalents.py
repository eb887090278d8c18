"""The price at which a structure is worth as much as the reference (design §4.2)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

import numpy as np

from negotiator.deal.model import Deal, Structure
from negotiator.payments.forecast import SalesPath
from negotiator.payments.prices import Price, price_of
from negotiator.values.roots import bracketed_root
from negotiator.values.structure_value import present_values
from negotiator.values.types import Equivalent

Side = Literal["licensor", "licensee"]
SIDES: tuple[Side, Side] = ("licensor", "licensee")
MOST = 1e18  # beyond any sum of money; a search that gets here has no end
AGREES = 1e-9
WHOLE_FROM = 10_000


def equivalents(deal: Deal, path: SalesPath) -> tuple[Equivalent, ...]:
    """For every structure but the reference: its price at equal value, for either side."""
    targets = present_values(deal, deal.reference, path)
    return tuple(
        equivalent
        for structure in deal.structures
        if structure is not deal.reference
        for equivalent in _both_sides(deal, structure, path, targets)
    )


def at_equivalent(deal: Deal, equivalent: Equivalent) -> Deal:
    """The deal with the structure at its equivalent price; ``value`` must not be None.

    Larger sums are rounded to whole units of the currency: nobody writes a tenth of a yen.
    """
    value = equivalent.value
    assert value is not None
    if equivalent.field == "amount" and value >= WHOLE_FROM:
        value = float(round(value))
    structures = []
    for structure in deal.structures:
        price = price_of(structure) if structure.name == equivalent.name else None
        structures.append(structure if price is None else price.at(value))
    return replace(deal, structures=tuple(structures))


def _both_sides(
    deal: Deal,
    structure: Structure,
    path: SalesPath,
    targets: tuple[float, float | None],
) -> Iterator[Equivalent]:
    price = price_of(structure)
    for place, (side, target) in enumerate(zip(SIDES, targets, strict=True)):
        if price is None:
            yield Equivalent(structure.name, None, None, None, side, "no_price")
            continue
        value, why = None, "margin_unknown"
        if target is not None:
            value, why = _solve(_gap(deal, price, path, place, target), price.highest)
        yield Equivalent(structure.name, price.term, price.field, value, side, why)


def _gap(
    deal: Deal, price: Price, path: SalesPath, place: int, target: float
) -> Callable[[float], float]:
    """How much more the structure is worth than the reference, to one side, at a price.

    Signed so that it rises with the price: what the licensor wins, the licensee loses.
    """
    sign = 1.0 if place == 0 else -1.0
    scale = max(1.0, abs(target))

    def gap(value: float) -> float:
        with np.errstate(all="ignore"):
            worth = present_values(deal, price.at(value), path)[place]
        return sign * ((worth or 0.0) - target) / scale

    return gap


def _solve(gap: Callable[[float], float], highest: float) -> tuple[float | None, str]:
    """The price, or None with the reason why there is none."""
    at_nothing = gap(0.0)
    if abs(at_nothing) <= AGREES:
        return 0.0, ""
    if at_nothing > 0:
        return None, "too_much_at_zero"
    high = _enclosing(gap, highest)
    if high is None:
        return None, "never_enough"
    value = bracketed_root(gap, 0.0, high)
    return (value, "") if abs(gap(value)) <= 1e3 * AGREES else (None, "never_enough")


def _enclosing(gap: Callable[[float], float], highest: float) -> float | None:
    """A price at which the structure is worth as much or more; None if there is none."""
    if math.isfinite(highest):
        return highest if gap(highest) >= 0 else None
    high = 1.0
    while high <= MOST:
        reached = gap(high)
        if not math.isfinite(reached):
            return None
        if reached >= 0:
            return high
        high *= 8
    return None
