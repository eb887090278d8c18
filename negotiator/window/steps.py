"""The path through the steps, as data: which there are, in which order, and how each stands.

A step's state is a pure function of the deal and its evaluation; nothing here draws anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from negotiator.deal.model import Deal, Party
from negotiator.deal.vocabulary import BASELINE_COUNTERPARTY
from negotiator.evaluation import Evaluation
from negotiator.window.licence.expiry import ends_after_last_right


class State(Enum):
    """How far a step is; the value is the end of its catalogue key, ``window.state.<value>``."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    DONE = "done"
    WARNING = "warning"


@dataclass(frozen=True)
class Step:
    """One step: its key (``domain.step.<key>``), and what is still missing in it."""

    key: str
    parts: Callable[[Deal], tuple[bool, ...]]


def other_party(deal: Deal) -> Party:
    """The side across the table; an adviser is taken to sit with the licensor."""
    return deal.parties.licensor if deal.role == "licensee" else deal.parties.licensee


def _deal_parts(deal: Deal) -> tuple[bool, ...]:
    names = (deal.parties.licensor.name, deal.parties.licensee.name)
    return (bool(deal.title.strip()), *(bool(name.strip()) for name in names))


def _ip_parts(deal: Deal) -> tuple[bool, ...]:
    rights = any(right.number.strip() or right.title.strip() for right in deal.ip.rights)
    needs_rights = deal.ip.type in ("patent", "trademark")
    return (deal.ip.class_key != "overall", rights or not needs_rights)


def _grant_parts(deal: Deal) -> tuple[bool, ...]:
    grant = deal.grant
    return (bool(grant.territory.strip()), bool(grant.field.strip()), bool(grant.start))


def _counterparty_parts(deal: Deal) -> tuple[bool, ...]:
    chosen = deal.counterparty != BASELINE_COUNTERPARTY
    return (chosen or bool(other_party(deal).name.strip()),)


def _forecast_parts(deal: Deal) -> tuple[bool, ...]:
    return (any(deal.forecast.sales), deal.forecast.operating_margin_rate is not None)


def _structure_parts(deal: Deal) -> tuple[bool, ...]:
    return (bool(deal.structures),)


def _nothing_missing(_: Deal) -> tuple[bool, ...]:
    return (True,)


STEPS: tuple[Step, ...] = (
    Step("deal", _deal_parts),
    Step("ip", _ip_parts),
    Step("grant", _grant_parts),
    Step("counterparty", _counterparty_parts),
    Step("rate", _nothing_missing),
    Step("forecast", _forecast_parts),
    Step("structures", _structure_parts),
    Step("review", _nothing_missing),
)
KEYS: tuple[str, ...] = tuple(step.key for step in STEPS)


def state_of(key: str, evaluation: Evaluation) -> State:
    """How a step stands: a warning outweighs what is missing, for it may make a figure wrong."""
    if key == "review":
        return _review_state(evaluation)
    if has_warning(key, evaluation):
        return State.WARNING
    step = next(step for step in STEPS if step.key == key)
    parts = step.parts(evaluation.deal)
    if all(parts):
        return State.DONE
    return State.INCOMPLETE if any(parts) else State.EMPTY


def has_warning(key: str, evaluation: Evaluation) -> bool:
    """Whether something in the step may make a figure wrong."""
    if key == "grant" and ends_after_last_right(evaluation.deal):
        return True
    return any(c.step == key and c.level == "warning" for c in evaluation.warnings)


def _review_state(evaluation: Evaluation) -> State:
    others = {state_of(key, evaluation) for key in KEYS if key != "review"}
    if State.EMPTY in others or State.INCOMPLETE in others:
        return State.EMPTY
    return State.WARNING if State.WARNING in others else State.DONE


def neighbour(key: str, by: int) -> str | None:
    """The step ``by`` places further on the path, None beyond its ends."""
    place = KEYS.index(key) + by
    return KEYS[place] if 0 <= place < len(KEYS) else None
