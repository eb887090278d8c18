"""The unit in which the window shows and reads sums: 円, 千円, 百万円, by the user's choice."""

from __future__ import annotations

from typing import cast

from negotiator.language import Text
from negotiator.numerals import Unit
from negotiator.window import preferences


def money_unit() -> Unit:
    """The unit in force, as ``negotiator.numerals`` names it."""
    return cast(Unit, preferences.money_unit())


def unit_words(text: Text, currency: str, unit: Unit | None = None) -> str:
    """The unit's name: ``百万円``, ``million US dollars``."""
    name_key = f"window.currency.{currency}"
    name = text(name_key) if name_key in text else currency
    return text(f"window.money_unit.{unit or money_unit()}", currency=name)
