"""How far sales may stray: low, middle, high, and what that means in money."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator.evaluation import likely_range
from negotiator.language import Text
from negotiator.numerals import show_money_short
from negotiator.window.editor import Editor
from negotiator.window.fields.cards import Option
from negotiator.window.fields.segments import SegmentField
from negotiator.window.forecast.assumptions import assumptions
from negotiator.window.page import plain

EXAMPLE_YEAR = 3


class VolatilityChoice(QWidget):
    """Three levels over the one number of the deal; a number in between chooses none."""

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        options = [
            Option(level.value, text.pick(level.labels), text.pick(level.fits))
            for level in assumptions("volatility")
        ]
        label = text("window_forecast.forecast.volatility")
        self.field = SegmentField(editor, text, ("forecast", "volatility"), label, options=options)
        self.meaning = plain("", "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.meaning)

    def refresh(self) -> None:
        """Say what the volatility means for one year's sales."""
        forecast = self.editor.deal.forecast
        year = min(EXAMPLE_YEAR, len(forecast.sales))
        expected = forecast.sales[year - 1]
        low, high = likely_range(expected, forecast.volatility, year)
        sums = {"expected": expected, "low": low, "high": high}
        words = {
            name: show_money_short(_in_round_figures(value), self.text.language, forecast.currency)
            for name, value in sums.items()
        }
        self.meaning.setText(
            self.text("window_forecast.forecast.volatility_meaning", year=year, **words)
        )


def _in_round_figures(value: float) -> float:
    """Two digits: an uncertain figure pretends to no more."""
    return float(f"{value:.2g}")
