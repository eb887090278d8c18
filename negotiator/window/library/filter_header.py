"""A header whose sections each hold a field to filter the column, under its title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionHeader,
    QTableView,
)

from negotiator.language import Text
from negotiator.survey.search import ConditionError, figure_condition, is_condition
from negotiator.window.library.table_data import TableData
from negotiator.window.look.theme import look

PAUSE = 150  # milliseconds without a key before rows are filtered
TYPE_AHEAD = 300  # the most values that are offered
GAP = 2
TITLE_LINES = 2
PADDING = 8
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
WRAPPED = int(Qt.TextFlag.TextWordWrap.value)


class FilterHeader(QHeaderView):
    """Titles of two lines, and below them the fields; ``filtered`` follows what is typed."""

    filtered = Signal()

    def __init__(self, text: Text, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.text = text
        self.fields: list[QLineEdit] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.filtered)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)  # or a click would not turn it
        self.setSortIndicatorClearable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self.place_fields)
        parent.horizontalScrollBar().valueChanged.connect(self.place_fields)

    def show_table(self, table: TableData | None) -> None:
        """Fields for another table's columns, all empty."""
        for field in self.fields:
            field.hide()
            field.deleteLater()
        columns = table.columns if table else ()
        self.fields = [self._field(place, table) for place in range(len(columns)) if table]
        self.updateGeometries()
        self.place_fields()

    def typed(self) -> dict[int, str]:
        """What is typed, by column."""
        texts = enumerate(field.text() for field in self.fields)
        return {place: words for place, words in texts if words.strip()}

    def set_typed(self, place: int, words: str) -> None:
        """Type into a column's field; rows follow at once."""
        self.fields[place].setText(words)
        self._pause.stop()
        self.filtered.emit()

    def clear(self) -> None:
        """Empty every field; the rows are left to the caller."""
        for field in self.fields:
            field.clear()
        self._pause.stop()

    def _field(self, place: int, table: TableData) -> QLineEdit:
        column = table.columns[place]
        kind = "figures" if column.is_figure else "words"
        field = QLineEdit(self)
        field.setPlaceholderText(self.text(f"window_library.header.{kind}"))
        field.setToolTip(self.text(f"window_library.header.{kind}_tip"))
        field.setAccessibleName(self.text("window_library.header.name", column=column.title))
        field.textChanged.connect(lambda: self._changed(field, column.is_figure))
        field.returnPressed.connect(self.filtered)
        if not column.is_figure:
            self._offer(field, table.searcher.words[place])
        field.show()
        return field

    def _offer(self, field: QLineEdit, words: Sequence[str]) -> None:
        values = sorted({value for value in words if value})
        if 1 < len(values) <= TYPE_AHEAD:
            completer = QCompleter(values, field)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.setCompleter(completer)

    def _changed(self, field: QLineEdit, is_figure: bool) -> None:
        wrong = is_figure and not _is_read(field.text())
        if bool(field.property("wrong")) != wrong:
            field.setProperty("wrong", wrong)
            field.style().polish(field)
            tip = "wrong" if wrong else "figures_tip"
            field.setToolTip(self.text(f"window_library.header.{tip}"))
        if not wrong:
            self._pause.start()

    # Room for the fields

    def _field_height(self) -> int:
        return self.fields[0].sizeHint().height() if self.fields else 0

    def _title_height(self) -> int:
        return self.fontMetrics().lineSpacing() * TITLE_LINES + 12

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        extra = self._field_height() + 2 * GAP if self.fields else 0
        return QSize(size.width(), self._title_height() + extra)

    def updateGeometries(self) -> None:
        # The margin keeps the titles above the fields.
        margin = self._field_height() + 2 * GAP if self.fields else 0
        self.setViewportMargins(0, 0, 0, margin)
        super().updateGeometries()
        self.place_fields()

    def place_fields(self) -> None:
        """Put every field under its section, as far as that is in sight."""
        height = self._field_height()
        top = self.height() - height - GAP
        for place, field in enumerate(self.fields):
            left = self.sectionViewportPosition(place) + GAP
            field.setGeometry(left, top, max(self.sectionSize(place) - 2 * GAP, 0), height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A title on up to two lines, and a sign on the column that the rows are sorted by."""
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        self.initStyleOptionForIndex(option, section)
        option.rect = rect
        title, option.text = option.text, ""
        painter.save()
        self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, self)
        room = rect.adjusted(PADDING, 2, -PADDING, -2)
        painter.setFont(self.font())
        if self.sortIndicatorSection() == section:
            is_up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            painter.setPen(QColor(look().colours["accent"]))
            painter.drawText(room, RIGHT, "▲" if is_up else "▼")
            room.setRight(room.right() - self.fontMetrics().horizontalAdvance("▼") - 2)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self._side(section) | WRAPPED, str(title))
        painter.restore()

    def _side(self, section: int) -> int:
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self.model().headerData(section, Qt.Orientation.Horizontal, role)
        return side if isinstance(side, int) else RIGHT

    def focus_field(self, place: int) -> None:
        """Bring a column's field into sight and put the keyboard there."""
        view = self.parent()
        if isinstance(view, QTableView) and view.model() is not None:
            row = max(view.rowAt(0), 0)
            view.scrollTo(view.model().index(row, place))
        self.fields[place].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _is_read(typed: str) -> bool:
    if not typed.strip():
        return True
    if not is_condition(typed):
        return typed.strip()[:1] not in "><=!≥≤≠＞＜＝"
    try:
        figure_condition(typed)
    except ConditionError:
        return False
    return True
