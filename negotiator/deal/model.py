"""The deal: a licence under negotiation, as one frozen value (design §6.1).

Every field is declared once with its type, bounds and default. All rates are fractions; money is
in the deal's currency; years count from 0 (signing), contract years are 1 … T.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from negotiator.deal import fields
from negotiator.deal import vocabulary as words
from negotiator.deal.terms import TERM, Term

FORMAT = "negotiator-deal"
VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side of the deal."""

    name: str = fields.text()
    size: str = fields.choice(words.SIZES, "sme")
    country: str = fields.text("JP")
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Licensor and licensee."""

    licensor: Party = fields.section(Party)
    licensee: Party = fields.section(Party)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Right:
    """A right that is licensed: patent, application, registration …; ``expires`` may be empty."""

    kind: str = fields.text("patent")
    number: str = fields.text()
    title: str = fields.text()
    expires: str = fields.declared(fields.Day(), "")
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class IntellectualProperty:
    """What is licensed: IP type, survey class, rights."""

    type: str = fields.choice(words.IP_TYPES)
    class_key: str = fields.declared(fields.Spec(), "overall", json="class")
    force_class: bool = fields.flag()
    industry: str = fields.text()
    rights: tuple[Right, ...] = fields.declared(fields.ListOf(fields.Section(Right)), ())
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What the licence allows. ``years`` is T; it equals the length of the sales forecast."""

    exclusivity: str = fields.choice(words.EXCLUSIVITIES, "non_exclusive")
    sublicense: bool = fields.flag()
    territory: str = fields.text()
    field: str = fields.text()
    start: str = fields.declared(fields.Day(), "")
    years: int | None = fields.declared(
        fields.Optional(fields.Number(1, words.MAX_YEARS, whole=True, unit="years")), None
    )
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """Circumstances that the survey asked about one by one."""

    settlement: bool = fields.flag()
    no_alternative: bool = fields.flag()
    corporate_brand: bool = fields.flag()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class BenchmarkChoice:
    """Which statistic of which edition the rate starts from; an override needs a reason."""

    edition: str = fields.text("jpo-2009")
    statistic: str = fields.choice(words.STATISTICS, "mean")
    override_rate: float | None = fields.optional_rate()
    override_reason: str = fields.text()
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Override:
    """The user's own direction, magnitude (a fraction) or strength for a factor, with a reason."""

    direction: int | None = fields.declared(fields.Optional(fields.Number(-1, 1, whole=True)), None)
    magnitude: float | None = fields.optional_rate()
    strength: float | None = fields.optional_rate()
    reason: str = fields.text()
    unknown: dict[str, Any] = fields.kept_unknown()

    @property
    def changed(self) -> frozenset[str]:
        """The fields that the user set."""
        fields = ("direction", "magnitude", "strength")
        return frozenset(name for name in fields if getattr(self, name) is not None)


