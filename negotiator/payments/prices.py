"""The price of a term: the one figure that a negotiation turns (design §4.2).

A rate or an amount; where a term holds a list of prices (tiers, steps, events, a minimum by
year) one factor on all of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from negotiator.deal.model import Structure
from negotiator.deal.terms import (
    Advance,
    CapacityFee,
    Fixed,
    InitialPayment,
    LumpSum,
    Maximum,
    Milestone,
    Minimum,
    PerUnit,
    Running,
    Sliding,
    Stepped,
    Tier,
    TimeSteps,
)

HIGHEST_RATE = 1.0


@dataclass(frozen=True)
class Price:
    """Where a structure's price stands, and the structure with another one in its place.

    ``term`` is the term's place in the list, ``field`` what the price is called, ``highest`` the
    most it may be (a rate can't exceed 1).
    """

    term: int
    field: str
    highest: float
    at: Callable[[float], Structure]


def price_of(structure: Structure) -> Price | None:
    """The price of the term that ``solve_for`` names, else of the first term that has one."""
    if structure.solve_for is not None:
        return _term_price(structure, structure.solve_for.term)
    found = (_term_price(structure, place) for place in range(len(structure.terms)))
    return next((price for price in found if price is not None), None)


def has_price(term: Any) -> bool:
    """Whether a term has a price at all; only a maximum has none."""
    return not isinstance(term, Maximum)


def _term_price(structure: Structure, place: int) -> Price | None:
    term = structure.terms[place]
    if not has_price(term):
        return None
    field, highest, repriced = _repricing(term)

    def at(price: float) -> Structure:
        terms = (*structure.terms[:place], repriced(price), *structure.terms[place + 1 :])
        return replace(structure, terms=terms)

    return Price(place, field, highest, at)


def _repricing(term: Any) -> tuple[str, float, Callable[[float], Any]]:
    """What the price is called, its limit, and the term at another price."""
    match term:
        case Running() | Sliding():
            return "rate", HIGHEST_RATE, lambda rate: replace(term, rate=rate)
        case Stepped(tiers=tiers):
            return (
                "tiers",
                _highest_factor([tier.rate for tier in tiers]),
                lambda factor: replace(term, tiers=tuple(_scaled_tier(t, factor) for t in tiers)),
            )
        case TimeSteps(steps=steps):
            return (
                "steps",
                _highest_factor([step.rate for step in steps]),
                lambda factor: replace(
                    term, steps=tuple(replace(s, rate=s.rate * factor) for s in steps)
                ),
            )
        case Milestone(events=events):
            return (
                "events",
                math.inf,
                lambda factor: replace(
                    term, events=tuple(replace(e, amount=e.amount * factor) for e in events)
                ),
            )
        case Minimum(amount=tuple() as amounts):
            return (
                "amounts",
                math.inf,
                lambda factor: replace(term, amount=tuple(a * factor for a in amounts)),
            )
        case Minimum() | PerUnit() | Fixed() | CapacityFee():
            return "amount", math.inf, lambda amount: replace(term, amount=amount)
        case LumpSum() | InitialPayment() | Advance():
            return "amount", math.inf, lambda amount: replace(term, amount=amount)
    raise TypeError(f"no such term: {term!r}")


def _highest_factor(rates: list[float | None]) -> float:
    """How far rates may be scaled before one of them exceeds 1."""
    known = [rate for rate in rates if rate]
    return HIGHEST_RATE / max(known) if known else math.inf


def _scaled_tier(tier: Tier, factor: float) -> Tier:
    rate = None if tier.rate is None else min(tier.rate * factor, HIGHEST_RATE)
    amount = None if tier.amount is None else tier.amount * factor
    return replace(tier, rate=rate, amount=amount)
