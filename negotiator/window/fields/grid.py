"""A small table one types figures into: the forecast, tiers, instalments, milestones.

The model is an adapter: it knows how a cell is read and shown, and leaves writing to ``write``,
which takes all cells of one edit at once, so that a paste is one step of undo.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from negotiator.deal.errors import DealError
from negotiator.language import Text
from negotiator.numerals import Kind, NumeralError, Unit, edit_number, parse_number
from negotiator.window.fields.pasting import Cells, is_blank, read_cells

AnyIndex = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class CellForm:
    """What a cell holds: a number of a kind, or text; ``may_be_empty`` lets it hold nothing."""

    kind: Kind | Literal["text"]
    may_be_empty: bool = False
    whole: bool = False


class GridModel(QAbstractTableModel):
    """Rows and columns of figures over a part of the deal; ``refused`` carries a sentence."""

    refused = Signal(str)
    accepted = Signal()

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.unit: Unit = "one"
        self._shape = (0, 0)

    @abstractmethod
    def value_of(self, row: int, column: int) -> Any:
        """What the deal holds at a cell."""

    @abstractmethod
    def form_of(self, row: int, column: int) -> CellForm:
        """How the cell is read and shown."""

    @abstractmethod
    def write(self, changes: Mapping[Place, Any]) -> None:
        """Take the cells of one edit into the deal. Raises DealError."""

    def paste(self, place: Place, cells: Cells) -> bool:
        """Write cells from a clipboard, the first one at ``place``; whether all were taken."""
        changes = {
            (place[0] + i, place[1] + j): cell
            for i, row in enumerate(cells)
            for j, cell in enumerate(row)
            if place[0] + i < self.rowCount() and place[1] + j < self.columnCount()
        }
        return self.take(changes)

    def take(self, typed: Mapping[Place, str]) -> bool:
        """Read what was typed into cells, and write it; a refusal changes no cell at all."""
        try:
            values = {place: self.read(place, words) for place, words in typed.items()}
        except NumeralError as error:
            return self._refuse(error.sentence(self.text))
        return self.put(values)

    def put(self, values: Mapping[Place, Any]) -> bool:
        """Write values into cells; False, and a sentence by ``refused``, if the deal can't."""
        try:
            self.write(values)
        except DealError as error:
            return self._refuse(self.sentence(error))
        self.accepted.emit()
        return True

    def sentence(self, error: DealError) -> str:
        """The error as it is shown below the table."""
        return self.text(f"errors.{error.code}", **error.gaps)

    def read(self, place: Place, typed: str) -> Any:
        """The value of a cell that was typed. Raises NumeralError."""
        form = self.form_of(*place)
        if form.kind == "text":
            return typed.strip()
        if is_blank(typed):
            return None if form.may_be_empty else 0.0
        value = parse_number(typed, form.kind, self.unit)
        return int(value) if form.whole and value.is_integer() else value

    def words_of(self, row: int, column: int) -> str:
        """A cell as it stands in the table, and in the clipboard: no digit is left out."""
        value, form = self.value_of(row, column), self.form_of(row, column)
        if value is None:
            return ""
        return str(value) if form.kind == "text" else edit_number(value, form.kind, self.unit)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words_of(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if self.form_of(index.row(), index.column()).kind == "text" else RIGHT
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) == self.words_of(index.row(), index.column()):
            return True
        return self.take({(index.row(), index.column()): str(value)})

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def show_anew(self) -> None:
        """Show the deal anew; only another number of rows or columns starts from scratch.

        A cell that is being typed in, or gone on to with Tab, stays what it is.
        """
        shape = (self.rowCount(), self.columnCount())
        if shape != self._shape:
            self._shape = shape
            self.beginResetModel()
            self.endResetModel()
            return
        if 0 not in shape:
            last = self.index(shape[0] - 1, shape[1] - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, shape[1] - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, shape[0] - 1)

    def _refuse(self, sentence: str) -> bool:
        self.refused.emit(sentence)
        return False


class GridView(QTableView):
    """A table worked by keyboard: type, copy, paste, fill right, clear."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.setModel(model)
        self.setObjectName("grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def selected_places(self) -> list[Place]:
        """The selected cells from top left to bottom right; the current one if none is."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        current = self.currentIndex()
        if not chosen and current.isValid():
            return [(current.row(), current.column())]
        return chosen

    def select(self, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        self.setCurrentIndex(self.grid.index(row, column))

    def copy(self) -> None:
        """Put the selected cells on the clipboard as a spreadsheet takes them."""
        places = self.selected_places()
        if not places:
            return
        rows = sorted({row for row, _ in places})
        lines = [
            "\t".join(self.grid.words_of(*place) for place in places if place[0] == row)
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Take the clipboard from the first selected cell on."""
        cells = read_cells(QGuiApplication.clipboard().text())
        if cells:
            places = self.selected_places()
            self.grid.paste(places[0] if places else (0, 0), cells)

    def clear_cells(self) -> None:
        """Empty the selected cells: nothing where nothing may stand, else 0."""
        self.grid.take(dict.fromkeys(self.selected_places(), ""))

    def fill_right(self) -> None:
        """Carry the first figure of each selected row on to the right.

        With one column selected, to the last year.
        """
        places = self.selected_places()
        if not places:
            return
        first = min(column for _, column in places)
        last = max(column for _, column in places)
        end = last if last > first else self.grid.columnCount() - 1
        rows = {row for row, _ in places}
        self.grid.put(
            {
                (row, column): self.grid.value_of(row, first)
                for row in rows
                for column in range(first + 1, end + 1)
            }
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif (
            event.key() == Qt.Key.Key_R and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.fill_right()
        else:
            super().keyPressEvent(event)

    def fit_height(self) -> None:
        """As high as its rows, so that the page scrolls and not the table."""
        rows = sum(self.rowHeight(row) for row in range(self.grid.rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(rows + header + bar + 2 * self.frameWidth())
