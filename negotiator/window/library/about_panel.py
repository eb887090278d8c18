"""Beside the table: the selected cell in full, then premises, corrections and notes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from negotiator.language import Text
from negotiator.survey.package import Row
from negotiator.window.library.remark_words import (
    erratum_in_place,
    erratum_of_cell,
    note_in_place,
    note_of_cell,
)
from negotiator.window.library.table_data import TableData
from negotiator.window.library.table_model import LibraryTable
from negotiator.window.look.links import clear
from negotiator.window.page import heading, plain

MOST_LINES = 40


class AboutPanel(QScrollArea):
    """What is known about the table and about the cell that is selected."""

    def __init__(self, model: LibraryTable, text: Text) -> None:
        super().__init__()
        self.text = text
        self._model = model
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text("window_library.window.about"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 16, 16, 16)
        column.setSpacing(16)
        self._cell, self._table = QVBoxLayout(), QVBoxLayout()
        for part in (self._cell, self._table):
            part.setSpacing(4)
            column.addLayout(part)
        column.addStretch(1)
        self.setWidget(content)

    def show_table(self, table: TableData | None) -> None:
        """Say what holds for the whole table."""
        clear(self._table)
        if table is None:
            return
        errata, notes = table.remarks.errata, table.remarks.notes
        counts = self.text("window_library.about.counts", errata=len(errata), notes=len(notes))
        self._group(
            self._table, "", [counts if errata or notes else self.text("window_library.about.none")]
        )
        self._group(self._table, self.text("window_library.about.premises"), list(table.premises))
        told = [erratum_in_place(row, self._place(row, table), self.text) for row in errata]
        self._group(self._table, self.text("window_library.about.errata", count=len(errata)), told)
        told = [note_in_place(row, self._place(row, table), self.text) for row in notes]
        self._group(self._table, self.text("window_library.about.notes", count=len(notes)), told)

    def show_cell(self, index: QModelIndex) -> None:
        """Say the whole of a cell, and what is remarked on it and on its row."""
        clear(self._cell)
        table = self._model.table
        if not index.isValid() or table is None:
            return
        column = table.columns[index.column()]
        value = self._model.words(index.row(), index.column())
        value = value or self.text("window_library.window.nothing")
        row = table.row_words(self._model.rows[index.row()], self._joint)
        lines = [row] if row and row != value else []
        lines += [self.text("window_library.about.cell_words", column=column.heading, value=value)]
        lines += self._remarks(index, table)
        self._group(self._cell, self.text("window_library.about.cell"), lines, marked=False)

    @property
    def _joint(self) -> str:
        return self.text("window_library.window.joint")

    def _remarks(self, index: QModelIndex, table: TableData) -> list[str]:
        """Those on the cell first, then those on other cells of its row."""
        erratum, note = self._model.remarks(index)
        lines = [erratum_of_cell(erratum, self.text)] if erratum else []
        lines += [note_of_cell(note, self.text)] if note else []
        key = self._model.row_key(index.row())
        for other in table.remarks.errata:
            if other["row"] == key and other is not erratum:
                lines.append(erratum_in_place(other, _title(other, table), self.text))
        for other in table.remarks.notes:
            if other["row"] == key and other is not note:
                lines.append(note_in_place(other, _title(other, table), self.text))
        return lines

    def _place(self, row: Row, table: TableData) -> str:
        """The row a remark is on, and its column, in words."""
        name, title = table.key_words(str(row["row"]), self._joint), _title(row, table)
        return self.text("window_library.about.place", row=name, column=title)

    def _group(
        self, column: QVBoxLayout, title: str, lines: list[str], marked: bool = True
    ) -> None:
        if not lines:
            return
        if title:
            column.addWidget(heading(title, "strong"))
        for line in lines[:MOST_LINES]:
            column.addWidget(plain(f"・{line}" if marked and title else line, "muted"))
        if len(lines) > MOST_LINES:
            more = self.text("window_library.about.more", count=len(lines) - MOST_LINES)
            column.addWidget(plain(more, "muted"))


def _title(row: Row, table: TableData) -> str:
    """The title of the column a remark is on; the language's own where there are two."""
    for place, column in enumerate(table.columns):
        if row["field"] in table.names_of(place):
            return column.title
    return str(row["field"])