@dataclass(frozen=True, kw_only=True)
class AdjustmentChoice:
    """How the factors are read and combined (design §3.2), with the user's overrides by factor."""

    method: str = fields.choice(words.METHODS, "headline")
    combine: str = fields.choice(words.COMBINATIONS, "additive")
    overrides: Mapping[str, Override] = fields.declared(
        fields.MapOf(words.FACTORS, fields.Section(Override)), factory=dict
    )
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class RoyaltyBase:
    """From gross sales to the royalty base: deductions, then the share the right contributes."""

    kind: str = fields.choice(words.BASE_KINDS, "net_sales")
    scope: str = fields.choice(words.BASE_SCOPES, "overall")
    deduction_rate: float = fields.rate(0.0)
    contribution_rate: float = fields.rate(1.0)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """The licensee's expected sales by contract year. No margin: its values are not known."""

    currency: str = fields.text("JPY")
    sales: tuple[float, ...] = fields.declared(fields.ListOf(fields.MONEY))
    units: tuple[float, ...] = fields.declared(fields.ListOf(fields.UNITS), ())
    operating_margin_rate: float | None = fields.optional_rate()
    volatility: float = fields.declared(fields.Number(0), 0.25)
    success_probability: float = fields.declared(fields.Number(0, 1, unit="rate"), 1.0)
    licensee_investment: float = fields.money(0.0)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Finance:
    """Discount and tax assumptions of both sides (design §4.1)."""

    licensor_discount_rate: float = fields.discount_rate(0.12)
    licensee_discount_rate: float = fields.discount_rate(0.10)
    convention: str = fields.choice(words.CONVENTIONS, "end")
    licensor_tax_rate: float = fields.rate(0.34)
    licensee_tax_rate: float = fields.rate(0.30)
    withholding_rate: float = fields.rate(0.0)
    innovation_box: bool = fields.flag()
    innovation_box_eligible_rate: float = fields.rate(1.0)
    amortise_years: int = fields.declared(
        fields.Number(1, words.MAX_YEARS, whole=True, unit="years"), 1
    )
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class SolveFor:
    """Which term's price makes structures equal (design §4.2): its place in the list."""

    term: int = fields.declared(fields.Number(0, whole=True))
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Structure:
    """A named list of payment terms that apply together."""

    name: str = fields.declared(fields.Spec())
    terms: tuple[Term, ...] = fields.declared(fields.ListOf(TERM))
    solve_for: SolveFor | None = fields.declared(fields.Optional(fields.Section(SolveFor)), None)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Positions:
    """Confidential: alternatives, own cost, and scores of the 13 determinants (design §5)."""

    licensor_alternative_value: float | None = fields.optional_money()
    licensee_alternative_value: float | None = fields.optional_money()
    development_cost: float | None = fields.optional_money()
    recover_development_cost: bool = fields.flag()
    scores: Mapping[str, int] = fields.declared(
        fields.MapOf(
            tuple(str(number) for number in range(1, 14)), fields.Number(-2, 2, whole=True)
        ),
        factory=dict,
    )
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Simulation:
    """How many paths are drawn, and from which seed."""

    draws: int = fields.declared(fields.Number(1, 1_000_000, whole=True), 10_000)
    seed: int = fields.declared(fields.Number(0, 2**63 - 1, whole=True), 1)
    unknown: dict[str, Any] = fields.kept_unknown()


@dataclass(frozen=True, kw_only=True)
class Deal:
    """A whole deal. Only ``ip``, ``forecast`` and ``structures`` have no default."""

    ip: IntellectualProperty = fields.declared(fields.Section(IntellectualProperty))
    forecast: Forecast = fields.declared(fields.Section(Forecast))
    structures: tuple[Structure, ...] = fields.declared(fields.ListOf(fields.Section(Structure)))
    title: str = fields.text()
    role: str = fields.choice(words.ROLES, "licensor")
    language: str = fields.choice(("ja", "en"), "ja")
    prepared_by: str = fields.text()
    notes: str = fields.text()
    parties: Parties = fields.section(Parties)
    counterparty: str = fields.choice(words.COUNTERPARTIES, words.BASELINE_COUNTERPARTY)
    grant: Grant = fields.section(Grant)
    circumstances: Circumstances = fields.section(Circumstances)
    bundle: tuple[str, ...] = fields.declared(fields.ListOf(fields.Choice(words.BUNDLES)), ())
    benchmark: BenchmarkChoice = fields.section(BenchmarkChoice)
    adjustment: AdjustmentChoice = fields.section(AdjustmentChoice)
    base: RoyaltyBase = fields.section(RoyaltyBase)
    finance: Finance = fields.section(Finance)
    reference_structure: str = fields.text()
    positions: Positions = fields.section(Positions)
    simulation: Simulation = fields.section(Simulation)
    unknown: dict[str, Any] = fields.kept_unknown()

    @property
    def years(self) -> int:
        """T, the number of contract years."""
        return len(self.forecast.sales)

    @property
    def reference(self) -> Structure:
        """The structure the others are compared with: the named one, else the first."""
        for structure in self.structures:
            if structure.name == self.reference_structure:
                return structure
        return self.structures[0]
