"""The user's own figure in place of the survey's, never without a reason (design §3.2).

Two small panels that open where they are asked for: one for a factor, one for the base rate.
Nothing reaches the deal before "apply".
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal, Override
from negotiator.deal.vocabulary import MIXED_FACTORS
from negotiator.evaluation import Factor
from negotiator.language import Text
from negotiator.numerals import Kind, NumeralError, edit_number, parse_number, show_number
from negotiator.window.editor import Editor
from negotiator.window.fields.cards import Option
from negotiator.window.fields.segments import Segments
from negotiator.window.page import plain


class ReasonedPanel(QFrame):
    """A panel with a reason, an error line, and buttons; subclasses add what is changed."""

    closed = Signal()

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.setObjectName("panel")
        self.form = QGridLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.form.setColumnStretch(1, 1)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self._say("reason_example"))
        self.error = plain("", "error")
        self.error.hide()
        self.apply_button = self._button("apply", "primary", self.apply)
        self.reset_button = self._button("reset", "", self.reset)
        self.close_button = self._button("close", "", self.closed.emit)
        self._build()

    def apply(self) -> None:
        """Take the panel's figures into the deal, or say what is missing."""
        try:
            changed = self.changed_deal()
            self.editor.apply(changed)
        except NumeralError as error:
            self._show_error(error.sentence(self.text))
        except MissingError as error:
            self._show_error(self._say(error.key))
            self.reason.setFocus()
        except DealError as error:
            self._show_error(self.text(f"errors.{error.code}", **error.gaps))
        else:
            self.error.hide()
            self.closed.emit()

    def reset(self) -> None:
        """Back to the survey's figures."""
        self.editor.apply(self.reset_deal())
        self.closed.emit()

    def changed_deal(self) -> Deal:
        """The deal with what stands in the panel. Raises NumeralError or MissingError."""
        raise NotImplementedError

    def reset_deal(self) -> Deal:
        """The deal without the user's own figure."""
        raise NotImplementedError

    def add_row(self, label: str, widget: QWidget) -> None:
        """A line of the form: label on the left, widget on the right."""
        row = self.form.rowCount()
        words = QLabel(label)
        words.setObjectName("fieldLabel")
        words.setBuddy(widget)
        widget.setAccessibleName(label)
        self.form.addWidget(words, row, 0)
        self.form.addWidget(widget, row, 1)

    def required_reason(self) -> str:
        """The reason as typed; MissingError if there is none."""
        reason = self.reason.text().strip()
        if not reason:
            raise MissingError("reason_missing")
        return reason

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        outer.addLayout(self.form)
        outer.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.apply_button, self.reset_button, self.close_button):
            row.addWidget(button)
        row.addStretch(1)
        outer.addLayout(row)

    def _say(self, name: str) -> str:
        return self.text(f"window_rate.override.{name}")

    def _show_error(self, sentence: str) -> None:
        self.error.setText(f"⚠ {sentence}")
        self.error.show()

    def _button(self, name: str, kind: str, action: object) -> QPushButton:
        button = QPushButton(self._say(name))
        button.setObjectName(kind)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        return button


