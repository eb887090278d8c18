"""Step 6: what the licensee may sell, and what is assumed about margins, interest and tax."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from negotiator.numerals import Kind, Unit
from negotiator.window.fields.cards import CardChoice, FlagField, Option
from negotiator.window.fields.money import money_unit, unit_words
from negotiator.window.fields.segments import Segments
from negotiator.window.fields.typed_fields import ChoiceField, NumberField
from negotiator.window.forecast.assumption_picker import AssumptionPicker
from negotiator.window.forecast.cash_grid import CashGrid
from negotiator.window.forecast.growth_helper import GrowthHelper
from negotiator.window.forecast.volatility import VolatilityChoice
from negotiator.window.look.columns import Columns
from negotiator.window.look.styles import dress
from negotiator.window.page import MoreBox, Page, Section, plain

CHOICE_WIDTH = 420
UNITS: tuple[Unit, ...] = ("one", "thousand", "million")


class ForecastPage(Page):
    """Sales and units by year, the royalty base, and the assumptions of both sides."""

    step: ClassVar[str] = "forecast"
    area: ClassVar[str] = "window_forecast"

    def build(self) -> None:
        dress(self)
        self.fields: dict[str, NumberField] = {}
        self.pickers: dict[str, AssumptionPicker] = {}
        for card in (
            self._sales_card(),
            self._base_card(),
            self._licensee_card(),
            self._discount_card(),
            self._tax_card(),
            self._risk_card(),
        ):
            self.body.addWidget(card)

    def refresh(self) -> None:
        self.grid.refresh()
        self.volatility.refresh()
        self.units.set_chosen(money_unit())

    # Sales and units

    def _sales_card(self) -> Section:
        card = Section(self.say("sales_card"))
        self.grid = CashGrid(self.editor, self.text)
        self.growth = GrowthHelper(self.editor, self.text)
        self.growth.hide()
        self.growth_button = QPushButton(self.say("growth"))
        self.growth_button.clicked.connect(self.open_growth)
        self.growth.closed.connect(self.growth.hide)
        unit = QWidget()
        row = QHBoxLayout(unit)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(QLabel(self.say("unit")))
        row.addWidget(self._unit_choice())
        row.addStretch(1)
        top = Columns({plain(self.say("sales_note"), "hint"): 1, unit: 0}, comfortable=24)
        card.inner.addWidget(top)
        card.inner.addWidget(self.grid)
        card.inner.addWidget(self.growth_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.inner.addWidget(self.growth)
        return card

    def open_growth(self) -> None:
        """Open the growth helper with the forecast's own figures."""
        self.growth.show()
        self.growth.start()

    def _unit_choice(self) -> Segments:
        currency = self.editor.deal.forecast.currency
        options = [Option(unit, unit_words(self.text, currency, unit)) for unit in UNITS]
        self.units = Segments(options, self.say("unit"))
        # The unit is the user's, not the deal's: the window keeps it, and draws all sums anew.
        self.units.chosen.connect(lambda unit: self.preference_asked.emit("money_unit", unit))
        return self.units

    # The royalty base

    def _base_card(self) -> Section:
        card = Section(self.say("base_card"))
        options = [
            Option(key, self.text(f"domain.base.{key}"), self.say(f"scope_{key}"))
            for key in ("overall", "if_used")
        ]
        self.scope = CardChoice(
            self.editor, self.text, ("base", "scope"), self.say("scope"), options=options
        )
        card.inner.addWidget(self.scope)
        deduction = self._number(("base", "deduction_rate"), "deduction")
        contribution = self._number(("base", "contribution_rate"), "contribution")
        card.inner.addWidget(_row(deduction, contribution))
        return card

    # The licensee

    def _licensee_card(self) -> Section:
        card = Section(self.say("licensee_card"))
        margin = self._number(("forecast", "operating_margin_rate"), "margin")
        investment = self._number(("forecast", "licensee_investment"), "investment")
        success = self._number(("forecast", "success_probability"), "success")
        card.inner.addWidget(_row(margin, investment, success))
        return card

    # Discount rates

    def _discount_card(self) -> Section:
        card = Section(self.say("discount_card"))
        card.inner.addWidget(plain(self.say("discount_note"), "hint"))
        licensor, licensee = (
            self._picker(("finance", f"{side}_discount_rate"), f"{side}_discount", "discount_rate")
            for side in ("licensor", "licensee")
        )
        _add_pickers(card, licensor, licensee)
        more = MoreBox(self.text)
        options = [(key, self.text(f"domain.convention.{key}")) for key in ("end", "mid")]
        self.convention = ChoiceField(
            self.editor,
            self.text,
            ("finance", "convention"),
            self.say("convention"),
            options=options,
            hint=self.say("convention_hint"),
        )
        self.convention.setMaximumWidth(CHOICE_WIDTH)
        more.inner.addWidget(self.convention)
        card.inner.addWidget(more)
        return card

    # Taxes

    def _tax_card(self) -> Section:
        card = Section(self.say("tax_card"))
        own = self._picker(("finance", "licensor_tax_rate"), "licensor_tax", "tax_rate")
        withheld = self._picker(("finance", "withholding_rate"), "withholding", "withholding_rate")
        _add_pickers(card, own, withheld)
        self.innovation_box = FlagField(
            self.editor,
            self.text,
            ("finance", "innovation_box"),
            self.say("innovation_box"),
            explanation=self.say("innovation_box_explained"),
        )
        card.inner.addWidget(self.innovation_box)
        more = MoreBox(self.text)
        licensee = self._number(("finance", "licensee_tax_rate"), "licensee_tax")
        eligible = self._number(("finance", "innovation_box_eligible_rate"), "eligible")
        amortise = self._number(("finance", "amortise_years"), "amortise")
        more.inner.addWidget(_row(licensee, eligible, amortise))
        card.inner.addWidget(more)
        return card

    # How uncertain it is

    def _risk_card(self) -> Section:
        card = Section(self.say("risk_card"))
        self.volatility = VolatilityChoice(self.editor, self.text)
        card.inner.addWidget(self.volatility)
        more = MoreBox(self.text)
        more.inner.addWidget(
            self._number(("forecast", "volatility"), "volatility_number", kind="plain")
        )
        card.inner.addWidget(more)
        return card

    def _picker(self, path: tuple[str, str], name: str, topic: str) -> AssumptionPicker:
        picker = AssumptionPicker(self._number(path, name), topic, self.text)
        self.pickers[name] = picker
        return picker

    def _number(self, path: tuple[str, str], name: str, kind: Kind | None = None) -> NumberField:
        field = NumberField(
            self.editor, self.text, path, self.say(name), kind=kind, hint=self.say(f"{name}_hint")
        )
        self.fields[name] = field
        return field


def _add_pickers(card: Section, *pickers: AssumptionPicker) -> None:
    """Pickers side by side, the list of each below them over the whole width."""
    card.inner.addWidget(_row(*pickers))
    for picker in pickers:
        card.inner.addWidget(picker.panel)


def _row(*fields: QWidget) -> Columns:
    """Fields in columns of one width, each beginning at the top."""
    holders: dict[QWidget, int] = {}
    for field in fields:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        column.addStretch(1)
        holders[holder] = 1
    return Columns(holders, spacing=24)
