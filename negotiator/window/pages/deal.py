"""Step 1: what the deal is called, who the parties are, and on which side one sits."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator.deal.vocabulary import CURRENCIES, ROLES, SIZES
from negotiator.window import preferences
from negotiator.window.fields import CardChoice, ChoiceField, LongTextField, Option, TextField
from negotiator.window.fields.country_field import CountryField
from negotiator.window.fields.segments import Segments
from negotiator.window.look.columns import Columns
from negotiator.window.page import MoreBox, Page, Section, heading, labelled, plain

SIDES = ("licensor", "licensee")
PARTY_WIDTH = 18


class DealPage(Page):
    """Title, side, parties, currency."""

    step: ClassVar[str] = "deal"

    def build(self) -> None:
        self.body.addWidget(self._build_title())
        self.body.addWidget(self._build_parties())
        self.body.addWidget(self._build_money())
        self.body.addWidget(self._build_more())

    def _build_title(self) -> QWidget:
        section = Section()
        placeholder = self.say("title_example")
        self.title = TextField(
            self.editor, self.text, ("title",), self.say("title"), placeholder=placeholder
        )
        options = [
            Option(role, self.text(f"domain.role.{role}"), self.say(f"role_{role}"))
            for role in ROLES
        ]
        self.role = CardChoice(
            self.editor, self.text, ("role",), self.say("role"), options=options, columns=3
        )
        section.inner.addWidget(self.title)
        section.inner.addWidget(self.role)
        return section

    def _build_parties(self) -> QWidget:
        section = Section(self.say("parties"))
        self.names: dict[str, TextField] = {}
        self.sizes: dict[str, ChoiceField] = {}
        self.countries: dict[str, CountryField] = {}
        parts = {self._build_party(side): 1 for side in SIDES}
        section.inner.addWidget(Columns(parts, spacing=32, comfortable=PARTY_WIDTH))
        return section

    def _build_party(self, side: str) -> QWidget:
        editor, text = self.editor, self.text
        sizes = [(size, text(f"domain.size.{size}")) for size in SIZES]
        place = ("parties", side)
        self.names[side] = TextField(editor, text, (*place, "name"), self.say("party_name"))
        self.sizes[side] = ChoiceField(
            editor, text, (*place, "size"), self.say("party_size"), options=sizes
        )
        self.countries[side] = CountryField(
            editor, text, (*place, "country"), self.say("party_country")
        )
        party = QWidget()
        column = QVBoxLayout(party)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(text(f"domain.side.{side}"), "strong"))
        for field in (self.names[side], self.sizes[side], self.countries[side]):
            column.addWidget(field)
        return party

    def _build_money(self) -> QWidget:
        section = Section(self.say("money"))
        currencies = [(code, self._currency_words(code)) for code in CURRENCIES]
        self.currency = ChoiceField(
            self.editor,
            self.text,
            ("forecast", "currency"),
            self.say("currency"),
            options=currencies,
        )
        options = [
            Option(unit, self.text(f"window.money_choice.{unit}"))
            for unit in preferences.MONEY_UNITS
        ]
        self.unit = Segments(options, self.say("unit"))
        self.unit.set_chosen(preferences.money_unit())
        self.unit.chosen.connect(lambda unit: self.preference_asked.emit("money_unit", unit))
        unit = QWidget()
        unit.setLayout(labelled(self.say("unit"), self.unit))
        section.inner.addWidget(Columns({self.currency: 1, unit: 1}, spacing=32))
        section.inner.addWidget(plain(self.say("unit_hint"), "hint"))
        return section

    def _build_more(self) -> QWidget:
        more = MoreBox(self.text)
        section = Section()
        self.prepared_by = TextField(
            self.editor,
            self.text,
            ("prepared_by",),
            self.say("prepared_by"),
            hint=self.say("prepared_by_hint"),
        )
        self.notes = LongTextField(
            self.editor,
            self.text,
            ("notes",),
            self.say("notes"),
            hint=self.say("notes_hint"),
            rows=4,
        )
        section.inner.addWidget(self.prepared_by)
        section.inner.addWidget(self.notes)
        more.inner.addWidget(section)
        self.more = more
        return more

    def _currency_words(self, code: str) -> str:
        return self.say("currency_named", name=self.text(f"window.currency.{code}"), code=code)
