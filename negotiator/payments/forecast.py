"""The sales a structure is paid on: gross sales, units, net sales, royalty base (design §4).

Arrays end in an axis of contract years 1 … T; axes before it, if any, are draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from negotiator.deal.model import Deal

Years: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class SalesPath:
    """Sales, units, net sales and royalty base; ``point_rate`` is what "adjusted" stands for.

    ``happened`` holds, by the identity of a milestone term, which events came in which draw (1 or
    0); without it every event counts by its probability.
    """

    sales: Years
    units: Years
    net_sales: Years
    contribution_rate: float
    point_rate: float
    happened: Mapping[int, Years] | None = None

    @property
    def royalty_base(self) -> Years:
        """B_t = N_t × contribution rate."""
        return self.net_sales * self.contribution_rate

    @property
    def years(self) -> int:
        """T."""
        return int(self.sales.shape[-1])


def expected_path(deal: Deal, point_rate: float) -> SalesPath:
    """The forecast as it stands in the deal."""
    sales = np.array(deal.forecast.sales, dtype=np.float64)
    units = np.array(deal.forecast.units or (0.0,) * deal.years, dtype=np.float64)
    net_sales = sales * (1 - deal.base.deduction_rate)
    return SalesPath(sales, units, net_sales, deal.base.contribution_rate, point_rate)
