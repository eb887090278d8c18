"""The tie between a field on a page and a place in the deal.

A place is declared once, in ``negotiator.deal``: its bounds, and whether it may be empty, are
read from there and never written down again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from negotiator.deal.editing import Path, place_of, value_at, with_value
from negotiator.deal.fields import (
    ListOf,
    MapOf,
    OneOrList,
    Optional,
    Section,
    Spec,
    Variants,
    field_spec,
)
from negotiator.deal.model import Deal


@dataclass(frozen=True)
class Binding:
    """How a value is read from a deal and written into the next one.

    ``name`` tells edits of one place from others: those that follow each other quickly are one
    undo step.
    """

    name: str
    spec: Spec
    read: Callable[[Deal], Any]
    write: Callable[[Deal, Any], Deal]

    @property
    def may_be_empty(self) -> bool:
        """Whether None may stand here."""
        return isinstance(self.spec, Optional)


def bound(deal: Deal, path: Path, write: Callable[[Deal, Any], Deal] | None = None) -> Binding:
    """The binding to a path; ``write`` replaces the plain change where one edit does more."""

    def plainly(current: Deal, value: Any) -> Deal:
        changed: Deal = with_value(current, path, value)
        return changed

    return Binding(
        name=place_of(path),
        spec=spec_at(deal, path),
        read=lambda current: value_at(current, path),
        write=write or plainly,
    )


def spec_at(deal: Deal, path: Path) -> Spec:
    """The declared spec of the place; KeyError or IndexError if the deal has no such place."""
    node: Any = deal
    spec: Spec = Section(Deal)
    for step in path:
        spec = _spec_below(inner_spec(spec), node, step)
        node = value_at(node, (step,))
    return spec


def inner_spec(spec: Spec) -> Spec:
    """What an optional place holds when it holds something."""
    return inner_spec(spec.inner) if isinstance(spec, Optional | OneOrList) else spec


def _spec_below(spec: Spec, node: Any, step: str | int) -> Spec:
    if isinstance(spec, ListOf | MapOf):
        return spec.inner
    if isinstance(spec, Section | Variants):
        return field_spec(type(node), str(step))
    return spec
