"""What the user must know about a rate (design §3.2).

Each rule is one function that gives the cautions it finds; showing them is someone else's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from negotiator.deal.model import Deal
from negotiator.deal.vocabulary import MIXED_FACTORS
from negotiator.rates.benchmark import THIN_BELOW, class_answers
from negotiator.rates.evidence import ENOUGH_TOLD
from negotiator.rates.types import AdjustedRate, Adjustment, Benchmark, Caution, Factor
from negotiator.survey.edition import OVERALL, Edition

MANY_FACTORS = 3
AFFORDABLE_SHARE = 1 / 3  # the upper of the two profit-split sanity lines (design §5)
DATA_AGES_AFTER = 5
MANY_PATENT_CLASSES = ("electricity", "computer_technology", "microstructure_nano")
OBSERVED_SLACK = 1e-12


@dataclass(frozen=True)
class Finding:
    """What the rules look at."""

    deal: Deal
    edition: Edition
    benchmark: Benchmark
    adjustment: Adjustment
    rate: AdjustedRate


def cautions(finding: Finding) -> tuple[Caution, ...]:
    """Every caution, in the order of importance to the rate."""
    return tuple(caution for rule in RULES for caution in rule(finding))


def _thin_class(f: Finding) -> Iterator[Caution]:
    ip_type, key = f.benchmark.ip_type, f.benchmark.class_key
    answers = class_answers(f.edition, ip_type, key)
    gaps = {"class_name": ("class", ip_type, key), "n": answers}
    if f.benchmark.is_thin:
        used = ("class", ip_type, f.benchmark.class_used)
        more = {"class_used": used, "n_used": f.benchmark.n}
        yield Caution("thin_class", "ip", gaps={**gaps, **more})
    elif answers < THIN_BELOW:
        yield Caution("class_forced", "ip", gaps=gaps)


def _median_without_histogram(f: Finding) -> Iterator[Caution]:
    wanted = f.deal.benchmark.statistic == "median" and f.deal.benchmark.override_rate is None
    if wanted and f.benchmark.median is None:
        used = ("class", f.benchmark.ip_type, f.benchmark.class_used)
        yield Caution("median_without_histogram", "rate", gaps={"class_used": used})


def _outside_observed_range(f: Finding) -> Iterator[Caution]:
    point, low, high = f.rate.point, f.benchmark.min, f.benchmark.max
    if not low - OBSERVED_SLACK <= point <= high + OBSERVED_SLACK:
        gaps = {"point": point, "low": low, "high": high}
        yield Caution("outside_observed_range", "rate", gaps=gaps)


def _below_zero(f: Finding) -> Iterator[Caution]:
    if f.benchmark.base_rate + f.adjustment.shift < 0:
        yield Caution("below_zero", "rate")


def _many_factors(f: Finding) -> Iterator[Caution]:
    count = sum(1 for factor in f.adjustment.factors if factor.shift)
    if f.adjustment.combine == "additive" and count > MANY_FACTORS:
        gaps = {"count": count, "quadrature": f.rate.by_combination["quadrature"]}
        yield Caution("many_factors", "rate", gaps=gaps)


def _factors(f: Finding) -> Iterator[Caution]:
    for factor in f.adjustment.factors:
        yield from _one_factor(f, factor)


def _one_factor(f: Finding, factor: Factor) -> Iterator[Caution]:
    name = ("factor", factor.key)
    if not factor.printed:
        ip_type = ("ip_type", f.benchmark.ip_type)
        yield Caution("factor_not_printed", "grant", gaps={"factor": name, "ip_type": ip_type})
        return
    if factor.key in MIXED_FACTORS:
        if not factor.strength:
            yield Caution("mixed_factor", "rate", gaps={"factor": name})
        return
    told = factor.evidence.up + factor.evidence.down
    if factor.direction == 0 and "direction" not in factor.overridden:
        code = "direction_unclear" if told >= ENOUGH_TOLD else "direction_thin"
        counts = {"up": factor.evidence.up, "down": factor.evidence.down}
        yield Caution(code, "rate", gaps={"factor": name, **counts})
    if factor.class_used != f.benchmark.class_key and factor.class_used == OVERALL:
        if f.edition.adjustment(f.benchmark.ip_type, OVERALL, factor.key) is None:
            if "magnitude" not in factor.overridden:
                yield Caution("magnitude_unknown", "rate", gaps={"factor": name})
        elif not f.benchmark.is_thin and "magnitude" not in factor.overridden:
            yield Caution("magnitude_from_overall", "rate", "note", {"factor": name})


def _premises(f: Finding) -> Iterator[Caution]:
    deal = f.deal
    if deal.role == "licensee":
        yield Caution("premise_licensing_in", "deal", "note")
    if deal.base.scope == "if_used":
        yield Caution("premise_if_used", "forecast")
    elif deal.base.contribution_rate < 1:
        share = {"contribution": deal.base.contribution_rate}
        yield Caution("premise_base", "forecast", gaps=share)
    abroad = {deal.parties.licensor.country, deal.parties.licensee.country} - {"JP", ""}
    if abroad and not deal.counterparty.startswith("overseas"):
        yield Caution("premise_overseas", "counterparty")


def _no_registration(f: Finding) -> Iterator[Caution]:
    """Only patents and trademarks have a register in which an exclusive licence can stand."""
    registered = f.deal.grant.exclusivity == "registered_exclusive"
    if registered and f.deal.ip.type not in ("patent", "trademark"):
        gaps = {"ip_type": ("ip_type", f.deal.ip.type)}
        yield Caution("no_registration", "grant", gaps=gaps)


def _many_patent_product(f: Finding) -> Iterator[Caution]:
    if f.deal.ip.type == "patent" and f.deal.ip.class_key in MANY_PATENT_CLASSES:
        yield Caution("many_patent_product", "ip")


def _above_affordable_share(f: Finding) -> Iterator[Caution]:
    """The royalty on a year's sales against the operating profit on them."""
    margin = f.deal.forecast.operating_margin_rate
    if not margin:
        return
    base = f.deal.base
    on_sales = f.rate.point * (1 - base.deduction_rate) * base.contribution_rate
    if on_sales / margin > AFFORDABLE_SHARE:
        gaps = {"share": on_sales / margin, "margin": margin}
        yield Caution("above_affordable_share", "rate", gaps=gaps)


def _data_age(f: Finding) -> Iterator[Caution]:
    start = f.deal.grant.start
    if not start or int(start[:4]) - f.edition.year >= DATA_AGES_AFTER:
        yield Caution("data_age", "rate", "note", {"year": f.edition.year})


def _forecast(f: Finding) -> Iterator[Caution]:
    if not any(f.deal.forecast.sales):
        yield Caution("no_sales_yet", "forecast")
    if f.deal.forecast.operating_margin_rate is None:
        yield Caution("margin_unknown", "forecast", "note")


RULES: tuple[Callable[[Finding], Iterator[Caution]], ...] = (
    _thin_class,
    _median_without_histogram,
    _outside_observed_range,
    _below_zero,
    _many_factors,
    _factors,
    _above_affordable_share,
    _no_registration,
    _many_patent_product,
    _premises,
    _forecast,
    _data_age,
)
