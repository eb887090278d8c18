"""From a deal to its whole evaluation, in one call (design §8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, fields, replace

import numpy as np

from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal
from negotiator.evaluation.result import EditionInfo, Evaluation, YearlyForecast
from negotiator.payments.forecast import SalesPath, expected_path
from negotiator.rates.adjusted import adjusted_rate
from negotiator.rates.adjustment import adjustment, factor
from negotiator.rates.benchmark import benchmark
from negotiator.rates.cautions import Finding, cautions
from negotiator.rates.types import Factor
from negotiator.risk.simulation import Progress, simulate
from negotiator.survey.edition import Edition, open_edition
from negotiator.values.equivalents import equivalents
from negotiator.values.structure_value import value_structure
from negotiator.values.types import StructureValue


def evaluate(deal: Deal, edition: Edition | None = None) -> Evaluation:
    """The evaluation of a deal that has passed its checks.

    ``edition`` is the one the deal names, unless another is given. Raises DealError where the
    deal's figures, each finite, come to sums that no longer are.
    """
    edition = edition or open_edition(deal.benchmark.edition)
    base = benchmark(deal, edition)
    shifts = adjustment(deal, edition, base)
    rate = adjusted_rate(base, shifts)
    path = expected_path(deal, rate.point)
    classes = edition.classes(deal.ip.type)
    return Evaluation(
        deal=deal,
        edition=_edition_info(deal, edition),
        class_info=classes[base.class_key],
        class_used_info=classes[base.class_used],
        factor_info=edition.factors(deal.ip.type),
        benchmark=base,
        adjustment=shifts,
        rate=rate,
        forecast=_yearly(path),
        structures=_structure_values(deal, path),
        warnings=cautions(Finding(deal, edition, base, shifts, rate)),
        equivalents=equivalents(deal, path),
    )


def with_risk(evaluation: Evaluation, progress: Progress | None = None) -> Evaluation:
    """The evaluation with the risk of its structures, simulated by the deal's seed and draws.

    ``progress`` is told the share done. Raises DealError where sums stop being finite.
    """
    with np.errstate(all="ignore"):
        risk = simulate(evaluation.deal, evaluation.rate.point, progress)
    for i, structure in enumerate(risk):
        if not np.isfinite(astuple(structure.npv_licensor)).all():
            raise DealError(f"structures[{i}]", "beyond_all_numbers")
    return replace(evaluation, risk=risk)


def factor_previews(deal: Deal, edition: Edition | None = None) -> Mapping[str, Factor]:
    """What each factor of the IP type's table would do to this deal, whether it has it or not."""
    edition = edition or open_edition(deal.benchmark.edition)
    base = benchmark(deal, edition)
    plain = replace(deal, adjustment=replace(deal.adjustment, overrides={}))
    return {key: factor(plain, edition, base, key, 1.0) for key in edition.factors(deal.ip.type)}


def _structure_values(deal: Deal, path: SalesPath) -> tuple[StructureValue, ...]:
    values = []
    for i, structure in enumerate(deal.structures):
        with np.errstate(all="ignore"):  # what overflows is told below, once and in words
            value = value_structure(deal, structure, path)
        if not _is_finite(value):
            raise DealError(f"structures[{i}]", "beyond_all_numbers")
        values.append(value)
    return tuple(values)


def _is_finite(value: StructureValue) -> bool:
    figures = [getattr(value, field.name) for field in fields(value)[1:]]
    known = [figure for figure in figures if figure is not None]
    return all(np.isfinite(figure).all() for figure in known)


def _edition_info(deal: Deal, edition: Edition) -> EditionInfo:
    return EditionInfo(edition.name, edition.year, edition.titles, edition.premises(deal.ip.type))


def _yearly(path: SalesPath) -> YearlyForecast:
    return YearlyForecast(
        tuple(path.sales.tolist()),
        tuple(path.units.tolist()),
        tuple(path.net_sales.tolist()),
        tuple(path.royalty_base.tolist()),
    )
