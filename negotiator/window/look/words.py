"""Running text: wrapped, with room between its lines, and never read as markup.

The font's own lines stand too close for Japanese. Qt spaces lines only in rich text, so the words
are escaped and set as that; ``text()`` still gives the words themselves.
"""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

LINE_HEIGHT = 140
FIGURE_AND_UNIT = re.compile(r"(?<=\d) (?=%|million|billion|trillion|thousand)")
NO_BREAK = "\u00a0"


class Words(QLabel):
    """A label of plain words; ``kind`` is its name in the stylesheet."""

    def __init__(self, words: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setObjectName(kind)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show other words."""
        self._words = words
        lines = "<br>".join(escape(_untorn(line)) for line in words.split("\n"))
        spaced = f'<p style="line-height:{LINE_HEIGHT}%; margin:0">{lines}</p>' if words else ""
        super().setText(spaced)
        self.setAccessibleName(words)

    def text(self) -> str:
        """The words, as they were given."""
        return self._words

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")


def _untorn(line: str) -> str:
    """A figure stays on one line with its unit."""
    return FIGURE_AND_UNIT.sub(NO_BREAK, line)
