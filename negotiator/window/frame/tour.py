"""A tour of three short steps that can be left at any time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from negotiator.language import Text
from negotiator.window.page import heading, plain

STEPS = ("fill", "read", "take")


class Tour(QFrame):
    """One card that shows its steps in turn; ``left`` when the user is through or has enough."""

    left = Signal()

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.setObjectName("card")
        self.text = text
        self.place = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self.counter = plain("", "muted")
        self.title = heading("", "cardTitle")
        self.words = plain("", "plain")
        for part in (self.counter, self.title, self.words):
            column.addWidget(part)
        column.addLayout(self._build_buttons())
        self._show()

    def _build_buttons(self) -> QHBoxLayout:
        self.back = QPushButton(self.text("window.frame.back"))
        self.next = QPushButton()
        self.next.setObjectName("primary")
        self.leave = QPushButton(self.text("window.tour.leave"))
        self.leave.setObjectName("link")
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.next)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.leave)
        return row

    def _go(self, by: int) -> None:
        if self.place + by >= len(STEPS):
            self.left.emit()
            return
        self.place = max(0, self.place + by)
        self._show()

    def _show(self) -> None:
        step = STEPS[self.place]
        self.counter.setText(
            self.text("window.tour.counter", place=self.place + 1, count=len(STEPS))
        )
        self.title.setText(self.text(f"window.tour.{step}_title"))
        self.words.setText(self.text(f"window.tour.{step}_words"))
        last = self.place == len(STEPS) - 1
        self.next.setText(self.text("window.tour.end" if last else "window.frame.next"))
        self.back.setVisible(self.place > 0)
