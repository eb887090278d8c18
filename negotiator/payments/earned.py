"""Royalties earned by sales or units: one small function a term kind.

Each gives the earned royalty of the contract years 1 … T.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from negotiator.deal.terms import PerUnit, Running, Sliding, Stepped, Tier, TimeSteps
from negotiator.deal.vocabulary import ADJUSTED
from negotiator.payments.forecast import SalesPath, Years


def running(term: Running, path: SalesPath) -> Years:
    """rate · B_t."""
    rate = path.point_rate if term.rate == ADJUSTED else float(term.rate)
    return rate * path.royalty_base


def per_unit(term: PerUnit, path: SalesPath) -> Years:
    """amount · U_t."""
    return term.amount * path.units


def time_steps(term: TimeSteps, path: SalesPath) -> Years:
    """The rate of the latest step begun, 0 before the first."""
    rates = np.zeros(path.years)
    for step in term.steps:
        rates[max(step.from_year, 1) - 1 :] = step.rate
    return rates * path.royalty_base


def sliding(term: Sliding, path: SalesPath) -> Years:
    """rate · index_t^elasticity within floor and cap, on B_t."""
    slid = term.rate * np.array(term.index) ** term.elasticity
    return np.clip(slid, term.floor_rate, term.cap_rate) * path.royalty_base


def stepped(term: Stepped, path: SalesPath) -> Years:
    """Each slice at its own price (marginal), or the year at the price it ends in (whole)."""
    yearly = path.units if term.by_units else path.net_sales
    cumulative = term.measure.startswith("cumulative")
    ends = np.cumsum(yearly, axis=-1) if cumulative else yearly
    if term.mode == "whole":
        return _whole(term, path, yearly, ends)
    return _marginal(term, path, yearly, ends)


def _marginal(term: Stepped, path: SalesPath, yearly: Years, ends: Years) -> Years:
    begins = ends - yearly
    tops = [tier.start for tier in term.tiers[1:]] + [np.inf]
    earned = np.zeros_like(yearly)
    for tier, top in zip(term.tiers, tops, strict=True):
        slice_ = np.clip(ends, tier.start, top) - np.clip(begins, tier.start, top)
        earned = earned + _priced(tier, slice_, yearly, path)
    return earned


def _whole(term: Stepped, path: SalesPath, yearly: Years, ends: Years) -> Years:
    earned = np.zeros_like(yearly)
    for tier in term.tiers:  # a later tier that has begun replaces the earlier price
        price = (tier.rate or 0.0) * path.royalty_base
        if tier.amount is not None:
            price = tier.amount * yearly
        earned = np.where(ends >= tier.start, price, earned)
    return earned


def _priced(tier: Tier, slice_: Years, yearly: Years, path: SalesPath) -> Years:
    """A slice of the year's measure at a tier's price.

    A rate prices the slice's share of B_t; an amount each unit of it.
    """
    if tier.amount is not None:
        return tier.amount * slice_
    share = np.divide(slice_, yearly, out=np.zeros_like(yearly), where=yearly > 0)
    return (tier.rate or 0.0) * share * path.royalty_base


EARNED: dict[type[Any], Callable[[Any, SalesPath], Years]] = {
    Running: running,
    PerUnit: per_unit,
    TimeSteps: time_steps,
    Sliding: sliding,
    Stepped: stepped,
}
