"""How the figures write numbers: rates in percent, signed shifts, money in a unit that suits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negotiator.language import Text
from negotiator.numerals import show_number

# Units by language, smallest first: key, factor, and from which largest amount on it is used.
_UNITS = {
    "ja": (
        ("one", 1.0, 0.0),
        ("thousand", 1e3, 1e4),
        ("million", 1e6, 1e6),
        ("hundred_million", 1e8, 1e10),
    ),
    "en": (
        ("one", 1.0, 0.0),
        ("thousand", 1e3, 1e4),
        ("million", 1e6, 1e6),
        ("billion", 1e9, 1e10),
    ),
}
UNITS = ("one", "thousand", "million", "hundred_million", "billion")


def number(value: float, decimals: int = 0) -> str:
    """A number with separators for thousands."""
    return show_number(value, "plain", decimals=decimals)


def percent(rate: float, decimals: int = 1) -> str:
    """A fraction in percent, without the sign %: 0.081 is "8.1"."""
    return show_number(rate, "rate", decimals=decimals).removesuffix(" %")


def signed_percent(shift: float) -> str:
    """A shift in points with its sign: "+2.4", "−1.4"; "0.0" where it rounds to nothing."""
    return show_number(shift, "points")


@dataclass(frozen=True)
class MoneyUnit:
    """What amounts are shown in: ``amount / factor`` with ``decimals``, called ``name``."""

    name: str
    factor: float
    decimals: int

    def shown(self, amount: float) -> str:
        return number(amount / self.factor, self.decimals)


def money_unit(
    amounts: Iterable[float], currency: str, text: Text, unit: str | None = None
) -> MoneyUnit:
    """The unit for these amounts: the largest that leaves numbers of a readable length.

    ``unit``, one of :data:`UNITS`, is the user's own choice. Raises KeyError for another one.
    """
    largest = max((abs(amount) for amount in amounts), default=0.0)
    key, factor = _chosen(unit) if unit else _suitable(largest, text.language)
    gap = "yen" if currency == "JPY" else "other"
    name = text(f"charts.unit.{key}_{gap}", currency=currency)
    return MoneyUnit(name, factor, _decimals(largest / factor, factor))


def worth_drawing(amounts: Iterable[float]) -> bool:
    """Whether any amount is as much as half a hundredth of the currency's unit."""
    return any(abs(amount) >= 0.005 for amount in amounts)


def _chosen(unit: str) -> tuple[str, float]:
    known = {key: factor for units in _UNITS.values() for key, factor, _ in units}
    return unit, known[unit]


def _suitable(largest: float, language: str) -> tuple[str, float]:
    fitting = [(key, factor) for key, factor, start in _UNITS[language] if largest >= start]
    return fitting[-1]


def _decimals(largest: float, factor: float) -> int:
    """Three figures where amounts are small in their unit; none for yen and cents."""
    if factor == 1.0 or largest >= 100:
        return 0
    return 1 if largest >= 10 else 2
