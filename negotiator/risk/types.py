"""The spread of a structure's value over simulated sales."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """Mean, tenth, fiftieth and ninetieth percentile of a present value."""

    mean: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class StructureRisk:
    """Both sides' present values over all draws, and how often the licensee loses.

    The licensee's figures are None while its operating margin is not known.
    """

    name: str
    npv_licensor: Spread
    npv_licensee: Spread | None
    licensee_loss_probability: float | None
