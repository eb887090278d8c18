"""Simulated sales: one Brownian path a draw, and a chance that nothing sells (design §4.3).

The random streams are apart from one another, and each is used draw by draw, so that neither
the size of a block nor another structure changes what a draw holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.random import Generator, SeedSequence, default_rng

from negotiator.deal.model import Deal
from negotiator.deal.terms import Milestone
from negotiator.payments.forecast import SalesPath, Years, expected_path

BLOCK = 4096


def sales_paths(deal: Deal, point_rate: float, block: int = BLOCK) -> Iterator[SalesPath]:
    """The draws of the deal's simulation, in blocks of paths."""
    expected = expected_path(deal, point_rate)
    walk, luck, *events = _streams(deal)
    left = deal.simulation.draws
    while left:
        draws = min(block, left)
        left -= draws
        succeeds = luck.random(draws) < deal.forecast.success_probability
        factor = _growth(walk, deal, draws) * succeeds[:, np.newaxis]
        yield SalesPath(
            expected.sales * factor,
            expected.units * factor,
            expected.net_sales * factor,
            expected.contribution_rate,
            point_rate,
            _happened(deal, events, succeeds),
        )


def _streams(deal: Deal) -> list[Generator]:
    """One for the walks, one for success, one for the milestones of each structure."""
    seeds = SeedSequence(deal.simulation.seed).spawn(2 + len(deal.structures))
    return [default_rng(seed) for seed in seeds]


def _growth(walk: Generator, deal: Deal, draws: int) -> Years:
    """exp(σW_t − σ²t/2) for t = 1 … T: its mean is 1 in every year."""
    volatility = deal.forecast.volatility
    steps = walk.standard_normal((draws, deal.years))
    times = np.arange(1, deal.years + 1)
    return np.exp(volatility * np.cumsum(steps, axis=1) - volatility**2 * times / 2)


def _happened(deal: Deal, streams: list[Generator], succeeds: np.ndarray) -> Mapping[int, Years]:
    """Which milestones come in which draw, by the term's identity; none where nothing sells."""
    found: dict[int, Years] = {}
    for structure, stream in zip(deal.structures, streams, strict=True):
        for term in structure.terms:
            if isinstance(term, Milestone):
                chances = np.array([event.probability for event in term.events])
                drawn = stream.random((len(succeeds), len(chances))) < chances
                found[id(term)] = (drawn & succeeds[:, np.newaxis]).astype(np.float64)
    return found
