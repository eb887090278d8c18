"""The table itself: sorting, copying and a menu that the keyboard reaches too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from negotiator.evaluation import Source
from negotiator.language import Text
from negotiator.survey.export import as_tabs
from negotiator.survey.search import ConditionError
from negotiator.window.library.filter_header import FilterHeader
from negotiator.window.library.table_data import TableData
from negotiator.window.library.table_model import LibraryTable

MEASURED_ROWS = 200
WIDEST = 20  # characters
NARROWEST = 6
PADDING = 24
ICON = 14
SHORT_VALUE = 24
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class LibraryView(QTableView):
    """Shows one table of the library; ``rows_changed`` and ``cell_changed`` tell what is seen."""

    rows_changed = Signal()
    cell_changed = Signal(QModelIndex)
    copied = Signal(int)

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.library = LibraryTable(text)
        self.header = FilterHeader(text, self)
        self._typed = ""
        self.setObjectName("surveyTable")
        self.setHorizontalHeader(self.header)
        self.setModel(self.library)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.header.filtered.connect(self.apply_filters)
        self.header.setSortIndicator(-1, ASCENDING)
        self.header.sortIndicatorChanged.connect(self._sort)
        self.selectionModel().currentChanged.connect(lambda cell: self.cell_changed.emit(cell))
        self._shortcuts()

    def _shortcuts(self) -> None:
        here = Qt.ShortcutContext.WidgetShortcut
        for keys, what in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy_plain),
            (QKeySequence("Ctrl+Shift+C"), self.copy_headed),
            (QKeySequence("Alt+Up"), lambda: self.sort_current(ASCENDING)),
            (QKeySequence("Alt+Down"), lambda: self.sort_current(DESCENDING)),
        ):
            QShortcut(keys, self, what, context=here)

    # What is shown

    def show_table(self, table: TableData | None) -> None:
        """Show a table from its beginning, unfiltered, as printed."""
        self._typed = ""
        self.header.setSortIndicator(-1, ASCENDING)
        self.library.show_table(table)
        self.header.show_table(table)
        self.setAccessibleName(table.entry.titles[self.text.language] if table else "")
        self._fit()
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        self.select_cell(self.library.index(0, 0))
        self.rows_changed.emit()

    def filter_words(self, typed: str) -> None:
        """Keep the rows that hold these words, besides what the columns' fields ask."""
        self._typed = typed
        self.apply_filters()

    def apply_filters(self) -> None:
        """Show the rows that match; a condition that can't be read changes nothing."""
        cell = self._held()
        try:
            self.library.filter(self._typed, self.header.typed())
        except ConditionError:
            return
        self._return_to(cell)
        self.rows_changed.emit()

    def clear_filters(self) -> None:
        """Show every row again."""
        self.header.clear()
        self.filter_words("")

    def is_filtered(self) -> bool:
        return bool(self._typed.strip() or self.header.typed())

    def go_to(self, source: Source) -> bool:
        """Select the cell a figure stands in; False if the table has no such row."""
        index = self.library.index_of(source)
        if index.isValid():
            self.select_cell(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            # The row's name stands at the left: no further to the right than the cell asks for.
            self.horizontalScrollBar().setValue(0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return index.isValid()

    def select_row(self, row: int) -> None:
        """Select a visible row's first cell and bring it into sight."""
        index = self.library.index(row, max(self.currentIndex().column(), 0))
        self.select_cell(index)
        self.scrollTo(index)

    def select_cell(self, index: QModelIndex) -> None:
        """Make a cell the current one and the only one selected."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.cell_changed.emit(index)

    # Sorting

    def sort_current(self, order: Qt.SortOrder) -> None:
        """Sort by the column of the current cell."""
        if self.currentIndex().isValid():
            self.header.setSortIndicator(self.currentIndex().column(), order)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        cell = self._held()
        self.library.sort(column, order)
        self._return_to(cell)
        self.rows_changed.emit()

    def _held(self) -> tuple[int, int]:
        """The current cell by its row's printed place, to find it again when rows move."""
        index = self.currentIndex()
        return (self.library.rows[index.row()], index.column()) if index.isValid() else (-1, 0)

    def _return_to(self, cell: tuple[int, int]) -> None:
        place, column = cell
        rows = self.library.rows
        row = rows.index(place) if place in rows else 0
        index = self.library.index(row, column)
        self.select_cell(index)
        if index.isValid():
            self.scrollTo(index)

    # Copying

    def copy_plain(self) -> None:
        """The selected cells to the clipboard."""
        self._copy(headed=False)

    def copy_headed(self) -> None:
        """The selected cells with their columns' titles."""
        self._copy(headed=True)

    def copy_all(self) -> None:
        """Every visible row with the titles."""
        rows, columns = range(self.library.rowCount()), range(self.library.columnCount())
        self._to_clipboard(list(rows), list(columns), headed=True)

    def _copy(self, headed: bool) -> None:
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        if chosen:
            self._to_clipboard(rows, columns, headed)

    def _to_clipboard(self, rows: list[int], columns: list[int], headed: bool) -> None:
        model, headings = self.library, self.library.headings()
        cells = [[model.value(row, column) for column in columns] for row in rows]
        titles = [headings[column] for column in columns] if headed else None
        QGuiApplication.clipboard().setText(as_tabs(titles, cells))
        self.copied.emit(len(rows))

    # Menu

    def _open_menu(self, place: QPoint) -> None:
        self.context_menu().exec(self.viewport().mapToGlobal(place))

    def context_menu(self) -> QMenu:
        """What can be done with the current cell and its column."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self.currentIndex()
        if index.isValid():
            self._column_actions(menu, index)
            menu.addSeparator()
        for key in ("copy_plain", "copy_headed", "copy_all"):
            self._action(menu, f"window_library.window.{key}").triggered.connect(getattr(self, key))
        return menu

    def _column_actions(self, menu: QMenu, index: QModelIndex) -> None:
        column = index.column()
        for key, order in (("ascending", ASCENDING), ("descending", DESCENDING)):
            action = self._action(menu, f"window_library.menu.{key}")
            action.triggered.connect(
                lambda _=False, order=order: self.header.setSortIndicator(column, order)
            )
        back = self._action(menu, "window_library.menu.unsorted")
        back.triggered.connect(lambda: self.header.setSortIndicator(-1, ASCENDING))
        menu.addSeparator()
        words = self.library.words(index.row(), column)
        if 0 < len(words) <= SHORT_VALUE:
            is_figure = self.library.table and self.library.table.columns[column].is_figure
            typed = f"={words}" if is_figure else words
            only = self._action(menu, "window_library.menu.only_value", value=words)
            only.triggered.connect(lambda: self.header.set_typed(column, typed))
        filtering = self._action(menu, "window_library.menu.filter_column")
        filtering.triggered.connect(lambda: self.header.focus_field(column))

    def _action(self, menu: QMenu, key: str, **gaps: str) -> QAction:
        return menu.addAction(self.text(key, **gaps).replace("&", "&&"))

    # Widths

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Each column as wide as its title on two lines and its first cells ask, within reason."""
        metrics = self.fontMetrics()
        least, most = (metrics.averageCharWidth() * n for n in (NARROWEST, WIDEST))
        for column, heading in enumerate(self.library.headings()):
            wanted = max(self._cells_width(column, metrics), self._title_width(heading, metrics))
            self.setColumnWidth(column, max(least, min(wanted, most)) + PADDING)
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + 10)
        self.setIconSize(QSize(metrics.ascent(), metrics.ascent()))

    def _cells_width(self, column: int, metrics: QFontMetrics) -> int:
        count = self.library.rowCount()
        rows = range(0, count, max(count // MEASURED_ROWS, 1))
        words = {self.library.words(row, column) for row in rows}
        return max((metrics.horizontalAdvance(cell) for cell in words), default=0) + ICON

    def _title_width(self, heading: str, metrics: QFontMetrics) -> int:
        """Half the title and a bit: Japanese breaks anywhere, English at its longest word."""
        longest = max(metrics.horizontalAdvance(word) for word in heading.split() or [""])
        half = metrics.horizontalAdvance(heading) * 0.56
        is_latin = heading.isascii()
        return round(max(half, longest) if is_latin else half) + ICON
