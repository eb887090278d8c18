"""The growth helper: a course of sales from four figures, looked at before it is taken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from negotiator.deal.errors import DealError
from negotiator.evaluation import growth_course
from negotiator.language import Text
from negotiator.numerals import Kind, NumeralError, edit_number, parse_number, show_number
from negotiator.window.editor import Editor
from negotiator.window.fields.money import money_unit, unit_words
from negotiator.window.look.flow import Flow
from negotiator.window.page import plain

INPUTS: dict[str, Kind] = {
    "first": "money",
    "peak": "money",
    "peak_year": "years",
    "decline": "rate",
}


class GrowthHelper(QFrame):
    """First year, peak, and the decline after it; ``closed`` when it is done with."""

    closed = Signal()

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.editor = editor
        self.text = text
        self.lines: dict[str, QLineEdit] = {}
        self.preview = plain("", "plain")
        self.error = plain("", "error")
        self.apply_button = QPushButton(self._say("apply"))
        self.close_button = QPushButton(self._say("close"))
        self._build()

    def start(self) -> None:
        """Fill the figures in from the forecast as it stands."""
        sales = self.editor.deal.forecast.sales
        peak = max(sales)
        unit = money_unit()
        peak_year = sales.index(peak) + 1
        for name, value in (("first", sales[0]), ("peak", peak)):
            self.lines[name].setText(edit_number(value, "money", unit))
        self.lines["peak_year"].setText(edit_number(peak_year, "years"))
        self.lines["decline"].setText(edit_number(0.1, "rate"))
        self.lines["first"].setFocus()
        self.lines["first"].selectAll()

    def course(self) -> tuple[float, ...]:
        """The course that the figures give. Raises NumeralError or OutOfCourseError."""
        values = {
            name: parse_number(line.text(), INPUTS[name], money_unit())
            for name, line in self.lines.items()
        }
        years = self.editor.deal.years
        peak_year = int(values["peak_year"])
        if not 1 <= peak_year <= years or peak_year != values["peak_year"]:
            raise OutOfCourseError(self._say("peak_year_between", years=years))
        if min(values["first"], values["peak"]) < 0 or not 0 <= values["decline"] <= 1:
            raise OutOfCourseError(self._say("not_negative"))
        return growth_course(values["first"], values["peak"], peak_year, values["decline"], years)

    def apply(self) -> None:
        """Take the course as the forecast's sales."""
        try:
            sales = self.course()
            deal = self.editor.deal
            self.editor.apply(replace(deal, forecast=replace(deal.forecast, sales=sales)))
        except (NumeralError, OutOfCourseError, DealError):
            self._show()
            return
        self.closed.emit()

    def _show(self) -> None:
        """The course as it would be, or what is wrong with the figures."""
        try:
            course = self.course()
        except NumeralError as error:
            self._show_error(error.sentence(self.text))
        except OutOfCourseError as error:
            self._show_error(str(error))
        else:
            self.error.hide()
            unit = money_unit()
            shown = [show_number(value, "money", unit=unit) for value in course]
            currency = self.editor.deal.forecast.currency
            self.preview.setText(
                self._say("preview", course=" → ".join(shown), unit=unit_words(self.text, currency))
            )
            self.apply_button.setEnabled(True)

    def _show_error(self, sentence: str) -> None:
        self.error.setText(f"⚠ {sentence}")
        self.error.show()
        self.preview.setText("")
        self.apply_button.setEnabled(False)

    def _say(self, name: str, **gaps: object) -> str:
        return self.text(f"window_forecast.growth.{name}", **gaps)

    def _build(self) -> None:
        row = Flow(spacing=16)
        for name in INPUTS:
            row.add(self._input(name))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.apply_button.setObjectName("primary")
        self.apply_button.clicked.connect(self.apply)
        self.close_button.clicked.connect(self.closed)
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(plain(self._say("purpose"), "hint"))
        column.addWidget(row)
        column.addWidget(self.preview)
        column.addWidget(self.error)
        column.addLayout(buttons)
        self.error.hide()

    def _input(self, name: str) -> QFrame:
        holder = QFrame()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = QLabel(self._say(name))
        label.setObjectName("fieldLabel")
        line = QLineEdit()
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setMaximumWidth(160)
        line.setAccessibleName(label.text())
        label.setBuddy(line)
        line.textChanged.connect(self._show)
        self.lines[name] = line
        column.addWidget(label)
        column.addWidget(line)
        return holder


class OutOfCourseError(ValueError):
    """A figure that no course can have; the message is the sentence to show."""
