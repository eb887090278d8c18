"""Sums that are not earned by sales: at signing, by year, by event (design §4).

Each function gives the years 0 … T of one term; lengths are T + 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from negotiator.deal.terms import (
    Advance,
    CapacityFee,
    Fixed,
    InitialPayment,
    LumpSum,
    Milestone,
)
from negotiator.payments.forecast import SalesPath, Years


def fixed(term: Fixed, path: SalesPath) -> Years:
    """The amount in every year from ``from_year`` to ``to_year`` (the last if not named)."""
    paid = _nothing(path)
    last = path.years if term.to_year is None else term.to_year
    paid[..., term.from_year : last + 1] = term.amount
    return paid


def capacity_fee(term: CapacityFee, path: SalesPath) -> Years:
    """A lot at signing, and another whenever the units so far exceed what is paid for."""
    sold = np.cumsum(path.units, axis=-1)
    lots = np.maximum(np.ceil(sold / term.capacity), 1.0)
    paid = _nothing(path)
    paid[..., 0] = term.amount
    paid[..., 1:] = term.amount * np.diff(lots, axis=-1, prepend=1.0)
    return paid


def lump_sum(term: LumpSum, path: SalesPath) -> Years:
    """The instalments in their years."""
    paid = _nothing(path)
    for instalment in term.instalments:
        paid[..., instalment.year] += term.amount * instalment.share
    return paid


def initial_payment(term: InitialPayment, path: SalesPath) -> Years:
    """The sum at signing."""
    paid = _nothing(path)
    paid[..., 0] = term.amount
    return paid


def advance(term: Advance, path: SalesPath) -> Years:
    """The prepaid sum in its year."""
    paid = _nothing(path)
    paid[..., term.year] = term.amount
    return paid


def milestone(term: Milestone, path: SalesPath) -> Years:
    """The events' sums in their years: those that came on this path, or their expected value."""
    paid = _nothing(path)
    came = None if path.happened is None else path.happened[id(term)]
    for k, event in enumerate(term.events):
        chance = event.probability if came is None else came[..., k]
        paid[..., event.year] += event.amount * chance
    return paid


def _nothing(path: SalesPath) -> Years:
    return np.zeros((*path.sales.shape[:-1], path.years + 1))


SUMS: dict[type[Any], Callable[[Any, SalesPath], Years]] = {
    Fixed: fixed,
    CapacityFee: capacity_fee,
    LumpSum: lump_sum,
    InitialPayment: initial_payment,
    Advance: advance,
    Milestone: milestone,
}
CAPITALISED = (LumpSum, InitialPayment, Advance)
