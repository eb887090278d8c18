"""Where a structure's figures come from: each year's payment, line by line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from negotiator.evaluation import StructureValue
from negotiator.language import Text
from negotiator.numerals import Unit, show_number
from negotiator.window.fields.money import money_unit

LINES = ("earned", "minimum", "cap", "credits", "other", "payments")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AnyIndex = QModelIndex | QPersistentModelIndex


class YearlyModel(QAbstractTableModel):
    """A row a line that is not empty, a column a year from signing on."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self._unit: Unit = "one"
        self._rows: list[tuple[str, tuple[float, ...]]] = []

    def show_value(self, value: StructureValue) -> None:
        """Show a structure's years; lines that are 0 throughout are left out."""
        self.beginResetModel()
        self._unit = money_unit()
        rows = [(line, getattr(value, line)) for line in LINES]
        self._rows = [(line, sums) for line, sums in rows if line == "payments" or any(sums)]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._rows else len(self._rows[0][1])

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        amount = self._rows[index.row()][1][index.column()]
        places = 0 if self._unit == "one" else 1
        return show_number(amount, "money", unit=self._unit, decimals=places)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.text(f"window_structures.line.{self._rows[section][0]}")
        if section == 0:
            return self.text("domain.unit.year_0")
        return self.text("domain.unit.year_n", year=section)


class YearlyTable(QTableView):
    """The table; it shows and is copied from, nothing is typed here."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.yearly = YearlyModel(text)
        self.setModel(self.yearly)
        self.setAccessibleName(text("window_structures.structures.yearly"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_value(self, value: StructureValue) -> None:
        """Show a structure's years, as high as its lines."""
        self.yearly.show_value(value)
        self.resizeColumnsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.yearly.rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(rows + header + bar + 2 * self.frameWidth())
