"""Cards in as many columns as there is room for, up to a number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

COMFORTABLE = 16


class CardGrid(QWidget):
    """Equal columns; where a card would be narrower than comfortable, one column fewer.

    ``COMFORTABLE`` is in characters, so that larger text asks for wider cards.
    """

    def __init__(self, cards: Sequence[QWidget], columns: int) -> None:
        super().__init__()
        self._cards = list(cards)
        self._most = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._columns = 0
        self._place(columns)

    @property
    def columns(self) -> int:
        """How many stand side by side now."""
        return self._columns

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest card: the others can go below it."""
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        self._arrange(width)
        return super().heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        needed = COMFORTABLE * self.fontMetrics().averageCharWidth()
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        spacing = self._grid.spacing()
        fitting = (width + spacing) // (max(needed, widest, 1) + spacing)
        self._place(max(1, min(self._most, fitting)))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
