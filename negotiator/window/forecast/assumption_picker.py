"""Helpers beside an assumption: ranges by stage or case, each with its source and confidence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from negotiator.language import Text
from negotiator.numerals import show_number
from negotiator.window.fields.typed_fields import NumberField
from negotiator.window.forecast.assumptions import Assumption, as_of, assumptions
from negotiator.window.page import plain


class AssumptionPicker(QWidget):
    """A number field with a button that opens ``panel``, practice figures to pick from.

    The page places the panel where there is room for it.
    """

    def __init__(self, field: NumberField, topic: str, text: Text) -> None:
        super().__init__()
        self.field = field
        self.text = text
        self.button = QPushButton(text("window_forecast.helper.open"))
        self.button.setObjectName("link")
        self.button.setFlat(True)
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        name = f"{field.label_words}: {self.button.text()}"
        self.button.setAccessibleName(name)
        self.panel = AssumptionPanel(assumptions(topic), text, self.pick)
        self.panel.hide()
        self.button.toggled.connect(self.panel.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def pick(self, figure: Assumption) -> None:
        """Fill the figure in and close the list."""
        if self.field.commit(figure.value):
            self.button.setChecked(False)
            self.field.line.setFocus()


class AssumptionPanel(QFrame):
    """The figures of one topic, a line each, with a button that picks it."""

    def __init__(
        self, figures: tuple[Assumption, ...], text: Text, pick: Callable[[Assumption], None]
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.text = text
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, figure in enumerate(figures):
            self._add(grid, row, figure, pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(plain(text("window_forecast.helper.note", day=as_of()), "hint"))

    def _add(
        self, grid: QGridLayout, row: int, figure: Assumption, pick: Callable[[Assumption], None]
    ) -> None:
        label = self.text.pick(figure.labels)
        button = QPushButton(show_number(figure.value, "rate", decimals=_decimals(figure.value)))
        button.setObjectName("small")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{label}: {button.text()}")
        button.clicked.connect(lambda: pick(figure))
        self.buttons[figure.key] = button
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(plain(f"{label}  {range_words(figure, self.text)}", "rowName"))
        column.addWidget(plain(self.text.pick(figure.fits), "plain"))
        column.addWidget(plain(self._source(figure), "hint"))
        grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)

    def _source(self, figure: Assumption) -> str:
        return self.text(
            "window_forecast.helper.source",
            source=self.text.pick(figure.sources),
            confidence=self.text(f"window_forecast.confidence.{figure.confidence}"),
        )


def range_words(figure: Assumption, text: Text) -> str:
    """``10 ～ 15 %``, or the one figure."""
    low, high = (
        show_number(value, "rate", decimals=_decimals(value)) for value in (figure.low, figure.high)
    )
    if low == high:
        return low
    return text("window_forecast.helper.range", low=low.removesuffix(" %"), high=high)


def _decimals(value: float) -> int:
    """As many decimals as the figure has, two at most."""
    for places in (0, 1):
        if abs(round(value * 100, places) - value * 100) < 1e-9:
            return places
    return 2
