"""From the deal to its factors, and from factors to shifts (design §3.2)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from negotiator.deal.model import Deal, Override
from negotiator.deal.vocabulary import (
    BASELINE_COUNTERPARTY,
    BUNDLE_FACTORS,
    CIRCUMSTANCES,
    COUNTERPARTIES,
    MIXED_FACTORS,
)
from negotiator.rates.benchmark import class_statistics
from negotiator.rates.evidence import direction, evidence, median_mid_shift
from negotiator.rates.types import Adjustment, Benchmark, Factor, Source
from negotiator.survey.edition import OVERALL, Edition

ENOUGH_ANSWERS = 5
ALL_SET = frozenset({"direction", "magnitude", "strength"})
OUTLIER_ABOVE = 2.0  # times the benchmark class's mean
EXCLUSIVE_STRENGTH = {"registered_exclusive": 1.0, "exclusive": 1.0, "sole": 0.5}


def deal_factors(deal: Deal) -> dict[str, float]:
    """The factors a deal has, with the strength each starts from."""
    strengths: dict[str, float] = {}
    if deal.grant.exclusivity in EXCLUSIVE_STRENGTH:
        strengths["exclusive"] = EXCLUSIVE_STRENGTH[deal.grant.exclusivity]
    for circumstance in CIRCUMSTANCES:
        if getattr(deal.circumstances, circumstance):
            strengths[circumstance] = 1.0
    for right in deal.bundle:
        strengths[BUNDLE_FACTORS[right]] = 1.0
    if deal.counterparty != BASELINE_COUNTERPARTY:
        strengths[deal.counterparty] = 1.0
    return strengths


def adjustment(deal: Deal, edition: Edition, benchmark: Benchmark) -> Adjustment:
    """The deal's factors with their shifts, combined by the deal's method and combination."""
    factors = tuple(
        factor(deal, edition, benchmark, key, strength)
        for key, strength in deal_factors(deal).items()
    )
    combine = deal.adjustment.combine
    shift = combined([f.shift for f in factors], combine)
    return Adjustment(deal.adjustment.method, combine, shift, factors)


def factor(deal: Deal, edition: Edition, benchmark: Benchmark, key: str, strength: float) -> Factor:
    """One factor of the deal: the survey's figures, then the user's override."""
    override = deal.adjustment.overrides.get(key, Override())
    ip_type = deal.ip.type
    printed = edition.prints_factor(ip_type, key)
    class_used, magnitude = _survey_magnitude(deal, edition, benchmark, key)
    rows = edition.band_rows(key)
    found = evidence(rows)
    survey_direction = direction(found)

    d = survey_direction if override.direction is None else override.direction
    m = magnitude if override.magnitude is None else override.magnitude
    s = _strength(key, strength, override)
    headline = d * s * m if printed else 0.0
    by_user = override.direction is not None or override.magnitude is not None
    calibrated = headline if by_user or not printed else s * median_mid_shift(rows)
    return Factor(
        key=key,
        group="counterparty" if key in COUNTERPARTIES else "right",
        magnitude=m,
        direction=d,
        strength=s,
        shift=calibrated if deal.adjustment.method == "calibrated" else headline,
        headline_shift=headline,
        calibrated_shift=calibrated,
        class_used=class_used,
        n=edition.answers(ip_type, class_used, key),
        evidence=found,
        survey_magnitude=magnitude,
        survey_direction=survey_direction,
        overridden=override.changed,
        reason=override.reason,
        printed=printed,
        source=Source(
            edition.adjustment_table(ip_type),
            {"ip_type": ip_type, "class": class_used, "factor": key},
            "value",
        ),
    )


def _strength(key: str, strength: float, override: Override) -> float:
    """A factor that mixes unlike things counts only once the user has set all of it."""
    if key in MIXED_FACTORS and override.changed != ALL_SET:
        return 0.0
    return strength if override.strength is None else override.strength


def _survey_magnitude(
    deal: Deal, edition: Edition, benchmark: Benchmark, key: str
) -> tuple[str, float]:
    """The class's figure if enough answers stand behind it and it is no outlier, else overall's."""
    ip_type = deal.ip.type
    own = _adjustment_class(edition, ip_type, deal.ip.class_key)
    figure = edition.adjustment(ip_type, own, key)
    answers = edition.answers(ip_type, own, key) or 0
    if figure is not None and answers >= ENOUGH_ANSWERS:
        statistics = class_statistics(edition, ip_type, benchmark.class_used)
        if statistics is not None and figure <= OUTLIER_ABOVE * statistics.mean + 1e-12:
            return own, figure
    return OVERALL, edition.adjustment(ip_type, OVERALL, key) or 0.0


def _adjustment_class(edition: Edition, ip_type: str, class_key: str) -> str:
    """Adjustments are printed by program group, not by its fine classes."""
    parent = edition.classes(ip_type)[class_key].parent
    return parent if parent and parent != OVERALL else class_key


def combined(shifts: Sequence[float], combine: str) -> float:
    """All shifts as one: simple sum, root of squares on either side, or the largest only."""
    ups = [shift for shift in shifts if shift > 0]
    downs = [-shift for shift in shifts if shift < 0]
    if combine == "quadrature":
        return math.hypot(*ups) - math.hypot(*downs)
    if combine == "largest":
        return max(ups, default=0.0) - max(downs, default=0.0)
    return math.fsum(shifts)
