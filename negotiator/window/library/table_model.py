"""A table of the library as Qt shows it: filtered, sorted, remarks marked on their cells."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from negotiator.evaluation import Source
from negotiator.language import Text
from negotiator.survey.export import Cell
from negotiator.survey.package import Row
from negotiator.window.library.remark_icons import erratum_icon, note_icon
from negotiator.window.library.remark_words import erratum_of_cell, note_of_cell
from negotiator.window.library.table_data import TableData

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LONG = 24  # characters; longer cells say themselves whole in a tooltip


class LibraryTable(QAbstractTableModel):
    """The visible rows of a table. ``rows`` holds their places in the printed order."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.table: TableData | None = None
        self.rows: list[int] = []
        self._matching: list[int] = []
        self._sorted: tuple[int, bool] | None = None
        self._nothing = text("window_library.window.nothing")

    def show_table(self, table: TableData | None) -> None:
        """Show another table, all of it, as printed."""
        self.beginResetModel()
        self.table = table
        self._sorted = None
        self._matching = list(range(table.row_count)) if table else []
        self.rows = self._matching
        self.endResetModel()

    def filter(self, typed: str, by_column: Mapping[int, str]) -> None:
        """Keep the rows that match. Raises ConditionError, and changes nothing."""
        if self.table is None:
            return
        matching = self.table.searcher.matching(typed, by_column)
        self._matching = matching
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1 goes back to the printed order."""
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()

    def _arrange(self) -> None:
        rows = self._matching
        if self.table is not None and self._sorted is not None:
            rows = self.table.searcher.ordered(rows, *self._sorted)
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        table = self.table
        if orientation != Qt.Orientation.Horizontal or table is None:
            return None
        if not 0 <= section < len(table.columns):
            return None
        column = table.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.is_figure else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column()) or self._nothing
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.table.columns[index.column()].is_figure else LEFT
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def words(self, row: int, column: int) -> str:
        """What stands in a visible cell; "" where nothing is printed."""
        return "" if self.table is None else self.table.searcher.words[column][self.rows[row]]

    def value(self, row: int, column: int) -> Cell:
        """A visible cell for another program: figures as printed numbers, nothing as None."""
        if self.table is None:
            return None
        shown = self.table.columns[column]
        if not shown.is_figure:
            return self.words(row, column) or None
        printed = self.table.printed.cells[shown.name][self.rows[row]]
        return Decimal(printed) if printed else None

    def headings(self) -> list[str]:
        """The columns' titles with their units."""
        return [column.heading for column in self.table.columns] if self.table else []

    def row_key(self, row: int) -> str:
        """The name of a visible row in notes and errata."""
        return self.table.printed.row_keys[self.rows[row]] if self.table else ""

    def remarks(self, index: Index) -> tuple[Row | None, Row | None]:
        """The erratum and the note on a cell."""
        if self.table is None or not index.isValid():
            return None, None
        key, names = self.row_key(index.row()), self.table.names_of(index.column())
        known = self.table.remarks
        return known.erratum(key, names), known.note(key, names)

    def index_of(self, source: Source) -> QModelIndex:
        """The visible cell a figure stands in; invalid if its row is not there."""
        place = self.table.printed.find_row(source.row) if self.table else None
        if self.table is None or place is None or place not in self.rows:
            return QModelIndex()
        names = [column.name for column in self.table.columns]
        column = names.index(source.column) if source.column in names else 0
        return self.index(self.rows.index(place), column)

    def _icon(self, index: Index) -> Any:
        erratum, note = self.remarks(index)
        if erratum is not None:
            return erratum_icon()
        return note_icon() if note is not None else None

    def _tooltip(self, index: Index) -> str | None:
        erratum, note = self.remarks(index)
        lines = [erratum_of_cell(erratum, self.text)] if erratum else []
        lines += [note_of_cell(note, self.text)] if note else []
        words = self.words(index.row(), index.column())
        if len(words) > LONG:
            lines.insert(0, words)
        return "\n".join(lines) or None

    def _spoken(self, index: Index) -> str:
        words = self.words(index.row(), index.column()) or self._nothing
        erratum, note = self.remarks(index)
        if erratum is not None:
            return self.text("window_library.about.has_erratum", value=words)
        return self.text("window_library.about.has_note", value=words) if note else words
