"""The payments of a structure: all its terms, in the order the design fixes (§4).

earned → minimum → maximum → credits → plus the sums that are not earned.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from negotiator.deal.model import Structure
from negotiator.deal.terms import Advance, InitialPayment, Maximum, Minimum
from negotiator.payments.bounds import bounded
from negotiator.payments.earned import EARNED
from negotiator.payments.forecast import SalesPath, Years
from negotiator.payments.sums import CAPITALISED, SUMS


@dataclass(frozen=True)
class Schedule:
    """What is paid in the years 0 … T, and the lines it is made of.

    ``earned + minimum + cap + credits + other = payments``; ``cap`` and ``credits`` are ≤ 0.
    ``capitalised`` is the part of ``other`` that a licensee may have to amortise.
    """

    earned: Years
    minimum: Years
    cap: Years
    credits: Years
    other: Years
    capitalised: Years

    @property
    def payments(self) -> Years:
        """P_t."""
        return self.earned + self.minimum + self.cap + self.credits + self.other


def schedule(structure: Structure, path: SalesPath) -> Schedule:
    """The payments of a structure on a path of sales."""
    terms = structure.terms
    shape = path.sales.shape
    earned = _sum((EARNED[type(t)](t, path) for t in terms if type(t) in EARNED), shape)
    minimums = [term for term in terms if isinstance(term, Minimum)]
    maximums = [term for term in terms if isinstance(term, Maximum)]
    due, capped = bounded(minimums, maximums, earned)
    credited = -_credits_used(terms, capped)
    with_signing = (*shape[:-1], shape[-1] + 1)
    paid = {id(t): SUMS[type(t)](t, path) for t in terms if type(t) in SUMS}
    return Schedule(
        earned=_from_signing(earned),
        minimum=_from_signing(due - earned),
        cap=_from_signing(capped - due),
        credits=_from_signing(credited),
        other=_sum(paid.values(), with_signing),
        capitalised=_sum((paid[id(t)] for t in terms if isinstance(t, CAPITALISED)), with_signing),
    )


def _credits_used(terms: Iterable[Any], due: Years) -> Years:
    """How much of what was prepaid is set off in each contract year.

    A creditable initial payment counts from year 1; an advance from its own year on.
    """
    granted = np.zeros(due.shape[-1] + 1)
    for term in terms:
        if isinstance(term, InitialPayment) and term.creditable:
            granted[1] += term.amount
        elif isinstance(term, Advance):
            granted[max(term.year, 1)] += term.amount
    used = np.zeros_like(due)
    left = np.zeros(due.shape[:-1])
    for t in range(due.shape[-1]):
        left = left + granted[t + 1]
        used[..., t] = np.minimum(left, due[..., t])
        left = left - used[..., t]
    return used


def _sum(parts: Iterable[Years], shape: tuple[int, ...]) -> Years:
    total = np.zeros(shape)
    for part in parts:
        total = total + part
    return total


def _from_signing(contract_years: Years) -> Years:
    """Contract years 1 … T with a year 0 before them, in which nothing of the kind is paid."""
    before = np.zeros((*contract_years.shape[:-1], 1))
    return np.concatenate((before, contract_years), axis=-1)
