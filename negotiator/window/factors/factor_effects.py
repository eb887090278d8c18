"""What every factor of the IP type does to a deal, or would do if the deal had it."""

from __future__ import annotations

from collections.abc import Mapping

from negotiator.evaluation import Evaluation, Factor, factor_previews


def factor_effects(evaluation: Evaluation) -> Mapping[str, Factor]:
    """Factors by key: those of the deal as they act on it, the others as the survey has them."""
    acting = {factor.key: factor for factor in evaluation.adjustment.factors if factor.printed}
    return {**factor_previews(evaluation.deal), **acting}
