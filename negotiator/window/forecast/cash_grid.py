"""The forecast as a grid: years from left to right, sales and units as its two rows.

It pastes from a spreadsheet (years in a row or in a column), fills right, and adds or takes away
years. Every edit is one step of undo; what the deal can't hold changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negotiator.deal.editing import with_years
from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal
from negotiator.deal.vocabulary import MAX_YEARS
from negotiator.language import Text
from negotiator.numerals import show_money_short
from negotiator.window.editor import Editor
from negotiator.window.fields.grid import AnyIndex, CellForm, GridModel, GridView, Place
from negotiator.window.fields.money import money_unit, unit_words
from negotiator.window.fields.pasting import Cells, arranged
from negotiator.window.look.flow import Flow
from negotiator.window.page import plain

ROWS = ("sales", "units")
FORMS = (CellForm("money"), CellForm("units", may_be_empty=True))
COLUMN_CHARACTERS = 8


class CashModel(GridModel):
    """Sales and units of the deal by contract year."""

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__(text)
        self.editor = editor
        self.unit = money_unit()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(ROWS)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.editor.deal.years

    def value_of(self, row: int, column: int) -> Any:
        values = getattr(self.editor.deal.forecast, ROWS[row])
        return values[column] if column < len(values) else None

    def form_of(self, row: int, column: int) -> CellForm:
        return FORMS[row]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.text("domain.unit.year_n", year=section + 1)
        currency = self.editor.deal.forecast.currency
        unit = unit_words(self.text, currency, self.unit)
        return self.text(f"window_forecast.grid.{ROWS[section]}", unit=unit)

    def refresh(self) -> None:
        """Show the deal anew, in the unit in force."""
        self.unit = money_unit()
        self.show_anew()

    def write(self, changes: Mapping[Place, Any]) -> None:
        self.editor.apply(with_cells(self.editor.deal, changes))

    def paste(self, place: Place, cells: Cells) -> bool:
        """Figures from a spreadsheet; the forecast grows to take them all."""
        figures = arranged(cells, len(ROWS) - place[0])
        years = place[1] + len(figures[0])
        typed = {
            (place[0] + i, place[1] + j): cell
            for i, row in enumerate(figures[: len(ROWS) - place[0]])
            for j, cell in enumerate(row)
        }
        if years > MAX_YEARS:
            return self.refuse(DealError("", "too_many_years", most=MAX_YEARS, got=years))
        return self.take(typed)

    def refuse(self, error: DealError) -> bool:
        """Say why an edit can't be; always False."""
        self.refused.emit(self.sentence(error))
        return False

    def sentence(self, error: DealError) -> str:
        """The error with the year it is about."""
        said = super().sentence(error)
        place = error.place
        if place.startswith("forecast.") and place.endswith("]"):
            year = int(place[place.index("[") + 1 : -1]) + 1
            where = self.text("domain.unit.year_n", year=year)
            return self.text("window_forecast.grid.refused", where=where, sentence=said)
        return said


def with_cells(deal: Deal, changes: Mapping[Place, Any]) -> Deal:
    """The deal with cells of the grid changed, and as many more years as they reach."""
    years = max(deal.years, 1 + max((column for _, column in changes), default=0))
    if years > deal.years:
        deal = with_years(deal, years)
    rows = [list(deal.forecast.sales), list(deal.forecast.units)]
    for row, column in changes:
        value = changes[row, column]
        if row == 1 and not rows[1]:
            rows[1] = [0.0] * years
        rows[row][column] = value or 0.0
    if rows[1] and all(changes.get((1, column), 0) is None for column in range(years)):
        rows[1] = []  # the whole row was emptied: the deal has no units
    forecast = replace(deal.forecast, sales=tuple(rows[0]), units=tuple(rows[1]))
    return replace(deal, forecast=forecast)


def without_year(deal: Deal, place: int) -> Deal:
    """The deal without one contract year; the later ones move up."""
    sales, units = (_without(row, place) for row in (deal.forecast.sales, deal.forecast.units))
    shorter = with_years(deal, deal.years - 1)
    return replace(shorter, forecast=replace(shorter.forecast, sales=sales, units=units))


