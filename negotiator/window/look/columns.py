"""Parts side by side where the page is wide enough, one below the other where it is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

BESIDE = QBoxLayout.Direction.LeftToRight
BELOW = QBoxLayout.Direction.TopToBottom


class Columns(QWidget):
    """Lays its parts out by its own width; each part comes with its share of the room.

    ``comfortable`` is the least width in characters that a part should have beside the others.
    """

    def __init__(self, parts: dict[QWidget, int], spacing: int = 16, comfortable: int = 0) -> None:
        super().__init__()
        self._parts = parts
        self._comfortable = comfortable
        self._box = QBoxLayout(BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for part, stretch in parts.items():
            self._box.addWidget(part, stretch)

    @property
    def is_stacked(self) -> bool:
        """Whether the parts stand one below the other."""
        return self._box.direction() == BELOW

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest part: the others can go below it."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        self._arrange(width)
        return super().heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        least = self._comfortable * self.fontMetrics().averageCharWidth()
        widths = [max(part.minimumSizeHint().width(), least) for part in self._parts]
        needed = sum(widths) + self._box.spacing() * (len(widths) - 1)
        wanted = BESIDE if width >= needed else BELOW
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
