"""The fields of a deal: each is declared once, with its type, bounds and default.

A field's :class:`Spec` reads it from JSON, writes it back, and tells the window what may be
typed. A refused value raises :class:`DealError` with the place.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from negotiator.deal.errors import DealError, shown
from negotiator.deal.vocabulary import ADJUSTED

REQUIRED = dataclasses.MISSING
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Spec:
    """How one field is read and written; the base takes any text."""

    def read(self, value: Any, place: str) -> Any:
        if not isinstance(value, str):
            raise DealError(place, "not_text", got=shown(value))
        return value

    def write(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Flag(Spec):
    """true or false."""

    def read(self, value: Any, place: str) -> bool:
        if not isinstance(value, bool):
            raise DealError(place, "not_flag", got=shown(value))
        return value


@dataclass(frozen=True)
class Day(Spec):
    """A calendar day as ``2027-04-01``; empty while it is not known."""

    def read(self, value: Any, place: str) -> str:
        if not isinstance(value, str):
            raise DealError(place, "not_day", got=shown(value))
        if value:
            try:
                date.fromisoformat(value)
            except ValueError:
                raise DealError(place, "not_day", got=shown(value)) from None
        return value


@dataclass(frozen=True)
class Choice(Spec):
    """One key of a closed list."""

    keys: tuple[str, ...] = ()

    def read(self, value: Any, place: str) -> str:
        if not isinstance(value, str) or value not in self.keys:
            raise DealError(place, "not_in_list", keys=", ".join(self.keys), got=shown(value))
        return value


@dataclass(frozen=True)
class Number(Spec):
    """A finite number within bounds; ``above`` excludes the lower bound itself.

    ``unit`` is "rate" for fractions, "money", "units", "years" or "" — the window formats by it.
    """

    low: float = -math.inf
    high: float = math.inf
    above: bool = False
    whole: bool = False
    unit: str = ""

    def read(self, value: Any, place: str) -> float | int:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise DealError(place, "not_number", got=shown(value))
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise DealError(place, "not_finite", got=shown(value))
        if self.whole and number != int(number):
            raise DealError(place, "not_whole", got=shown(value))
        self._check_bounds(number, value, place)
        return int(value) if self.whole else number

    def _check_bounds(self, number: float, value: Any, place: str) -> None:
        too_low = number <= self.low if self.above else number < self.low
        if not too_low and number <= self.high:
            return
        gaps = {"low": _plain(self.low), "high": _plain(self.high), "got": shown(value)}
        if math.isinf(self.high):
            raise DealError(place, "not_above" if self.above else "too_low", **gaps)
        raise DealError(place, "out_of_range_above" if self.above else "out_of_range", **gaps)

    def write(self, value: Any) -> Any:
        """Whole numbers without a decimal point, as people write them."""
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
            return int(value)
        return value


@dataclass(frozen=True)
class RateOrAdjusted(Number):
    """A rate, or the word "adjusted" for the deal's own point rate (design §4)."""

    def read(self, value: Any, place: str) -> Any:
        if value == ADJUSTED:
            return value
        if isinstance(value, str):
            raise DealError(place, "not_rate_or_adjusted", got=shown(value))
        return super().read(value, place)


@dataclass(frozen=True)
class Optional(Spec):
    """A value or null."""

    inner: Spec = dataclasses.field(default_factory=Spec)

    def read(self, value: Any, place: str) -> Any:
        return None if value is None else self.inner.read(value, place)

    def write(self, value: Any) -> Any:
        return None if value is None else self.inner.write(value)


