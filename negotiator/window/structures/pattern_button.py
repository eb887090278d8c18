"""A button of two parts: a name, and a line that says when it is the right one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from negotiator.window.page import plain


class PatternButton(QPushButton):
    """As high as its words need at the width it is given."""

    def __init__(self, name: str, when: str) -> None:
        super().__init__()
        self.setObjectName("pattern")
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(when)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(2)
        for words, kind in ((name, "rowName"), (when, "hint")):
            label = plain(words, kind)
            # Clicks on the words are the button's.
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self._column.addStretch(1)

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()
