"""A notice: a heading, a few lines, one button. Lines with a tab stand as two columns."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from negotiator.window.look.words import Words

WIDTH = 40  # capitals of the font, so that it grows with the text


class Notice(QDialog):
    """Says something that is read and closed; wide enough for its lines not to crumble."""

    def __init__(self, title: str, sentence: str, details: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(Words(sentence, "cardTitle"))
        if details:
            column.addWidget(_lines(details))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        width = self.fontMetrics().horizontalAdvance("M") * WIDTH
        self.setMinimumSize(width, column.totalHeightForWidth(width))
        self.resize(self.minimumSize())


def _lines(details: str) -> QWidget:
    """The lines as they come, those with a tab in two columns."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for row, line in enumerate(details.split("\n")):
        left, _, right = line.partition("\t")
        if right:
            grid.addWidget(Words(left), row, 0)
            grid.addWidget(Words(right, "strong"), row, 1)
        else:
            grid.addWidget(Words(left), row, 0, 1, 2)
    return holder
