"""The payment terms a structure is composed of: the thirteen kinds of 表Ⅲ-1 (design §4).

A term is a frozen value and knows its fields; what it pays is the business of
``negotiator.payments``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from negotiator.deal import fields
from negotiator.deal.vocabulary import MEASURES, TIER_MODES, UNIT_MEASURES


@dataclass(frozen=True)
class Running:
    """rate × royalty base, every year; "adjusted" is the deal's point rate."""

    kind: ClassVar[str] = "running"
    rate: float | str = fields.declared(fields.RateOrAdjusted(0, 1, unit="rate"))
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class PerUnit:
    """A sum for each unit sold."""

    kind: ClassVar[str] = "per_unit"
    amount: float = fields.money()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Tier:
    """A price from ``start`` (inclusive) on: a rate, or a sum a unit."""

    start: float = fields.declared(fields.Number(0, unit="measure"), json="from")
    rate: float | None = fields.optional_rate()
    amount: float | None = fields.optional_money()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Stepped:
    """Prices by volume: each slice at its own (marginal), or the whole year at the last's."""

    kind: ClassVar[str] = "stepped"
    measure: str = fields.choice(MEASURES)
    mode: str = fields.choice(TIER_MODES, "marginal")
    tiers: tuple[Tier, ...] = fields.declared(fields.ListOf(fields.Section(Tier)))
    unknown: dict[str, Any] = fields.kept_unknown()

    @property
    def by_units(self) -> bool:
        """Whether the tiers are told apart by units and not by net sales."""
        return self.measure in UNIT_MEASURES


@dataclass(frozen=True)
class TimeStep:
    """A rate from a contract year on."""

    from_year: int = fields.year()
    rate: float = fields.rate()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class TimeSteps:
    """Rates by contract year; 0 before the first step."""

    kind: ClassVar[str] = "time_steps"
    steps: tuple[TimeStep, ...] = fields.declared(fields.ListOf(fields.Section(TimeStep)))
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Sliding:
    """A rate that follows an index, within a floor and a cap."""

    kind: ClassVar[str] = "sliding"
    rate: float = fields.rate()
    index: tuple[float, ...] = fields.declared(fields.ListOf(fields.Number(0, above=True)))
    elasticity: float = fields.declared(fields.Number(), 1.0)
    floor_rate: float = fields.rate(0.0)
    cap_rate: float = fields.rate(1.0)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Minimum:
    """At least ``amount`` every contract year; a top-up may be carried forward."""

    kind: ClassVar[str] = "minimum"
    amount: float | tuple[float, ...] = fields.declared(fields.OneOrList(fields.MONEY))
    carry_forward: bool = fields.flag()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Maximum:
    """Caps earned and minimum royalties, a year or in all."""

    kind: ClassVar[str] = "maximum"
    annual: float | None = fields.optional_money()
    total: float | None = fields.optional_money()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Fixed:
    """A fixed sum a year."""

    kind: ClassVar[str] = "fixed"
    amount: float = fields.money()
    from_year: int = fields.year(1)
    to_year: int | None = fields.declared(
        fields.Optional(fields.Number(0, whole=True, unit="years")), None
    )
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class CapacityFee:
    """A fee at signing for the first ``capacity`` units, and for each further lot begun."""

    kind: ClassVar[str] = "capacity_fee"
    amount: float = fields.money()
    capacity: float = fields.declared(fields.Number(0, above=True, unit="units"))
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Instalment:
    """A share of a lump sum, due in a year."""

    year: int = fields.year()
    share: float = fields.declared(fields.RATE)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class LumpSum:
    """One sum for the whole licence, paid at signing or in instalments."""

    kind: ClassVar[str] = "lump_sum"
    amount: float = fields.money()
    instalments: tuple[Instalment, ...] = fields.declared(
        fields.ListOf(fields.Section(Instalment)), factory=lambda: (Instalment(0, 1.0),)
    )
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class InitialPayment:
    """A sum at signing; creditable: set off against later earned royalties."""

    kind: ClassVar[str] = "initial_payment"
    amount: float = fields.money()
    creditable: bool = fields.flag()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Advance:
    """Royalties prepaid in a year; always creditable."""

    kind: ClassVar[str] = "advance"
    amount: float = fields.money()
    year: int = fields.year(0)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Event:
    """A milestone: a sum due in a year if the event comes."""

    year: int = fields.year()
    amount: float = fields.money()
    probability: float = fields.declared(fields.RATE, 1.0)
    name: str = fields.text()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True)
class Milestone:
    """Sums due on events."""

    kind: ClassVar[str] = "milestone"
    events: tuple[Event, ...] = fields.declared(fields.ListOf(fields.Section(Event)))
    unknown: dict[str, Any] = fields.kept_unknown()


Term = (
    Running
    | PerUnit
    | Stepped
    | TimeSteps
    | Sliding
    | Minimum
    | Maximum
    | Fixed
    | CapacityFee
    | LumpSum
    | InitialPayment
    | Advance
    | Milestone
)
TERM_KINDS: Mapping[str, type[Any]] = {cls.kind: cls for cls in Term.__args__}
TERM = fields.Variants(TERM_KINDS)
