"""The map of the report: its tables by part, and a search through all that stands in them.

The search goes table by table in the background; what it finds appears as it is found, and typing
on drops it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from negotiator.survey.catalogue import Entry
from negotiator.survey.search import folded
from negotiator.window.background import Job
from negotiator.window.library.table_data import Shelf
from negotiator.window.look.words import Words
from negotiator.window.page import heading

PAUSE = 200
KEPT_JOBS = 60
TABLE_ROLE = Qt.ItemDataRole.UserRole


class ReportMap(QWidget):
    """The tree of tables; ``chosen`` carries a table and the words to find in it (or "")."""

    chosen = Signal(str, str)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf
        self.text = shelf.text
        self._items: dict[str, QTreeWidgetItem] = {}
        self._parts: dict[str, tuple[QTreeWidgetItem, list[str]]] = {}
        self._hits: dict[str, int] = {}
        self._job: Job | None = None
        self._jobs: list[Job] = []
        self._waiting: list[Entry] = []
        self._found = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.text("window_library.window.search_example"))
        self.search.setAccessibleName(self.text("window_library.window.search"))
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.start_search)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self.start_search)
        self.tree = self._build_tree()
        self.state = Words("", "muted")
        self.state.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 8, 8)
        column.setSpacing(8)
        column.addWidget(heading(self.text("window_library.window.search"), "fieldLabel"))
        column.addWidget(self.search)
        column.addWidget(self.state)
        column.addWidget(self.tree, 1)

    def _build_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("found")
        tree.setHeaderHidden(True)
        tree.setAccessibleName(self.text("window_library.window.map"))
        tree.setIndentation(10)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        for entry in self.shelf.entries:
            if entry.part not in self._parts:
                part = _part_item(tree, self.text(f"window_library.part.{entry.part}"))
                self._parts[entry.part] = part, []
            part, tables = self._parts[entry.part]
            tables.append(entry.table)
            item = QTreeWidgetItem(part)
            item.setData(0, TABLE_ROLE, entry.table)
            self._items[entry.table] = item
            self._name(entry)
        tree.expandAll()
        tree.itemClicked.connect(self._choose)
        tree.itemActivated.connect(self._choose)
        tree.currentItemChanged.connect(lambda item, _: self._choose(item))
        return tree

    def mark(self, table: str) -> None:
        """Show which table is open, without opening it again."""
        item = self._items.get(table)
        if item is not None and self.tree.currentItem() is not item:
            self.tree.blockSignals(True)
            self.tree.setCurrentItem(item)
            self.tree.blockSignals(False)

    def hits(self) -> dict[str, int]:
        """The rows found so far, by table."""
        return dict(self._hits)

    def is_searching(self) -> bool:
        return self._job is not None or self._pause.isActive()

    def stop(self) -> None:
        """Drop the search that is under way."""
        self._pause.stop()
        self._waiting = []
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        table = item.data(0, TABLE_ROLE) if item is not None else None
        if table:
            self.chosen.emit(table, self._found if self._hits.get(table) else "")

    def _typed(self) -> None:
        self.stop()
        self._pause.start()

    def start_search(self) -> None:
        """Look for the words in every table, beginning with the short ones."""
        self.stop()
        self._found = self.search.text().strip()
        self._hits = {}
        for entry in self.shelf.entries:
            self._name(entry)
        self._show_found()
        if self._found:
            self._waiting = sorted(self.shelf.entries, key=lambda e: self.shelf.is_long(e.table))
            self._show_state()
            self._next()
        else:
            self.state.hide()

    def _next(self) -> None:
        self._job = None
        if self._waiting:
            entry = self._waiting.pop(0)
            self._job = Job(partial(_count, self.shelf, entry, self._found))
            self._job.done.connect(self._counted)
            self._job.failed.connect(self._skip)
            # A job that was dropped may still be running: it is kept until later ones are through.
            self._jobs = [*self._jobs[-KEPT_JOBS:], self._job]
            self._job.start()
        else:
            self._show_state()

    def _skip(self, _: object) -> None:
        """A table that can't be read has no hits; opening it says why."""
        self._next()

    def _counted(self, counted: tuple[Entry, int]) -> None:
        entry, hits = counted
        if hits or self._in_title(entry):
            self._hits[entry.table] = hits
            self._name(entry)
            self._show_found()
        self._next()

    def _in_title(self, entry: Entry) -> bool:
        title = folded(f"{entry.table} {entry.titles[self.text.language]}")
        return all(word in title for word in folded(self._found).split())

    def _name(self, entry: Entry) -> None:
        item, title = self._items[entry.table], entry.titles[self.text.language]
        words = f"{entry.table}  {title}"
        hits = self._hits.get(entry.table, 0)
        shown = self.text("window_library.window.hits", title=words, hits=f"{hits:,}")
        item.setText(0, shown if hits else words)
        item.setToolTip(0, shown if hits else words)

    def _show_found(self) -> None:
        """Hide the tables without a hit; without a search hide nothing."""
        for table, item in self._items.items():
            item.setHidden(bool(self._found) and table not in self._hits)
        for part, tables in self._parts.values():
            part.setHidden(all(self._items[table].isHidden() for table in tables))

    def _show_state(self) -> None:
        self.state.show()
        rows = sum(self._hits.values())
        if self._waiting:
            self.state.setText(self.text("window_library.window.searching"))
        elif self._hits:
            tables = len(self._hits)
            words = self.text("window_library.window.found", tables=tables, rows=f"{rows:,}")
            self.state.setText(words)
        else:
            self.state.setText(self.text("window_library.window.found_none"))


def _count(shelf: Shelf, entry: Entry, words: str) -> tuple[Entry, int]:
    return entry, shelf.table(entry.table).searcher.count(words)


def _part_item(tree: QTreeWidget, title: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(tree, [title])
    font = item.font(0)
    font.setBold(True)
    item.setFont(0, font)
    item.setToolTip(0, title)
    return item
