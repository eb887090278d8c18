"""What the checklist lists: cautions of the evaluation, and inputs that are still missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from negotiator.deal.model import Deal
from negotiator.evaluation import Evaluation, caution_sentence
from negotiator.language import Text
from negotiator.window.licence.expiry import ends_after_last_right

Level = Literal["warning", "missing", "note"]
LEVELS: tuple[Level, ...] = ("warning", "missing", "note")


@dataclass(frozen=True)
class Finding:
    """One line of the checklist: how grave, what, and the step where it is mended."""

    level: Level
    sentence: str
    step: str


def findings(evaluation: Evaluation, text: Text) -> tuple[Finding, ...]:
    """Everything to look at before a paper goes out, the gravest first."""
    found = [*_cautions(evaluation, text), *_missing(evaluation.deal, text)]
    if ends_after_last_right(evaluation.deal):
        found.append(Finding("warning", text("window_review.finding.after_expiry"), "grant"))
    found += _idle_overrides(evaluation, text)
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))


def _cautions(evaluation: Evaluation, text: Text) -> list[Finding]:
    return [
        Finding(caution.level, caution_sentence(evaluation, caution, text), caution.step)
        for caution in evaluation.warnings
        if caution.code not in CODES_SAID_BY_MISSING
    ]


def _missing(deal: Deal, text: Text) -> list[Finding]:
    return [
        Finding("missing", text(f"window_review.missing.{name}"), step)
        for name, (step, is_there) in INPUTS.items()
        if not is_there(deal)
    ]


def _idle_overrides(evaluation: Evaluation, text: Text) -> list[Finding]:
    """An override of a factor that the deal does not have waits, without effect (design §3.2)."""
    factors = {factor.key for factor in evaluation.adjustment.factors}
    overrides = evaluation.deal.adjustment.overrides
    idle = [key for key, override in overrides.items() if override.changed and key not in factors]
    return [
        Finding(
            "note",
            text("window_review.finding.idle_override", factor=text(f"domain.factor.{key}")),
            "rate",
        )
        for key in idle
    ]


def _has_rights(deal: Deal) -> bool:
    return deal.ip.type not in ("patent", "trademark") or bool(deal.ip.rights)


# What the evaluation warns of as well; the checklist says it once.
CODES_SAID_BY_MISSING = frozenset({"margin_unknown", "no_sales_yet"})
INPUTS: dict[str, tuple[str, Callable[[Deal], bool]]] = {
    "title": ("deal", lambda deal: bool(deal.title.strip())),
    "licensor_name": ("deal", lambda deal: bool(deal.parties.licensor.name.strip())),
    "licensee_name": ("deal", lambda deal: bool(deal.parties.licensee.name.strip())),
    "prepared_by": ("deal", lambda deal: bool(deal.prepared_by.strip())),
    "class": ("ip", lambda deal: deal.ip.class_key != "overall"),
    "rights": ("ip", _has_rights),
    "territory": ("grant", lambda deal: bool(deal.grant.territory.strip())),
    "field": ("grant", lambda deal: bool(deal.grant.field.strip())),
    "start": ("grant", lambda deal: bool(deal.grant.start)),
    "sales": ("forecast", lambda deal: any(deal.forecast.sales)),
    "margin": ("forecast", lambda deal: deal.forecast.operating_margin_rate is not None),
}
