"""A table of the survey as Qt shows it: named columns, figures right-aligned, one cell marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from negotiator.evaluation import Source
from negotiator.language import Text
from negotiator.survey.edition import Edition
from negotiator.survey.package import Row
from negotiator.survey.tables import TableView
from negotiator.window.look.theme import look

Index = QModelIndex | QPersistentModelIndex
WORD_COLUMNS = {"ip_type": "ip_type", "factor": "factor", "group": "group"}
SAID_ABOVE = ("ip_type", "class")
NUMBERS_AS_PRINTED = ("factor_no",)
NOTHING = "—"
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
ROOT = QModelIndex()


class SurveyTable(QAbstractTableModel):
    """The rows of a view; keys of closed lists are shown as words, a missing figure as a dash."""

    def __init__(self, view: TableView, edition: Edition, text: Text, source: Source) -> None:
        super().__init__()
        self.view = view
        self.edition = edition
        self.text = text
        self.source = source
        self.columns = [f for f in view.fields if self._is_shown(f["name"])]
        self._marked_row = self._find_row()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.view.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        field = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_figure = field["type"] in ("number", "integer")
            return int((RIGHT if is_figure else LEFT) | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            field["title"] if self.text.language == "ja" else field.get("title_en") or field["name"]
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.view.rows[index.row()].get(self.columns[index.column()]["name"])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), self.columns[index.column()]["name"], cell)
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return int(RIGHT | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole and index.row() == self._marked_row:
            bold = QFont()
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.BackgroundRole and index.row() == self._marked_row:
            return QColor(look().colours["range"])
        return None

    def marked_index(self) -> QModelIndex:
        """The cell the figure stands in; invalid if the table has no such row."""
        if self._marked_row is None:
            return QModelIndex()
        names = [field["name"] for field in self.columns]
        column = names.index(self.source.column) if self.source.column in names else 0
        return self.index(self._marked_row, column)

    def marked_key(self) -> str:
        """The marked row's name in notes and errata; "" without one."""
        return (
            "" if self._marked_row is None else self.view.row_key(self.view.rows[self._marked_row])
        )

    def cell_words(self) -> str:
        """The marked row and cell in one line, n with it where the table has one."""
        index = self.marked_index()
        if not index.isValid():
            return self.text("window.source.no_row")
        row = self.view.rows[index.row()]
        keys = [name for name in ("ip_type", "class", "factor", "base_band") if row.get(name)]
        place = self.text("window.source.joint").join(
            str(self._words(index.row(), name, row[name])) for name in keys
        )
        heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
        words = self.text(
            "window.source.cell", row=place, column=heading, value=self.data(index) or NOTHING
        )
        n = self._answers(row)
        return words if n is None else words + self.text("window.source.with_n", n=n)

    def _answers(self, row: Row) -> int | None:
        """How many answers stand behind a row: its own n, else that of the appendix's table."""
        if isinstance(row.get("n"), int):
            return int(row["n"])
        if not row.get("factor"):
            return None
        return self.edition.answers(row["ip_type"], row["class"], row["factor"])

    def as_text(self) -> str:
        """The whole table, tab-separated, headings first."""
        places = range(len(self.columns))
        lines = [[str(self.headerData(c, Qt.Orientation.Horizontal)) for c in places]]
        for row in range(len(self.view.rows)):
            lines.append([str(self.data(self.index(row, c))) for c in places])
        return "\n".join("\t".join(line) for line in lines)

    def _is_shown(self, name: str) -> bool:
        """A class is shown by its label, so the columns of labels would say it twice.

        What all rows share stands above the table already, and the report's own numbering of the
        factors only matters to whoever holds the printed report.
        """
        if name in SAID_ABOVE:
            return len({row[name] for row in self.view.rows}) > 1
        if name in NUMBERS_AS_PRINTED:
            return False
        if not name.startswith("label_"):
            return True
        has_class = any(field["name"] == "class" for field in self.view.fields)
        return not has_class and name == f"label_{self.text.language}"

    def _words(self, row: int, name: str, cell: Any) -> str:
        if cell is None:
            return NOTHING
        if name in WORD_COLUMNS:
            key = f"domain.{WORD_COLUMNS[name]}.{cell}"
            return self.text(key) if key in self.text else str(cell)
        if name == "class":
            return self._class_words(self.view.rows[row].get("ip_type"), str(cell))
        if isinstance(cell, float):
            # No rounding: a standard deviation of 0.35 is printed so, and must be shown so.
            return str(cell).replace("-", "−")
        return str(cell)

    def _class_words(self, ip_type: str | None, key: str) -> str:
        known = self.edition.classes(ip_type) if ip_type else {}
        return self.text.pick(known[key].labels) if key in known else key

    def _find_row(self) -> int | None:
        wanted = self.source.row.items()
        for place, row in enumerate(self.view.rows):
            if all(str(row.get(name)) == value for name, value in wanted):
                return place
        return None
