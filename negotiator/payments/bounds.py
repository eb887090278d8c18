"""Minimum and maximum: what the earned royalties become between them (design §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from negotiator.deal.terms import Maximum, Minimum
from negotiator.payments.forecast import Years

Draws: TypeAlias = NDArray[np.float64]


@dataclass
class _Guarantee:
    """A minimum on its way through the years: what was topped up and not yet set off."""

    least: Years
    carries_forward: bool
    paid_ahead: Draws

    def due(self, earned: Draws, t: int) -> Draws:
        """At least the minimum; above it, earlier top-ups are set off first."""
        due: Draws = np.maximum(earned, self.least[t])
        if self.carries_forward:
            used = np.minimum(self.paid_ahead, np.maximum(earned - self.least[t], 0.0))
            self.paid_ahead = self.paid_ahead - used
            due = due - used
        return due

    def remember(self, earned: Draws, paid: Draws, t: int) -> None:
        """A top-up counts as far as it was paid: a cap may have cut it."""
        if self.carries_forward:
            top_up = np.minimum(paid, self.least[t]) - earned
            self.paid_ahead = self.paid_ahead + np.maximum(top_up, 0.0)


def bounded(
    minimums: Sequence[Minimum], maximums: Sequence[Maximum], earned: Years
) -> tuple[Years, Years]:
    """What is due after the minimums, and what is left of it under the caps, year by year."""
    guarantees = [_guarantee(term, earned) for term in minimums]
    due, capped = np.empty_like(earned), np.empty_like(earned)
    paid_so_far = np.zeros(earned.shape[:-1])
    for t in range(earned.shape[-1]):
        steps = [earned[..., t]]
        for guarantee in guarantees:
            steps.append(guarantee.due(steps[-1], t))
        due[..., t] = steps[-1]
        capped[..., t] = _capped(maximums, steps[-1], paid_so_far)
        paid_so_far = paid_so_far + capped[..., t]
        for guarantee, before in zip(guarantees, steps, strict=False):
            guarantee.remember(before, capped[..., t], t)
    return due, capped


def _guarantee(term: Minimum, earned: Years) -> _Guarantee:
    least = np.broadcast_to(np.array(term.amount, dtype=np.float64), earned.shape[-1:])
    return _Guarantee(least, term.carry_forward, np.zeros(earned.shape[:-1]))


def _capped(maximums: Sequence[Maximum], due: Draws, paid_so_far: Draws) -> Draws:
    """At most the annual cap, then at most what the total cap leaves."""
    for term in maximums:
        if term.annual is not None:
            due = np.minimum(due, term.annual)
        if term.total is not None:
            due = np.minimum(due, np.maximum(term.total - paid_so_far, 0.0))
    return due
