"""A figure with its name above it; the one in force is framed and says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from negotiator.numerals import show_number
from negotiator.window.look.words import Words


class Tile(QFrame):
    """A small framed figure."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.name = Words(name, "hint")
        self.name.setWordWrap(False)
        self.figure = QLabel()
        self.figure.setObjectName("tileFigure")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.figure)
        self._title = name

    def explain(self, words: str) -> None:
        """Say what the figure is made of, to the pointer and to screen readers."""
        self.setToolTip(words)
        self.figure.setAccessibleDescription(words)

    def show_rate(self, rate: float, in_force: bool) -> None:
        """Show a rate; ``in_force`` marks it with a sign, not by its frame alone."""
        self.figure.setText(show_number(rate, "rate"))
        self.name.setText(f"✓ {self._title}" if in_force else self._title)
        self.setProperty("inForce", in_force)
        self.style().unpolish(self)
        self.style().polish(self)


def tile_group(name: str, tiles: Sequence[Tile]) -> QWidget:
    """Tiles of one choice under its name."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Words(name, "fieldLabel"))
    row = QHBoxLayout()
    row.setSpacing(8)
    for tile in tiles:
        row.addWidget(tile)
    column.addLayout(row)
    return holder
