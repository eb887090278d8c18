"""Step 7: ways to pay for the licence, side by side, each changed where it stands."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negotiator.charts.figures import SMALLEST, both_sides_value, yearly_payments
from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal
from negotiator.deal.terms import Minimum
from negotiator.window.fields.money import money_unit
from negotiator.window.look.chart_view import ChartView
from negotiator.window.look.columns import Columns
from negotiator.window.look.side_scroll import SideScroll
from negotiator.window.look.styles import dress
from negotiator.window.page import Page, Section, plain
from negotiator.window.structures import structure_edits as edits
from negotiator.window.structures.comparison_table import ComparisonTable
from negotiator.window.structures.pattern_button import PatternButton
from negotiator.window.structures.patterns import PATTERNS, Pattern, Sizes
from negotiator.window.structures.structure_card import StructureCard

EXCLUSIVE = ("exclusive", "registered_exclusive")


class StructuresPage(Page):
    """Comparison, charts, and a card a structure."""

    step: ClassVar[str] = "structures"
    area: ClassVar[str] = "window_structures"

    def build(self) -> None:
        dress(self)
        self.cards: list[StructureCard] = []
        self.body.addWidget(self._gallery_card())
        self.body.addWidget(self._comparison_card())
        self.hint = self._hint()
        self.body.addWidget(self._charts())
        self.body.addWidget(self.hint)
        self.body.addWidget(self._cards_card())

    def refresh(self) -> None:
        evaluation, unit = self.editor.evaluation, money_unit()
        self.table.refresh()
        self.payments.set_figure(
            lambda width, height: yearly_payments(evaluation, self.text, width, height, unit=unit)
        )
        self.values.set_figure(
            lambda width, height: both_sides_value(evaluation, self.text, width, height, unit=unit)
        )
        self._refresh_cards()
        self.hint.setVisible(lacks_minimum(self.editor.deal))
        for key, button in self.patterns.items():
            pattern = next(known for known in PATTERNS if known.key == key)
            button.setEnabled(not pattern.needs_units or bool(self.editor.deal.forecast.units))

    # Comparison

    def _comparison_card(self) -> Section:
        card = Section()
        self.table = ComparisonTable(self.editor, self.text)
        self.table.picked.connect(self.open_card)
        card.inner.addWidget(SideScroll(self.table))
        return card

    # The gallery, which opens below its button beside the title

    def _gallery_card(self) -> QFrame:
        self.add_button = QPushButton(self.say("add"))
        self.add_button.setObjectName("primary")
        self.add_button.setCheckable(True)
        self.gallery = self._gallery()
        self.gallery.hide()
        self.add_button.toggled.connect(self.gallery.setVisible)
        self.title_row.addWidget(self.add_button)
        return self.gallery

    def _gallery(self) -> Section:
        holder = Section()
        holder.inner.addWidget(plain(self.say("add_note"), "hint"))
        self.error = plain("", "error")
        self.error.hide()
        holder.inner.addWidget(self.error)
        grid = QGridLayout()
        grid.setSpacing(8)
        holder.inner.addLayout(grid)
        self.patterns: dict[str, PatternButton] = {}
        for place, pattern in enumerate(PATTERNS):
            button = self._pattern_button(pattern)
            self.patterns[pattern.key] = button
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return holder

    def _pattern_button(self, pattern: Pattern) -> PatternButton:
        name = self.text(f"window_structures.pattern.{pattern.key}.name")
        when = self.text(f"window_structures.pattern.{pattern.key}.when")
        button = PatternButton(name, when)
        button.clicked.connect(partial(self._on_pattern, pattern.key))
        return button

    def _on_pattern(self, key: str, _checked: bool = False) -> None:
        self.add_pattern(key)

    def add_pattern(self, key: str) -> None:
        """A structure from the gallery, opened so that its figures can be changed."""
        pattern = next(known for known in PATTERNS if known.key == key)
        terms = pattern.terms(Sizes.of(self.editor.evaluation))
        name = self.text(f"window_structures.pattern.{key}.name")
        try:
            self.editor.apply(edits.with_structure(self.editor.deal, name, terms))
        except DealError as error:
            self.error.setText(f"⚠ {error.sentence(self.text)}")
            self.error.show()
            self.add_button.setChecked(True)
            return
        self.error.hide()
        self.add_button.setChecked(False)
        self.open_card(len(self.cards) - 1)

    def _hint(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("caution")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(plain(self.say("minimum_hint")), 1, Qt.AlignmentFlag.AlignVCenter)
        self.minimum_button = QPushButton(self.say("minimum_add"))
        self.minimum_button.setObjectName("small")
        self.minimum_button.clicked.connect(lambda: self.add_pattern("minimum"))
        row.addWidget(self.minimum_button)
        return frame

    # Charts

    def _charts(self) -> Columns:
        self.payments = ChartView(smallest=SMALLEST["yearly_payments"])
        self.values = ChartView(smallest=SMALLEST["both_sides_value"])
        parts: dict[QWidget, int] = {}
        for chart, share in ((self.payments, 4), (self.values, 3)):
            card = Section()
            chart.setMinimumHeight(240)
            chart.picked.connect(self._on_chart_picked)
            card.inner.addWidget(chart)
            parts[card] = share
        return Columns(parts)

    def _on_chart_picked(self, key: str) -> None:
        name = key.removeprefix("structure/")
        for place, structure in enumerate(self.editor.deal.structures):
            if structure.name == name:
                self.open_card(place)
                return

    # Cards

    def _cards_card(self) -> Section:
        card = Section(self.say("cards"))
        card.inner.addWidget(plain(self.say("cards_note"), "hint"))
        self._cards_column = QVBoxLayout()
        self._cards_column.setSpacing(8)
        card.inner.addLayout(self._cards_column)
        return card

    def open_card(self, place: int) -> None:
        """Open the card of a structure, close the others, and bring it into view."""
        for card in self.cards:
            card.set_open(card.place == place)
        card = self.cards[place]
        card.title.setFocus()
        self.scroll_area.ensureWidgetVisible(card.title, 0, 80)

    def _refresh_cards(self) -> None:
        count = len(self.editor.deal.structures)
        while len(self.cards) > count:
            card = self.cards.pop()
            card.hide()
            card.setParent(None)
            card.deleteLater()
        while len(self.cards) < count:
            self._add_card(len(self.cards))
        for card in self.cards:
            card.refresh()

    def _add_card(self, place: int) -> None:
        card = StructureCard(self.editor, self.text, place)
        card.toggled.connect(partial(self._on_toggled, place))
        card.moved.connect(partial(self._on_moved, place))
        self._cards_column.addWidget(card)
        self.cards.append(card)

    def _on_toggled(self, place: int, is_open: bool) -> None:
        if is_open:
            self.open_card(place)
        else:
            self.cards[place].set_open(False)

    def _on_moved(self, place: int, by: int) -> None:
        """The open card goes along with its structure."""
        if self.cards[place].is_open:
            self.open_card(place + by)


def lacks_minimum(deal: Deal) -> bool:
    """Whether an exclusive licence would be paid by the reference without any minimum."""
    is_exclusive = deal.grant.exclusivity in EXCLUSIVE
    return is_exclusive and not any(isinstance(term, Minimum) for term in deal.reference.terms)