@dataclass(frozen=True)
class ListOf(Spec):
    """A list, each entry by the one spec; kept as a tuple."""

    inner: Spec = dataclasses.field(default_factory=Spec)

    def read(self, value: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise DealError(place, "not_list", got=shown(value))
        return tuple(self.inner.read(item, f"{place}[{i}]") for i, item in enumerate(value))

    def write(self, value: Any) -> list[Any]:
        return [self.inner.write(item) for item in value]


@dataclass(frozen=True)
class OneOrList(Spec):
    """One value for every year, or a list of them."""

    inner: Spec = dataclasses.field(default_factory=Spec)

    def read(self, value: Any, place: str) -> Any:
        if isinstance(value, list):
            return ListOf(self.inner).read(value, place)
        return self.inner.read(value, place)

    def write(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return ListOf(self.inner).write(value)
        return self.inner.write(value)


@dataclass(frozen=True)
class MapOf(Spec):
    """An object whose keys come from a closed list, each value by the one spec."""

    keys: tuple[str, ...] = ()
    inner: Spec = dataclasses.field(default_factory=Spec)

    def read(self, value: Any, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise DealError(place, "not_object", got=shown(value))
        for key in value:
            if key not in self.keys:
                raise DealError(place, "unknown_key", keys=", ".join(self.keys), got=shown(key))
        return {key: self.inner.read(item, f"{place}.{key}") for key, item in value.items()}

    def write(self, value: Any) -> dict[str, Any]:
        return {key: self.inner.write(item) for key, item in value.items()}


@dataclass(frozen=True)
class Section(Spec):
    """An object with declared fields: a frozen dataclass of this package."""

    cls: type[Any] = object

    def read(self, value: Any, place: str) -> Any:
        return read_section(self.cls, value, place)

    def write(self, value: Any) -> dict[str, Any]:
        return write_section(value)


@dataclass(frozen=True)
class Variants(Spec):
    """An object whose ``kind`` says which of several sections it is."""

    kinds: Mapping[str, type[Any]] = dataclasses.field(default_factory=dict)

    def read(self, value: Any, place: str) -> Any:
        if not isinstance(value, dict):
            raise DealError(place, "not_object", got=shown(value))
        kind = Choice(tuple(self.kinds)).read(value.get("kind"), f"{place}.kind")
        rest = {key: item for key, item in value.items() if key != "kind"}
        return read_section(self.kinds[kind], rest, place)

    def write(self, value: Any) -> dict[str, Any]:
        return {"kind": value.kind, **write_section(value)}


def declared(
    spec: Spec,
    default: Any = REQUIRED,
    *,
    factory: Callable[[], Any] | None = None,
    json: str | None = None,
) -> Any:
    """A dataclass field with its spec; ``json`` is its key in the file where that is another."""
    metadata = {"spec": spec, "json": json}
    if factory is not None:
        return dataclasses.field(default_factory=factory, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def kept_unknown() -> Any:
    """The field that keeps the keys we do not know, so that saving loses nothing."""
    return dataclasses.field(default_factory=dict)


def declared_fields(cls: Any) -> list[tuple[str, str, Spec]]:
    """Every declared field of a section: attribute, JSON key, spec."""
    return [
        (field.name, field.metadata["json"] or field.name, field.metadata["spec"])
        for field in dataclasses.fields(cls)
        if "spec" in field.metadata
    ]


def field_spec(cls: Any, name: str) -> Spec:
    """The spec of a section's field by attribute name."""
    for attribute, _, spec in declared_fields(cls):
        if attribute == name:
            return spec
    raise KeyError(name)


def read_section(cls: type[Any], value: Any, place: str) -> Any:
    """The section at ``place`` out of a JSON object; unknown keys are kept."""
    if not isinstance(value, dict):
        raise DealError(place, "not_object", got=shown(value))
    prefix = f"{place}." if place else ""
    arguments: dict[str, Any] = {}
    known: set[str] = set()
    for attribute, key, spec in declared_fields(cls):
        known.add(key)
        if key in value:
            arguments[attribute] = spec.read(value[key], prefix + key)
        elif _is_required(cls, attribute):
            raise DealError(prefix + key, "missing")
    arguments[UNKNOWN] = {key: item for key, item in value.items() if key not in known}
    return cls(**arguments)


def write_section(section: Any) -> dict[str, Any]:
    """The JSON object of a section: declared keys in their order, then the unknown ones."""
    written = {
        key: spec.write(getattr(section, attribute))
        for attribute, key, spec in declared_fields(section)
    }
    return {**written, **section.unknown}


def _is_required(cls: type[Any], attribute: str) -> bool:
    field = cls.__dataclass_fields__[attribute]
    return field.default is REQUIRED and field.default_factory is REQUIRED


def _plain(bound: float) -> str:
    return f"{bound:.15g}" if math.isfinite(bound) else ""


def rate(default: Any = REQUIRED, **more: Any) -> Any:
    """A fraction in [0, 1]."""
    return declared(Number(0, 1, unit="rate"), default, **more)


def optional_rate(default: Any = None) -> Any:
    """A fraction in [0, 1], or null while it is not known."""
    return declared(Optional(Number(0, 1, unit="rate")), default)


def discount_rate(default: float) -> Any:
    """A yearly discount rate above −1, at most 10."""
    return declared(Number(-1, 10, above=True, unit="rate"), default)


def money(default: Any = REQUIRED, **more: Any) -> Any:
    """A sum of 0 or more in the deal's currency."""
    return declared(MONEY, default, **more)


def optional_money() -> Any:
    """A sum of 0 or more, or null."""
    return declared(Optional(MONEY), None)


def year(default: Any = REQUIRED, **more: Any) -> Any:
    """A year of the contract, 0 (signing) … T; T is checked with the whole deal."""
    return declared(YEAR, default, **more)


def text(default: Any = "") -> Any:
    """Any text."""
    return declared(Spec(), default)


def flag(default: bool = False) -> Any:
    """true or false."""
    return declared(Flag(), default)


def choice(keys: Sequence[str], default: Any = REQUIRED) -> Any:
    """One key of a closed list."""
    return declared(Choice(tuple(keys)), default)


def section(cls: type[Any]) -> Any:
    """A section that is all defaults when the file leaves it out."""
    return declared(Section(cls), factory=cls)


MONEY = Number(0, unit="money")
UNITS = Number(0, unit="units")
RATE = Number(0, 1, unit="rate")
YEAR = Number(0, whole=True, unit="years")
