"""Figures in the language of a paper: rates, points, sums in a unit that suits them, days.

Rounding is that of ``negotiator.numerals``, which the screen shares. A table says its unit once,
in its heading; :meth:`Numbers.scale` picks that unit from the largest sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from negotiator.language import Language
from negotiator.numerals import NOTHING, Unit, edit_number, show_money_short, show_number
from negotiator.papers.fonts import NO_BREAK_SPACE

# Currencies without a smaller coin in use.
WHOLE_CURRENCIES = frozenset(("JPY", "KRW", "VND"))
_LONGEST_SUM = 1e15  # from here on a float holds no exact units any more
_LARGEST_RATE = 1e6  # a payment on next to no sales
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


@dataclass(frozen=True)
class Scale:
    """A unit for a table of sums: its word's key and the decimals shown."""

    unit: Unit
    decimals: int


class Numbers:
    """Numbers in one language and currency."""

    def __init__(self, language: Language, currency: str) -> None:
        self.language = language
        self.currency = currency

    def rate(self, value: float | None, decimals: int = 1) -> str:
        """``8.1 %`` (never broken before the sign); a dash where there is nothing."""
        if value is not None and abs(value) >= _LARGEST_RATE:
            return _joined(f"{_power_of_ten(value * 100)} %")
        return _joined(show_number(value, "rate", self.language, decimals=decimals))

    def exact_rate(self, value: float) -> str:
        """An entered rate with the digits it needs: ``5 %``, ``4.25 %``."""
        return _joined(f"{_digits(value * 100)} %")

    def percent(self, value: float | None) -> str:
        """``8.1``, for a column that says % in its head."""
        return self.rate(value).removesuffix(f"{NO_BREAK_SPACE}%")

    def points(self, value: float) -> str:
        """``+2.4``, ``−1.4``."""
        return show_number(value, "points", self.language)

    def count(self, value: float | None) -> str:
        """``1,234``; digits behind the point only where there are any."""
        if value is not None and abs(value) >= _LONGEST_SUM:
            return _power_of_ten(value)
        return NOTHING if value is None else show_number(value, "plain", self.language)

    def scale(self, values: Iterable[float | None]) -> Scale:
        """The unit in which sums of this size are read best."""
        largest = max((abs(value) for value in values if value is not None), default=0.0)
        if largest >= 10_000_000:
            return Scale("million", 1)
        if largest >= 1_000_000:
            return Scale("thousand", 0)
        return self.exact

    @property
    def exact(self) -> Scale:
        """The currency itself, to its last coin."""
        return Scale("one", 0 if self.currency in WHOLE_CURRENCIES else 2)

    def money(self, value: float | None, scale: Scale) -> str:
        """A sum in the unit of a scale."""
        if value is not None and abs(value) >= _LONGEST_SUM:
            return _power_of_ten(value / {"one": 1, "thousand": 1e3, "million": 1e6}[scale.unit])
        return show_number(value, "money", self.language, scale.unit, scale.decimals)

    def sum(self, value: float) -> str:
        """A sum in running text: ``6,000万円`` where that is exact, else every digit."""
        if abs(value) >= _LONGEST_SUM:
            return f"{_power_of_ten(value)}{NO_BREAK_SPACE}{self.currency}"
        step = 10_000
        if value % step == 0:
            return _joined(show_money_short(value, self.language, self.currency))
        digits = self.money(value, self.exact)
        if value != round(value, self.exact.decimals):
            digits = edit_number(value, "money")  # a price of 12.5 yen a unit
        if self.currency == "JPY":
            return f"{digits}円" if self.language == "ja" else f"¥{digits}"
        return f"{digits}{NO_BREAK_SPACE}{self.currency}"

    def day(self, day: date) -> str:
        """``2026年11月20日``, ``20 November 2026``."""
        if self.language == "ja":
            return f"{day.year}年{day.month}月{day.day}日"
        return _joined(f"{day.day} {_MONTHS[day.month - 1]} {day.year}")

    def written_day(self, day: str) -> str:
        """A day of the deal file, or a dash while it is empty."""
        return self.day(date.fromisoformat(day)) if day else NOTHING


def _joined(text: str) -> str:
    return text.replace(" ", NO_BREAK_SPACE)


def _digits(value: float) -> str:
    return f"{value:.10g}".replace("-", "−")


def _power_of_ten(value: float) -> str:
    mantissa, exponent = f"{value:.3e}".split("e")
    return f"{mantissa} × 10^{int(exponent)}".replace("-", "−").replace(" ", NO_BREAK_SPACE)
