"""What must hold between the fields of a deal; the fields alone can't tell (design §6.1).

Each check is a small function that raises :class:`DealError` at the place to mend.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from negotiator.deal.errors import DealError, shown
from negotiator.deal.model import Deal
from negotiator.deal.terms import (
    Advance,
    CapacityFee,
    Fixed,
    LumpSum,
    Maximum,
    Milestone,
    Minimum,
    PerUnit,
    Sliding,
    Stepped,
    Tier,
    TimeSteps,
)
from negotiator.deal.vocabulary import MAX_YEARS
from negotiator.survey.edition import edition_names, open_edition

SHARES_TOLERANCE = 1e-9


def check(deal: Deal) -> None:
    """Raise at the first place where the deal contradicts itself."""
    for rule in (
        _edition_is_there,
        _class_belongs_to_type,
        _years_agree,
        _units_agree,
        _overrides_have_reasons,
        _structures_are_named,
        _terms_are_whole,
        _reference_is_there,
    ):
        rule(deal)


def _edition_is_there(deal: Deal) -> None:
    names = edition_names()
    if deal.benchmark.edition not in names:
        got = shown(deal.benchmark.edition)
        raise DealError("benchmark.edition", "not_in_list", keys=", ".join(names), got=got)


def _class_belongs_to_type(deal: Deal) -> None:
    classes = open_edition(deal.benchmark.edition).classes(deal.ip.type)
    if deal.ip.class_key not in classes:
        raise DealError(
            "ip.class", "class_not_of_type", type=deal.ip.type, got=shown(deal.ip.class_key)
        )


def _years_agree(deal: Deal) -> None:
    if not deal.forecast.sales:
        raise DealError("forecast.sales", "no_sales")
    if deal.years > MAX_YEARS:
        raise DealError("forecast.sales", "too_many_years", most=MAX_YEARS, got=deal.years)
    if deal.grant.years is not None and deal.grant.years != deal.years:
        raise DealError("grant.years", "years_differ", sales=deal.years, got=deal.grant.years)


def _units_agree(deal: Deal) -> None:
    if deal.forecast.units:
        _same_length("forecast.units", deal.forecast.units, deal.years)


def _same_length(place: str, values: tuple[float, ...], years: int) -> None:
    if len(values) != years:
        raise DealError(place, "not_as_long", sales=years, got=len(values))


def _overrides_have_reasons(deal: Deal) -> None:
    benchmark = deal.benchmark
    if benchmark.override_rate is not None and not benchmark.override_reason.strip():
        raise DealError("benchmark.override_reason", "reason_missing")
    for factor, override in deal.adjustment.overrides.items():
        if override.changed and not override.reason.strip():
            raise DealError(f"adjustment.overrides.{factor}.reason", "reason_missing")


def _structures_are_named(deal: Deal) -> None:
    if not deal.structures:
        raise DealError("structures", "no_structures")
    seen: set[str] = set()
    for i, structure in enumerate(deal.structures):
        place = f"structures[{i}]"
        if not structure.name.strip():
            raise DealError(f"{place}.name", "no_name")
        if structure.name in seen:
            raise DealError(f"{place}.name", "name_twice", got=shown(structure.name))
        seen.add(structure.name)
        if not structure.terms:
            raise DealError(f"{place}.terms", "no_terms")
        if structure.solve_for is not None and structure.solve_for.term >= len(structure.terms):
            raise DealError(f"{place}.solve_for.term", "no_such_term", count=len(structure.terms))
        if structure.solve_for and isinstance(structure.terms[structure.solve_for.term], Maximum):
            raise DealError(f"{place}.solve_for.term", "term_without_price")


def _terms_are_whole(deal: Deal) -> None:
    for i, structure in enumerate(deal.structures):
        for j, term in enumerate(structure.terms):
            check_term(deal, term, f"structures[{i}].terms[{j}]")


def _reference_is_there(deal: Deal) -> None:
    names = [structure.name for structure in deal.structures]
    if deal.reference_structure and deal.reference_structure not in names:
        got = shown(deal.reference_structure)
        raise DealError("reference_structure", "no_such_structure", got=got)


def check_term(deal: Deal, term: Any, place: str) -> None:
    """Raise where a term does not fit the deal's years, or contradicts itself."""
    rule = _TERM_CHECKS.get(type(term))
    if rule is not None:
        rule(deal, term, place)


