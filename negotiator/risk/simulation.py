"""The simulation: every structure on every path, and the spread of what it is worth."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from negotiator.deal.model import Deal
from negotiator.payments.forecast import Years
from negotiator.payments.schedule import schedule
from negotiator.risk.paths import BLOCK, sales_paths
from negotiator.risk.types import Spread, StructureRisk
from negotiator.values.structure_value import net_present_values

Progress = Callable[[float], None]


def simulate(
    deal: Deal, point_rate: float, progress: Progress | None = None, block: int = BLOCK
) -> tuple[StructureRisk, ...]:
    """The risk of each structure over the deal's draws; the same seed gives the same figures.

    Kept are two values a draw and structure, never the paths. ``progress`` is told the share
    done; whatever it raises ends the work.
    """
    draws, count = deal.simulation.draws, len(deal.structures)
    licensor = np.empty((count, draws))
    licensee = np.empty((count, draws))
    done = 0
    for path in sales_paths(deal, point_rate, block):
        here = slice(done, done + path.sales.shape[0])
        for i, structure in enumerate(deal.structures):
            ours, theirs = net_present_values(deal, schedule(structure, path), path)
            licensor[i, here] = ours
            licensee[i, here] = np.nan if theirs is None else theirs
        done = here.stop
        if progress is not None:
            progress(done / draws)
    names = [structure.name for structure in deal.structures]
    return tuple(map(_risk, names, licensor, licensee))


def _risk(name: str, licensor: Years, licensee: Years) -> StructureRisk:
    if np.isnan(licensee).any():
        return StructureRisk(name, _spread(licensor), None, None)
    losses = float(np.mean(licensee < 0))
    return StructureRisk(name, _spread(licensor), _spread(licensee), losses)


def _spread(values: Years) -> Spread:
    p10, p50, p90 = (float(q) for q in np.quantile(values, (0.1, 0.5, 0.9)))
    return Spread(float(values.mean()), p10, p50, p90)
