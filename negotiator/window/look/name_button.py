"""A name that can be pressed: as wide as there is room, on several lines if allowed, then cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QPushButton, QSizePolicy

LEAST_CHARACTERS = 10
PADDING = 12


class NameButton(QPushButton):
    """A flat button with the user's own words; the whole of them is its tooltip.

    ``lines`` is how many lines they may take before they are cut with "…".
    """

    def __init__(self, lines: int = 1) -> None:
        super().__init__()
        self.words = ""
        self._lines = lines
        self.setObjectName("rowButton")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        across = QSizePolicy.Policy.Maximum if lines == 1 else QSizePolicy.Policy.Preferred
        down = QSizePolicy.Policy.Fixed if lines == 1 else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(across, down)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Show a name; an ampersand in it is no shortcut."""
        self.words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        width = self._metrics().horizontalAdvance(self.words) + PADDING + 2  # for rounding
        return QSize(width, self._height(1))

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS
        return QSize(min(least, self.sizeHint().width()), self._height(1))

    def hasHeightForWidth(self) -> bool:
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._broken(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText("\n".join(self._broken(self.width())).replace("&", "&&"))

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + PADDING // 2 + 2

    def _metrics(self) -> QFontMetrics:
        """Of the bold face that the stylesheet gives names, even before it is put on."""
        return QFontMetrics(self._bold())

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _broken(self, width: int) -> list[str]:
        """The words in at most the allowed number of lines, the last one cut if need be."""
        room = max(width - PADDING, 0)
        cut = Qt.TextElideMode.ElideRight
        if self._lines == 1:
            return [self._metrics().elidedText(self.words, cut, room)]
        starts = self._line_starts(room)
        kept = starts[: self._lines]
        ends = [*kept[1:], len(self.words)]
        lines = [self.words[a:b].rstrip() for a, b in zip(kept, ends, strict=True)]
        return [*lines[:-1], self._metrics().elidedText(lines[-1], cut, room)]

    def _line_starts(self, room: int) -> list[int]:
        """Where the lines begin when the words are wrapped in ``room`` pixels."""
        layout = QTextLayout(self.words, self._bold())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            starts.append(line.textStart())
        layout.endLayout()
        return starts or [0]