def _within(deal: Deal, year: int, place: str) -> None:
    if year > deal.years:
        raise DealError(place, "year_beyond", last=deal.years, got=year)


def _needs_units(deal: Deal, _: Any, place: str) -> None:
    if not deal.forecast.units:
        raise DealError(f"{place}.kind", "needs_units")


def _check_stepped(deal: Deal, term: Stepped, place: str) -> None:
    if term.by_units and not deal.forecast.units:
        raise DealError(f"{place}.measure", "needs_units")
    if not term.tiers:
        raise DealError(f"{place}.tiers", "no_tiers")
    for k, tier in enumerate(term.tiers):
        _check_tier(term, tier, f"{place}.tiers[{k}]")
    if term.tiers[0].start != 0:
        raise DealError(f"{place}.tiers[0].from", "first_tier", got=f"{term.tiers[0].start:g}")
    for k in range(1, len(term.tiers)):
        if term.tiers[k].start <= term.tiers[k - 1].start:
            below, got = f"{term.tiers[k - 1].start:g}", f"{term.tiers[k].start:g}"
            raise DealError(f"{place}.tiers[{k}].from", "tiers_not_rising", below=below, got=got)


def _check_tier(term: Stepped, tier: Tier, place: str) -> None:
    if (tier.rate is None) == (tier.amount is None):
        raise DealError(place, "rate_or_amount")
    if tier.amount is not None and not term.by_units:
        raise DealError(f"{place}.amount", "amount_needs_units_measure")


def _check_time_steps(deal: Deal, term: TimeSteps, place: str) -> None:
    if not term.steps:
        raise DealError(f"{place}.steps", "no_steps")
    for k, step in enumerate(term.steps):
        _within(deal, step.from_year, f"{place}.steps[{k}].from_year")
        if k and step.from_year <= term.steps[k - 1].from_year:
            below = term.steps[k - 1].from_year
            here = f"{place}.steps[{k}].from_year"
            raise DealError(here, "tiers_not_rising", below=below, got=step.from_year)


def _check_sliding(deal: Deal, term: Sliding, place: str) -> None:
    _same_length(f"{place}.index", term.index, deal.years)
    if term.floor_rate > term.cap_rate:
        raise DealError(f"{place}.floor_rate", "floor_above_cap")


def _check_minimum(deal: Deal, term: Minimum, place: str) -> None:
    if isinstance(term.amount, tuple):
        _same_length(f"{place}.amount", term.amount, deal.years)


def _check_maximum(_: Deal, term: Maximum, place: str) -> None:
    if term.annual is None and term.total is None:
        raise DealError(place, "annual_or_total")


def _check_fixed(deal: Deal, term: Fixed, place: str) -> None:
    _within(deal, term.from_year, f"{place}.from_year")
    if term.to_year is None:
        return
    _within(deal, term.to_year, f"{place}.to_year")
    if term.to_year < term.from_year:
        here = f"{place}.to_year"
        raise DealError(here, "ends_before_start", start=term.from_year, got=term.to_year)


def _check_lump_sum(deal: Deal, term: LumpSum, place: str) -> None:
    for k, instalment in enumerate(term.instalments):
        _within(deal, instalment.year, f"{place}.instalments[{k}].year")
    total = math.fsum(instalment.share for instalment in term.instalments)
    if abs(total - 1) > SHARES_TOLERANCE:
        raise DealError(f"{place}.instalments", "shares_not_one", got=f"{total:g}")


def _check_advance(deal: Deal, term: Advance, place: str) -> None:
    _within(deal, term.year, f"{place}.year")


def _check_milestone(deal: Deal, term: Milestone, place: str) -> None:
    if not term.events:
        raise DealError(f"{place}.events", "no_events")
    for k, event in enumerate(term.events):
        _within(deal, event.year, f"{place}.events[{k}].year")


_TERM_CHECKS: dict[type[Any], Callable[[Deal, Any, str], None]] = {
    PerUnit: _needs_units,
    CapacityFee: _needs_units,
    Stepped: _check_stepped,
    TimeSteps: _check_time_steps,
    Sliding: _check_sliding,
    Minimum: _check_minimum,
    Maximum: _check_maximum,
    Fixed: _check_fixed,
    LumpSum: _check_lump_sum,
    Advance: _check_advance,
    Milestone: _check_milestone,
}
