"""Minimum and maximum: what the earned royalties become between them (design §4)."""

from __future__ import annotations

import numpy as np

from negotiator.deal.terms import Maximum, Minimum
from negotiator.payments.forecast import Years


def with_minimum(term: Minimum, earned: Years) -> Years:
    """At least the minimum every year.

    With carry-forward a top-up is a credit against what later years earn above their minimum.
    """
    least = np.broadcast_to(np.array(term.amount, dtype=np.float64), earned.shape[-1:])
    if not term.carry_forward:
        return np.maximum(earned, least)
    due = np.empty_like(earned)
    paid_ahead = np.zeros(earned.shape[:-1])
    for t in range(earned.shape[-1]):
        above = np.maximum(earned[..., t] - least[t], 0.0)
        used = np.minimum(paid_ahead, above)
        due[..., t] = np.maximum(earned[..., t], least[t]) - used
        top_up = np.maximum(least[t] - earned[..., t], 0.0)
        paid_ahead = paid_ahead - used + top_up
    return due


def with_maximum(term: Maximum, due: Years) -> Years:
    """At most the annual cap a year, then at most the total cap over the years so far."""
    capped = due if term.annual is None else np.minimum(due, term.annual)
    if term.total is None:
        return capped
    so_far = np.minimum(np.cumsum(capped, axis=-1), term.total)
    return np.diff(so_far, axis=-1, prepend=0.0)
