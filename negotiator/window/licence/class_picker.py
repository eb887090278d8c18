"""The class of the survey: type part of a name, a product or a code, and take one of the list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from negotiator.deal.model import Deal
from negotiator.evaluation import SurveyClass
from negotiator.language import Text
from negotiator.survey.edition import Edition, open_edition
from negotiator.window.editor import Editor
from negotiator.window.factors.rate_words import percent, table_words
from negotiator.window.fields.field import Field
from negotiator.window.licence.class_search import found

KEY = Qt.ItemDataRole.UserRole
FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROWS_SHOWN = 8


class ClassPicker(Field):
    """Search and list; the chosen class is marked, and always in the list without a search."""

    def __init__(self, editor: Editor, text: Text, label: str) -> None:
        super().__init__(editor, text, ("ip", "class_key"), label)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.list = self._build_list()
        self._ip_type = ""
        self._place(self._column(), self.search)
        self.refresh()
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(lambda item, _: self._take(item))
        self.list.itemActivated.connect(lambda item, _: self._take(item))

    @property
    def edition(self) -> Edition:
        """The edition that the deal names."""
        return open_edition(self.editor.deal.benchmark.edition)

    def show_value(self, value: Any) -> None:
        """Mark the class; another IP type brings other classes."""
        ip_type = self.editor.deal.ip.type
        if ip_type != self._ip_type:
            self._ip_type = ip_type
            self.search.clear()
            self.search.setPlaceholderText(self.text(f"window.class_picker.example_{ip_type}"))
            self._fill()
        self._mark(value)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known which lines are in sight."""
        super().showEvent(event)
        self._mark(self.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The down key goes from the search into the list."""
        if watched is self.search and isinstance(event, QKeyEvent):
            down = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
            if down and self.list.topLevelItemCount():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                if self.list.currentItem() is None:
                    self.list.setCurrentIndex(self.list.model().index(0, 0))
                return True
        return super().eventFilter(watched, event)

    def _build_list(self) -> QTreeWidget:
        found_list = QTreeWidget()
        found_list.setObjectName("found")
        found_list.setAccessibleName(self.text("window.class_picker.found"))
        found_list.setRootIsDecorated(False)
        found_list.setIndentation(0)
        found_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names = ("class", "n", "mean")
        found_list.setHeaderLabels([self.text(f"window.class_picker.{name}") for name in names])
        header = found_list.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            found_list.headerItem().setTextAlignment(column, FIGURES)
        line = found_list.fontMetrics().lineSpacing() + 12
        found_list.setFixedHeight(line * (ROWS_SHOWN + 1) + 8)
        return found_list

    def _column(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list)
        return holder

    def _fill(self) -> None:
        classes = self.edition.classes(self._ip_type).values()
        self.list.clear()
        for known in found(self.search.text(), classes):
            self.list.addTopLevelItem(self._item(known))
        self.set_hint(
            "" if self.list.topLevelItemCount() else self.text("window.class_picker.nothing")
        )
        self._mark(self.value)

    def _item(self, known: SurveyClass) -> QTreeWidgetItem:
        """A line of the list: name, number of answers, mean; fine classes set in."""
        printed = self.edition.statistics(self._ip_type, known.key)
        figures = ["", ""]
        if printed is not None:
            figures = [str(printed.n), percent(printed.mean, self.text)]
        item = QTreeWidgetItem([self._label(known), *figures])
        item.setData(0, KEY, known.key)
        item.setToolTip(0, item.text(0).strip())
        table = table_words(self.edition.rate_table(self._ip_type), self.text)
        for column in (1, 2):
            item.setTextAlignment(column, FIGURES)
            item.setToolTip(column, table)
        return item

    def _label(self, known: SurveyClass) -> str:
        label = self.text.pick(known.labels)
        if known.key.startswith("nice_"):
            number = int(known.key.removeprefix("nice_"))
            return self.text("window.class_picker.nice", number=number, label=label)
        if known.key.isdigit():
            return f"    {known.key} {label}"
        return label

    def _mark(self, key: str) -> None:
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, KEY) == key:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)
                return
        self.list.clearSelection()

    def _take(self, item: QTreeWidgetItem) -> None:
        self.commit(item.data(0, KEY))

    def _take_first(self) -> None:
        first = self.list.topLevelItem(0)
        if self.search.text() and first is not None:
            self._take(first)


def with_ip_type(deal: Deal, ip_type: str) -> Deal:
    """The deal with another IP type; a class the type does not have gives way to all classes."""
    classes = open_edition(deal.benchmark.edition).classes(ip_type)
    kept = deal.ip.class_key if deal.ip.class_key in classes else "overall"
    return replace(deal, ip=replace(deal.ip, type=ip_type, class_key=kept, force_class=False))
