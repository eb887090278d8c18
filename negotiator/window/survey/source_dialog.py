""" "Where from?": the survey's table with the row and the cell a figure stands in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from negotiator.evaluation import Source
from negotiator.language import Text
from negotiator.survey.edition import Edition
from negotiator.survey.tables import TableView, show_table
from negotiator.window.page import heading, plain
from negotiator.window.survey.survey_table import SurveyTable

MANY_ROWS = 500
WIDEST_COLUMN = 20  # characters


class SourceDialog(QDialog):
    """The table a figure stands in, its row and cell marked and in sight.

    ``library_asked`` carries the source to be looked at among all tables.
    """

    library_asked = Signal(object)

    def __init__(
        self,
        edition: Edition,
        text: Text,
        source: Source,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.edition = edition
        self.source = source
        self.view = _view_of(edition, source)
        self.model = SurveyTable(self.view, edition, text, source)
        self.setWindowTitle(text("window.source.window", table=source.table))
        self.resize(920, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.view.info.titles[text.language], "cardTitle"))
        column.addWidget(plain(self._place_words(), "purpose"))
        column.addWidget(plain(self.model.cell_words(), "strong"))
        column.addWidget(self._build_table(), 3)
        column.addWidget(self._build_notes(), 1)
        column.addLayout(self._build_buttons())

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known what is in sight."""
        super().showEvent(event)
        header = self.table.horizontalHeader()
        if header.length() < self.table.viewport().width():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._go_to_cell()

    def selected_text(self) -> str:
        """The selected cells as tab-separated lines; the whole table if only one is marked."""
        chosen = sorted(self.table.selectedIndexes(), key=lambda i: (i.row(), i.column()))
        lines: dict[int, list[str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), []).append(str(index.data() or ""))
        return "\n".join("\t".join(cells) for cells in lines.values())

    def copy(self) -> None:
        """Put the selected cells on the clipboard, for a spreadsheet."""
        QGuiApplication.clipboard().setText(self.selected_text())

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, headings first."""
        QGuiApplication.clipboard().setText(self.model.as_text())

    def _place_words(self) -> str:
        parts = [self.view.info.sources[self.text.language]]
        units = [self._unit_word(unit) for unit in self.view.unit.split(", ") if unit]
        if units:
            unit = self.text("window.source.joint").join(units)
            parts.append(self.text("window.source.unit_is", unit=unit))
        return self.text("window.live.separator").join(parts)

    def _unit_word(self, unit: str) -> str:
        key = f"window.source.unit.{unit.replace(' ', '_')}"
        return self.text(key) if key in self.text else unit

    def _build_table(self) -> QTableView:
        self.table = QTableView()
        self.table.setObjectName("surveyTable")
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.view.info.titles[self.text.language])
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.resizeColumnsToContents()
        widest = self.table.fontMetrics().averageCharWidth() * WIDEST_COLUMN
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), widest))
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy)
        return self.table

    def _build_notes(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for title, lines in self._note_groups():
            column.addWidget(heading(self.text(f"window.source.{title}"), "strong"))
            for line in lines:
                column.addWidget(plain(f"・{line}", "muted"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.text("window.source.premises"))
        area.setWidget(content)
        return area

    def _note_groups(self) -> list[tuple[str, list[str]]]:
        """What is said about the table, that about the marked row first; empty groups left out."""
        marked = self.model.marked_key()
        language = self.text.language
        here = [str(n[f"note_{language}"]) for n in self.view.notes if n["row"] == marked]
        errata = [
            self.text(
                "window.source.erratum",
                row=e["row"],
                printed=e["printed"],
                corrected=e["corrected"],
                why=e[f"why_{language}"],
            )
            for e in self.view.errata
            if marked in ("", e["row"])
        ]
        premises = list(self.view.premises.get(language, ()))
        groups = [("note", here), ("errata", errata), ("premises", premises)]
        return [(title, lines) for title, lines in groups if lines]

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        copy_all = QPushButton(self.text("window.source.copy_all"))
        copy_all.clicked.connect(self.copy_all)
        close = QPushButton(self.text("window.source.close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(plain(self.text("window.source.copy_hint"), "muted"), 1)
        library = QPushButton(self.text("window.source.in_library"))
        library.clicked.connect(self._ask_library)
        row.addWidget(library)
        row.addWidget(copy_all)
        row.addWidget(close)
        return row

    def _ask_library(self) -> None:
        self.library_asked.emit(self.source)
        self.accept()

    def _go_to_cell(self) -> None:
        index: QModelIndex = self.model.marked_index()
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            if self.table.horizontalHeader().length() <= self.table.viewport().width():
                self.table.horizontalScrollBar().setValue(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _view_of(edition: Edition, source: Source) -> TableView:
    """The table, narrowed to the IP type, or to the class too where it is very long."""
    table = source.table
    view = show_table(table, source.row.get("ip_type"), edition=edition)
    if len(view.rows) > MANY_ROWS:
        view = show_table(table, source.row.get("ip_type"), source.row.get("class"), edition)
    return view