class MissingError(ValueError):
    """Something the panel needs is not there; ``key`` names the sentence."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class FactorPanel(ReasonedPanel):
    """Magnitude, direction and strength of one factor."""

    def __init__(self, editor: Editor, text: Text, factor: Factor) -> None:
        super().__init__(editor, text)
        self.factor = factor
        self.magnitude = _number_line()
        self.direction = Segments(self._directions(), self._say("direction"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.spin = QSpinBox()
        self.add_row(self._say("magnitude"), self.magnitude)
        self.add_row(self._say("direction"), self.direction)
        self.add_row(self._say("strength"), self._strength_row())
        self.add_row(self._say("reason"), self.reason)
        self._chosen_direction = factor.direction
        self.direction.chosen.connect(self._on_direction)
        self.show_factor(factor)

    def show_factor(self, factor: Factor) -> None:
        """Fill the panel with the figures in force."""
        self.factor = factor
        self.magnitude.setText(edit_number(factor.magnitude, "points"))
        self._chosen_direction = factor.direction
        self.direction.set_chosen(factor.direction)
        self.spin.setValue(round(factor.strength * 100))
        self.reason.setText(factor.reason)
        self.reset_button.setEnabled(bool(factor.overridden))

    def changed_deal(self) -> Deal:
        override = self._override()
        if not override.changed:
            raise MissingError("nothing_changed")
        reason = self.required_reason()
        return self._with_override(replace(override, reason=reason))

    def reset_deal(self) -> Deal:
        return self._with_override(None)

    def _override(self) -> Override:
        """What differs from the survey; all three where the factor mixes unlike things."""
        magnitude = self._magnitude()
        strength = self._strength()
        everything = self.factor.key in MIXED_FACTORS
        factor = self.factor
        own_strength = strength != factor.strength or "strength" in factor.overridden
        return replace(
            self.editor.deal.adjustment.overrides.get(factor.key, Override()),
            magnitude=magnitude if everything or magnitude != factor.survey_magnitude else None,
            direction=self._chosen_direction
            if everything or self._chosen_direction != factor.survey_direction
            else None,
            strength=strength if everything or own_strength else None,
        )

    def _magnitude(self) -> float:
        typed = self.magnitude.text()
        if typed == edit_number(self.factor.magnitude, "points"):
            return self.factor.magnitude
        return parse_number(typed, "points")

    def _strength(self) -> float:
        """The slider counts in percent; a finer figure of the deal stays while it is not moved."""
        if self.spin.value() == round(self.factor.strength * 100):
            return self.factor.strength
        return self.spin.value() / 100

    def _with_override(self, override: Override | None) -> Deal:
        deal = self.editor.deal
        others = {k: v for k, v in deal.adjustment.overrides.items() if k != self.factor.key}
        overrides = others if override is None else {**others, self.factor.key: override}
        return replace(deal, adjustment=replace(deal.adjustment, overrides=overrides))

    def _on_direction(self, direction: int) -> None:
        self._chosen_direction = direction

    def _directions(self) -> list[Option]:
        names = {1: "up", -1: "down", 0: "none"}
        signs = {1: "▲ ", -1: "▼ ", 0: ""}
        return [Option(d, signs[d] + self.text(f"domain.direction.{names[d]}")) for d in (1, -1, 0)]

    def _strength_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(25)
        self.slider.setMaximumWidth(240)
        self.slider.setAccessibleName(self._say("strength"))
        self.spin.setRange(0, 100)
        self.spin.setSuffix(" %")
        self.spin.setAccessibleName(self._say("strength"))
        self.slider.valueChanged.connect(self.spin.setValue)
        self.spin.valueChanged.connect(self.slider.setValue)
        row.addWidget(self.slider, 1)
        row.addWidget(self.spin)
        row.addStretch(1)
        holder.setFocusProxy(self.slider)
        return holder


class BasePanel(ReasonedPanel):
    """The user's own rate to start from, in place of the survey's mean."""

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__(editor, text)
        self.rate = _number_line()
        self.add_row(self._say("base_rate"), self.rate)
        self.add_row(self._say("reason"), self.reason)
        self.reset_button.hide()
        self.show_base()

    def show_base(self) -> None:
        """Fill the panel with the base in force."""
        benchmark = self.editor.evaluation.benchmark
        self.rate.setText(_as_typed(benchmark.base_rate, "rate"))
        self.reason.setText(self.editor.deal.benchmark.override_reason)

    def changed_deal(self) -> Deal:
        deal = self.editor.deal
        rate = parse_number(self.rate.text(), "rate")
        reason = self.required_reason()
        chosen = replace(deal.benchmark, override_rate=rate, override_reason=reason)
        return replace(deal, benchmark=chosen)

    def reset_deal(self) -> Deal:
        deal = self.editor.deal
        chosen = replace(deal.benchmark, override_rate=None, override_reason="")
        return replace(deal, benchmark=chosen)


def _as_typed(value: float, kind: Kind) -> str:
    """Short where nothing is lost by it, else every digit."""
    short = show_number(value, kind)
    return short if parse_number(short, kind) == value else edit_number(value, kind)


def _number_line() -> QLineEdit:
    line = QLineEdit()
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.setMaximumWidth(160)
    return line
