"""The gallery of named payment structures to start from, one or more for each kind of term.

A pattern proposes terms for the deal at hand: rates around the adjusted rate, sums in the size of
what the reference structure pays, in two digits, for the user to change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from negotiator.deal.terms import (
    Advance,
    CapacityFee,
    Event,
    Fixed,
    InitialPayment,
    Instalment,
    LumpSum,
    Maximum,
    Milestone,
    Minimum,
    PerUnit,
    Running,
    Sliding,
    Stepped,
    Term,
    Tier,
    TimeStep,
    TimeSteps,
)
from negotiator.deal.vocabulary import ADJUSTED
from negotiator.evaluation import Evaluation, StructureValue, rounded

DIGITS = 2


@dataclass(frozen=True)
class Sizes:
    """What proposals are measured by: the adjusted rate, and sales and payments of the deal."""

    rate: float
    years: int
    peak_sales: float
    all_sales: float
    all_units: float
    total: float
    npv: float
    peak_payment: float

    @classmethod
    def of(cls, evaluation: Evaluation) -> Sizes:
        """The sizes of a deal, by its reference structure."""
        value: StructureValue = evaluation.structure(evaluation.deal.reference.name)
        net_sales = evaluation.forecast.net_sales
        return cls(
            rate=round(evaluation.rate.point, 3),
            years=evaluation.deal.years,
            peak_sales=max(net_sales),
            all_sales=sum(net_sales),
            all_units=sum(evaluation.forecast.units),
            total=value.total,
            npv=value.npv_licensor,
            peak_payment=max(value.payments),
        )

    def share(self, share: float) -> float:
        """A fraction of the adjusted rate, to a tenth of a point."""
        return round(self.rate * share, 3)


def _sum(value: float) -> float:
    return rounded(value, DIGITS)


def _adjusted() -> Running:
    return Running(ADJUSTED)


def _per_unit(sizes: Sizes) -> PerUnit:
    return PerUnit(_sum(sizes.total / sizes.all_units) if sizes.all_units else 0.0)


def _falling(sizes: Sizes) -> Stepped:
    starts = (0.0, _sum(sizes.peak_sales * 0.5), _sum(sizes.peak_sales * 0.8))
    return _stepped("annual_sales", starts, (sizes.share(1), sizes.share(0.8), sizes.share(0.6)))


def _rising(sizes: Sizes) -> Stepped:
    starts = (0.0, _sum(sizes.all_sales * 0.2), _sum(sizes.all_sales * 0.5))
    return _stepped(
        "cumulative_sales", starts, (sizes.share(0.6), sizes.share(0.8), sizes.share(1))
    )


def _stepped(measure: str, starts: tuple[float, ...], rates: tuple[float, ...]) -> Stepped:
    """Tiers at rising starts; a deal without sales gets the first one only."""
    tiers = [Tier(starts[0], rates[0])]
    for start, rate in zip(starts[1:], rates[1:], strict=True):
        if start > tiers[-1].start:
            tiers.append(Tier(start, rate))
    return Stepped(measure=measure, tiers=tuple(tiers))


def _time_steps(sizes: Sizes) -> TimeSteps:
    years = {1: 0.5, 1 + sizes.years // 3: 0.8, 1 + 2 * sizes.years // 3: 1.0}
    steps = [TimeStep(year, sizes.share(share)) for year, share in years.items()]
    return TimeSteps(tuple(step for step in steps if step.from_year <= sizes.years))


def _sliding(sizes: Sizes) -> Sliding:
    index = (1.0,) * sizes.years
    return Sliding(
        sizes.rate, index, floor_rate=sizes.share(0.5), cap_rate=min(sizes.share(1.5), 1.0)
    )


def _minimum(sizes: Sizes) -> Minimum:
    return Minimum(_sum(0.4 * sizes.total / sizes.years))


def _maximum(sizes: Sizes) -> Maximum:
    return Maximum(annual=_sum(0.8 * sizes.peak_payment))


def _fixed(sizes: Sizes) -> Fixed:
    return Fixed(_sum(sizes.total / sizes.years))


def _capacity(sizes: Sizes) -> CapacityFee:
    return CapacityFee(_sum(sizes.total / 4), _sum(sizes.all_units / 4) or 1.0)


def _lump_sum(sizes: Sizes) -> LumpSum:
    return LumpSum(_sum(sizes.npv))


def _instalments(sizes: Sizes) -> LumpSum:
    shares = {0: 0.4, 1: 0.3, min(2, sizes.years): 0.3}
    if len(shares) < 3:
        shares = {0: 0.5, 1: 0.5}
    return LumpSum(_sum(sizes.npv), tuple(Instalment(y, s) for y, s in shares.items()))


def _initial(sizes: Sizes) -> InitialPayment:
    return InitialPayment(_sum(0.1 * sizes.total), creditable=True)


def _advance(sizes: Sizes) -> Advance:
    return Advance(_sum(0.1 * sizes.total), 0)


def _milestone(sizes: Sizes) -> Milestone:
    amount = _sum(0.05 * sizes.total)
    last = max(1, sizes.years // 3)
    return Milestone((Event(0, amount, 1.0), Event(last, 2 * amount, 0.5)))


@dataclass(frozen=True)
class Pattern:
    """A named structure: its words stand under ``window_structures.pattern.<key>``."""

    key: str
    terms: Callable[[Sizes], tuple[Term, ...]]
    needs_units: bool = False


PATTERNS: tuple[Pattern, ...] = (
    Pattern("running", lambda _: (_adjusted(),)),
    Pattern("minimum", lambda s: (_adjusted(), _minimum(s))),
    Pattern("initial", lambda s: (_initial(s), _adjusted())),
    Pattern("lump_sum", lambda s: (_lump_sum(s),)),
    Pattern("instalments", lambda s: (_instalments(s),)),
    Pattern("falling", lambda s: (_falling(s),)),
    Pattern("rising", lambda s: (_rising(s),)),
    Pattern("time_steps", lambda s: (_time_steps(s),)),
    Pattern("maximum", lambda s: (_adjusted(), _maximum(s))),
    Pattern("per_unit", lambda s: (_per_unit(s),), needs_units=True),
    Pattern("fixed", lambda s: (_fixed(s),)),
    Pattern("advance", lambda s: (_advance(s), _adjusted())),
    Pattern("milestone", lambda s: (_milestone(s), _adjusted())),
    Pattern("sliding", lambda s: (_sliding(s),)),
    Pattern("capacity_fee", lambda s: (_capacity(s),), needs_units=True),
)

TERM_PROPOSALS: Mapping[str, Callable[[Sizes], Term]] = {
    "running": lambda _: _adjusted(),
    "per_unit": _per_unit,
    "stepped": _falling,
    "time_steps": _time_steps,
    "sliding": _sliding,
    "minimum": _minimum,
    "maximum": _maximum,
    "fixed": _fixed,
    "capacity_fee": _capacity,
    "lump_sum": _lump_sum,
    "initial_payment": _initial,
    "advance": _advance,
    "milestone": _milestone,
}
