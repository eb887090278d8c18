"""The library: a window of its own beside the deal, with every table of the report."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from negotiator.evaluation import Source
from negotiator.language import Text
from negotiator.survey.edition import Edition, open_edition
from negotiator.window import interaction
from negotiator.window.background import Job
from negotiator.window.editor import Editor
from negotiator.window.library.about_panel import AboutPanel
from negotiator.window.library.chart_panel import ChartPanel
from negotiator.window.library.export_files import Sheet, write_csv, write_workbook
from negotiator.window.library.report_map import ReportMap
from negotiator.window.library.table_data import Shelf, TableData
from negotiator.window.library.table_view import LibraryView
from negotiator.window.library.tool_row import ToolRow
from negotiator.window.page import heading, plain

SIZE = (1280, 720)
# Below these widths, in characters, the panels beside the table fold away by themselves.
ROOM_FOR_ABOUT = 90
ROOM_FOR_MAP = 60
KEPT_JOBS = 20
WRITERS = {"csv": write_csv, "xlsx": write_workbook}


class LibraryWindow(QWidget):
    """Map on the left, the table in the middle, source and notes on the right."""

    def __init__(self, edition: Edition, text: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.text = text
        self.edition = edition
        self.shelf = Shelf(edition, text)
        self._open = ""
        self._source: Source | None = None
        self._words = ""
        self._jobs: list[Job] = []
        self._wanted: dict[str, bool] = {}
        self.setObjectName("desk")
        self.setWindowTitle(text("window_library.window.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.map = ReportMap(self.shelf)
        self.view = LibraryView(text)
        self.tools = ToolRow(text)
        self.about = AboutPanel(self.view.library, text)
        self.chart = ChartPanel(self.view.library, text)
        self._build()
        self._connect()
        self.resize(*SIZE)
        self._arrange()

    # Building

    def _build(self) -> None:
        self.title = heading("", "cardTitle")
        self.place = plain("", "purpose")
        self.state = plain("", "muted")
        self.keys = plain(self.text("window_library.window.keys"), "muted")
        below = QSplitter(Qt.Orientation.Vertical)
        below.setChildrenCollapsible(False)
        below.addWidget(self.view)
        below.addWidget(self.chart)
        below.setSizes([300, 300])
        self.chart.hide()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(8, 16, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.place)
        column.addWidget(self.tools)
        column.addWidget(below, 1)
        column.addWidget(self.state)
        column.addWidget(self.keys)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.map, middle, self.about):
            self.split.addWidget(part)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        for panel, characters in ((self.map, 26), (self.about, 26)):
            panel.setMinimumWidth(self.fontMetrics().averageCharWidth() * characters)
        self.split.setSizes([290, 680, 300])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.split)

    def _connect(self) -> None:
        self.map.chosen.connect(self.open_table)
        self.tools.words_typed.connect(self.view.filter_words)
        self.tools.cleared.connect(self._clear)
        self.tools.chart.toggled.connect(self._show_chart)
        self.tools.about.clicked.connect(partial(self._fold, "about"))
        self.tools.map.clicked.connect(partial(self._fold, "map"))
        for key in ("copy_plain", "copy_headed", "copy_all"):
            self.tools.when(key, getattr(self.view, key))
        for kind in WRITERS:
            self.tools.when(f"export_{kind}", partial(self.export, kind))
        self.view.rows_changed.connect(self._rows_changed)
        self.view.cell_changed.connect(self.about.show_cell)
        self.view.copied.connect(self._tell_copied)
        self.chart.picked.connect(self.view.select_row)
        for keys, act in (
            ("Ctrl+F", self.tools.filter.setFocus),
            ("Ctrl+Shift+F", self._search_all),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # Opening tables

    @property
    def table(self) -> str:
        """The id of the table that is open or being read; "" for none."""
        return self._open

    def go_to(self, source: Source) -> None:
        """Open the table of a figure at its row, the cell selected."""
        if self.shelf.entry(source.table) is None:
            self._say(self.text("window_library.window.no_table", table=source.table))
            return
        self._source = source
        self._open_now(source.table, "")

    def open_table(self, table: str, words: str = "") -> None:
        """Open a table, filtered by ``words``; the one that is open is only filtered."""
        self._source = None
        if table == self._open and self.view.library.table is not None:
            if words:
                self._filter(words)
        elif self.shelf.entry(table) is not None:
            self._open_now(table, words)

    def _open_now(self, table: str, words: str) -> None:
        self._open, self._words = table, words
        self.map.mark(table)
        if self.shelf.has(table) or not self.shelf.is_long(table):
            self._try(partial(self._read_here, table))
            return
        self._name(table)
        self._show(None)
        self._say(self.text("window_library.window.loading"))
        self._reading = Job(partial(self.shelf.table, table))
        self._reading.done.connect(self._arrived)
        self._reading.failed.connect(self._broken)
        self._start(self._reading)

    def _read_here(self, table: str) -> None:
        self._name(table)
        self._show(self.shelf.table(table))

    def _try(self, act: partial[None]) -> None:
        try:
            act()
        except Exception as error:  # a damaged edition is told, not crashed on
            self._show(None)
            self._say(self.text("window_library.window.damaged", reason=error))

    def _start(self, job: Job) -> None:
        """Run a job, and keep it for as long as its thread may speak to it."""
        self._jobs = [*self._jobs[-KEPT_JOBS:], job]
        job.start()

    def _arrived(self, data: TableData) -> None:
        if data.entry.table == self._open and self.view.library.table is not data:
            self._show(data)

    def _broken(self, error: object) -> None:
        self._say(self.text("window_library.window.damaged", reason=error))

    def _name(self, table: str) -> None:
        entry = self.shelf.entry(table)
        if entry is None:
            return
        language = self.text.language
        self.title.setText(f"{table}  {entry.titles[language]}")
        self._place_words(entry.sources[language], self.shelf.words.units(entry.unit))

    def _place_words(self, source: str, units: str) -> None:
        key = "source_unit" if units else "source"
        gaps = {"source": source, "unit": units} if units else {"source": source}
        self.place.setText(self.text(f"window_library.window.{key}", **gaps))

    def _show(self, data: TableData | None) -> None:
        self._say("")
        self.tools.set_words("")
        self.view.show_table(data)
        self.about.show_table(data)
        self.chart.show_table(data)
        self.tools.chart.setEnabled(self.chart.has_choice)
        self.tools.chart.setVisible(self.chart.has_choice)
        self.chart.setVisible(self.tools.chart.isChecked() and self.chart.has_choice)
        self.chart.redraw()
        if data is None:
            return
        listed = list(dict.fromkeys(c.unit for c in data.columns if c.unit))
        joint = self.text("window_library.window.joint")
        units = self.shelf.words.units(data.entry.unit) or joint.join(listed)
        self._place_words(data.entry.sources[self.text.language], units)
        if self._source is not None:
            self._find(self._source)
        elif self._words:
            self._filter(self._words)

    def _find(self, source: Source) -> None:
        if not self.view.go_to(source):
            words = self.text("window_library.window.no_row", table=source.table)
            self._say(words if source.row else "")

    def _filter(self, words: str) -> None:
        self.tools.set_words(words)
        self.view.filter_words(words)

    def _clear(self) -> None:
        self.tools.set_words("")
        self.view.clear_filters()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is seen

    def _rows_changed(self) -> None:
        table = self.view.library.table
        everything = table.row_count if table else 0
        self.tools.show_count(self.view.library.rowCount(), everything, self.view.is_filtered())
        self.chart.redraw()

    def _show_chart(self, on: bool) -> None:
        self.chart.setVisible(on and self.chart.has_choice)
        self.chart.redraw()

    def _fold(self, panel: str, on: bool) -> None:
        self._wanted[panel] = on
        self._arrange()

    def _arrange(self) -> None:
        """Show the panels that were asked for, else those there is room for."""
        characters = self.width() / self.fontMetrics().averageCharWidth()
        roomy = {"about": characters >= ROOM_FOR_ABOUT, "map": characters >= ROOM_FOR_MAP}
        shown = {**roomy, **self._wanted}
        for panel, button, key in (
            (self.about, self.tools.about, "about"),
            (self.map, self.tools.map, "map"),
        ):
            button.setChecked(shown[key])
            panel.setVisible(shown[key])
        self.keys.setVisible(roomy["about"])

    def _search_all(self) -> None:
        """Put the keyboard into the search of all tables, unfolding the map if need be."""
        self._fold("map", True)
        self.map.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _tell_copied(self, count: int) -> None:
        self._say(self.text("window_library.window.copied", count=f"{count:,}"))

    # Files

    def export(self, kind: str) -> None:
        """Ask for a place and write the visible rows there, in the background."""
        data = self.view.library.table
        if data is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = interaction.ask_save_path(
            self.text("window_library.window.export_title"),
            Path(folder or Path.home()) / f"{data.entry.table}.{kind}",
            self.text(f"window_library.window.{kind}_kinds"),
        )
        if path is None:
            return
        sheet = self._sheet(data)
        self._say(self.text("window_library.window.exporting"))
        job = Job(partial(_write, kind, sheet, path))
        job.done.connect(self._written)
        job.failed.connect(self._not_written)
        self._start(job)

    def _sheet(self, data: TableData) -> Sheet:
        model = self.view.library
        columns = range(model.columnCount())
        rows = tuple(
            tuple(model.value(row, column) for column in columns) for row in range(model.rowCount())
        )
        source = f"{self.title.text()} {self.place.text()}"
        return Sheet(data.entry.table, tuple(model.headings()), rows, source)

    def _written(self, written: tuple[str, int]) -> None:
        name, count = written
        self._say(self.text("window_library.window.exported", count=f"{count:,}", name=name))

    def _not_written(self, error: NotWrittenError) -> None:
        self._say("")
        reason = error.reason.strerror or error.reason
        interaction.tell(
            self.text("window_library.window.title"),
            self.text("window_library.window.not_exported", name=error.name),
            self.text("window_library.window.not_exported_reason", reason=reason),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.map.stop()
        super().closeEvent(event)


class NotWrittenError(Exception):
    """A file that could not be written, by name, and why."""

    def __init__(self, name: str, reason: OSError) -> None:
        super().__init__(name)
        self.name = name
        self.reason = reason


def _write(kind: str, sheet: Sheet, path: Path) -> tuple[str, int]:
    """Write the sheet; the file's name and how many rows it has. Raises NotWrittenError."""
    try:
        WRITERS[kind](sheet, path)
    except OSError as error:
        raise NotWrittenError(path.name, error) from error
    return path.name, len(sheet.rows)


def open_library(
    parent: QWidget, text: Text, editor: Editor, source: Source | None = None
) -> LibraryWindow:
    """Show the library over ``parent``, at ``source`` if one is given.

    There is one for each parent, language and edition, used again. Without a source it begins with
    the rates of the deal's kind of IP.
    """
    edition = open_edition(editor.evaluation.edition.name)
    found = _existing(parent, text, edition)
    window = found or LibraryWindow(edition, text, parent)
    window.show()
    window.raise_()
    window.activateWindow()
    if source is not None:
        window.go_to(source)
    elif not window.table:
        window.open_table(edition.rate_table(editor.deal.ip.type))
    return window


def _existing(parent: QWidget, text: Text, edition: Edition) -> LibraryWindow | None:
    """The window that is there already; one of another language or edition is put away."""
    kept: LibraryWindow | None = None
    for window in parent.findChildren(LibraryWindow):
        if window.edition is edition and window.text.language == text.language:
            kept = window
        else:
            window.close()
            window.deleteLater()
    return kept