def with_year_after(deal: Deal, place: int) -> Deal:
    """The deal with a further year, a copy of the one at ``place``, right after it."""
    longer = with_years(deal, deal.years + 1)
    sales, units = (_doubled(row, place) for row in (deal.forecast.sales, deal.forecast.units))
    return replace(longer, forecast=replace(longer.forecast, sales=sales, units=units))


def _without(values: tuple[float, ...], place: int) -> tuple[float, ...]:
    return values[:place] + values[place + 1 :]


def _doubled(values: tuple[float, ...], place: int) -> tuple[float, ...]:
    return values[: place + 1] + values[place : place + 1] + values[place + 1 :]


class CashGrid(QWidget):
    """The grid with its buttons, its sum, and the error below it."""

    changed = Signal()

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.model = CashModel(editor, text)
        self.view = GridView(self.model)
        self.view.setAccessibleName(text("window_forecast.grid.name"))
        self.error = plain("", "error")
        self.error.hide()
        self.sum = plain("", "hint")
        self.buttons: dict[str, QPushButton] = {}
        self.model.refused.connect(self._show_error)
        self.model.accepted.connect(self.error.hide)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show the deal's forecast; the keyboard stays where it is."""
        current = self.view.currentIndex()
        place = (current.row(), min(current.column(), self.editor.deal.years - 1))
        self.model.refresh()
        if not self.view.currentIndex().isValid() and place[0] >= 0:
            self.view.select(*place)
        self._fit_columns()
        self.view.fit_height()
        total = sum(self.editor.deal.forecast.sales)
        words = show_money_short(total, self.text.language, self.editor.deal.forecast.currency)
        self.sum.setText(
            self.text("window_forecast.grid.sum", years=self.editor.deal.years, total=words)
        )
        self.buttons["remove_year"].setEnabled(self.editor.deal.years > 1)
        self.buttons["add_year"].setEnabled(self.editor.deal.years < MAX_YEARS)

    def add_year(self) -> None:
        """A further year after the current one (else at the end), equal to it."""
        current = self.view.currentIndex()
        place = current.column() if current.isValid() else self.editor.deal.years - 1
        self._change(lambda deal: with_year_after(deal, place))

    def remove_year(self) -> None:
        """Take the current year away (else the last)."""
        current = self.view.currentIndex()
        place = current.column() if current.isValid() else self.editor.deal.years - 1
        self._change(lambda deal: without_year(deal, place))

    def _change(self, step: Callable[[Deal], Deal]) -> None:
        try:
            self.editor.apply(step(self.editor.deal))
        except DealError as error:
            self._show_error(self.model.sentence(error))
        else:
            self.error.hide()

    def _show_error(self, sentence: str) -> None:
        self.error.setText(f"⚠ {sentence}")
        self.error.show()

    def _fit_columns(self) -> None:
        """Wide enough for the figures, and even."""
        self.view.resizeColumnsToContents()
        columns = range(self.model.columnCount())
        least = self.view.fontMetrics().averageCharWidth() * COLUMN_CHARACTERS
        width = max(least, *(self.view.columnWidth(column) for column in columns))
        for column in columns:
            self.view.setColumnWidth(column, width)

    def _build(self) -> None:
        actions = {
            "add_year": self.add_year,
            "remove_year": self.remove_year,
            "fill_right": self.view.fill_right,
            "copy": self.view.copy,
            "paste": self.view.paste,
            "clear": self.view.clear_cells,
        }
        row = Flow(spacing=8)
        for name, action in actions.items():
            button = QPushButton(self.text(f"window_forecast.grid.{name}"))
            button.setObjectName("small")
            button.setAutoDefault(False)
            button.setToolTip(self.text(f"window_forecast.grid.{name}_tip"))
            button.clicked.connect(lambda _=False, do=action: do())
            self.buttons[name] = button
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(row)
        column.addWidget(self.view)
        column.addWidget(self.error)
        below = QHBoxLayout()
        below.addWidget(self.sum)
        column.addLayout(below)
