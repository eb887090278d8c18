"""The steps on the left, each with its state as a sign, in words for screen readers too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.look.theme import look
from negotiator.window.steps import KEYS, State, state_of

SIGN = 20
ITEM_MARGINS = 56
SHARPNESS = 3


class StepList(QFrame):
    """Shows where one is and how each step stands; ``chosen`` carries a step's key."""

    chosen = Signal(str)

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.editor = editor
        self.text = text
        self.is_compact = False
        self.list = QListWidget()
        self.list.setObjectName("stepList")
        self.list.setAccessibleName(text("window.frame.steps"))
        self.list.setIconSize(QSize(SIGN, SIGN))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _ in KEYS:
            self.list.addItem(QListWidgetItem())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 8)
        column.addWidget(self.list)
        self.list.currentRowChanged.connect(lambda row: self.chosen.emit(KEYS[row]))
        editor.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show every step's state as it stands."""
        for row, key in enumerate(KEYS):
            self._show(self.list.item(row), row + 1, key, state_of(key, self.editor.evaluation))

    def set_current(self, key: str) -> None:
        """Mark the step one is at; no signal."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(KEYS.index(key))
        self.list.blockSignals(False)

    def set_compact(self, compact: bool) -> None:
        """Signs alone, where there is little room."""
        self.is_compact = compact
        self.list.setProperty("compact", compact)
        self.list.style().unpolish(self.list)
        self.list.style().polish(self.list)
        self.refresh()

    def needed_width(self) -> int:
        """The width at which no name is cut, the chosen one being bold."""
        font = QFont(self.list.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        names = (metrics.horizontalAdvance(self.text(f"domain.step.{key}")) for key in KEYS)
        return max(names) + SIGN + ITEM_MARGINS

    def _show(self, item: QListWidgetItem, number: int, key: str, state: State) -> None:
        name = self.text(f"domain.step.{key}")
        said = self.text(f"window.state.{state.value}")
        item.setText("" if self.is_compact else name)
        item.setIcon(sign(state, number))
        item.setToolTip(f"{name}: {said}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {said}")


def sign(state: State, number: int) -> QIcon:
    """A tick, an exclamation mark, a half-filled or an empty ring with the step's number."""
    pixmap = QPixmap(SIGN * SHARPNESS, SIGN * SHARPNESS)
    pixmap.setDevicePixelRatio(SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, state, number)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # or Qt would tint it
    return icon


def _paint(painter: QPainter, state: State, number: int) -> None:
    colour = {name: QColor(value) for name, value in look().colours.items()}
    ring = QRectF(1, 1, SIGN - 2, SIGN - 2)
    if state is State.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour["good"])
        painter.drawEllipse(ring)
        painter.setPen(QPen(colour["card"], 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(6, 10.4), QPointF(9, 13.2), QPointF(14.2, 7)]))
        return
    edges = {State.WARNING: "warning_text", State.INCOMPLETE: "accent", State.EMPTY: "axis"}
    grounds = {State.WARNING: "warning_ground", State.INCOMPLETE: "card", State.EMPTY: "card"}
    painter.setPen(QPen(colour[edges[state]], 1.4))
    painter.setBrush(colour[grounds[state]])
    painter.drawEllipse(ring)
    if state is State.INCOMPLETE:
        painter.setBrush(colour["accent"])
        painter.drawPie(ring, 90 * 16, -180 * 16)
        return
    font = QFont()
    font.setPixelSize(12)
    font.setBold(state is State.WARNING)
    painter.setFont(font)
    words = "!" if state is State.WARNING else str(number)
    painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, words)
