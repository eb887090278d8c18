"""The one immutable result that window, papers, workbook and JSON all read (design §8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from negotiator.deal.model import Deal
from negotiator.rates.types import AdjustedRate, Adjustment, Benchmark, Caution
from negotiator.risk.types import StructureRisk
from negotiator.survey.types import SurveyClass, SurveyFactor
from negotiator.values.types import Equivalent, StructureValue


@dataclass(frozen=True)
class EditionInfo:
    """The survey edition behind a result: name, year, and titles and premises by language."""

    name: str
    year: int
    titles: Mapping[str, str]
    premises: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class YearlyForecast:
    """Contract years 1 … T: gross sales, units, net sales and royalty base (design §4)."""

    sales: tuple[float, ...]
    units: tuple[float, ...]
    net_sales: tuple[float, ...]
    royalty_base: tuple[float, ...]


@dataclass(frozen=True)
class Evaluation:
    """Everything computed for a deal. Nothing downstream computes anything again.

    ``risk`` is empty until it is asked for: it takes longer than the rest.
    """

    deal: Deal
    edition: EditionInfo
    class_info: SurveyClass
    class_used_info: SurveyClass
    factor_info: Mapping[str, SurveyFactor]
    benchmark: Benchmark
    adjustment: Adjustment
    rate: AdjustedRate
    forecast: YearlyForecast
    structures: tuple[StructureValue, ...]
    warnings: tuple[Caution, ...]
    equivalents: tuple[Equivalent, ...] = ()
    risk: tuple[StructureRisk, ...] = ()

    def structure(self, name: str) -> StructureValue:
        """The structure of that name; KeyError if there is none."""
        for structure in self.structures:
            if structure.name == name:
                return structure
        raise KeyError(name)
