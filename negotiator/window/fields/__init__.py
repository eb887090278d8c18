"""Every field a page may use, in one place to import from."""

from negotiator.window.fields.binding import Binding, bound, spec_at
from negotiator.window.fields.cards import Card, CardChoice, FlagField, Option
from negotiator.window.fields.field import Combo, Field, Place
from negotiator.window.fields.money import money_unit, unit_words
from negotiator.window.fields.typed_fields import (
    ChoiceField,
    DayField,
    LineField,
    LongTextField,
    NumberField,
    TextField,
    UnreadableError,
)

__all__ = [
    "Binding",
    "Card",
    "CardChoice",
    "ChoiceField",
    "Combo",
    "DayField",
    "Field",
    "FlagField",
    "LineField",
    "LongTextField",
    "NumberField",
    "Option",
    "Place",
    "TextField",
    "UnreadableError",
    "bound",
    "money_unit",
    "spec_at",
    "unit_words",
]
