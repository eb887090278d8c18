"""Small links: a figure that answers "where from?", and lists that are filled anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from negotiator.evaluation import Source
from negotiator.language import Text


class Link(QPushButton):
    """Underlined words that can be clicked, or reached with Tab and pressed."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setObjectName("link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)


class SourceLink(Link):
    """A figure of the survey; ``asked`` carries the cell it stands in."""

    asked = Signal(object)

    def __init__(self, figure: str, source: Source, text: Text, *, about: str = "") -> None:
        super().__init__(figure)
        self.source = source
        self.setToolTip(text("window.source.where_from"))
        self.setAccessibleName(f"{about} {figure}".strip())
        self.setAccessibleDescription(text("window.source.where_from"))
        self.clicked.connect(lambda: self.asked.emit(self.source))


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout, those of layouts within it too."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if isinstance(widget, QWidget):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
