"""Fields one types in (text, numbers, days), and the plain choice from a list.

Every keystroke that makes sense goes to the deal at once; one that does not makes no fuss until
the field is left.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from negotiator.deal.fields import Number
from negotiator.deal.model import Deal
from negotiator.language import Text
from negotiator.numerals import Kind, NumeralError, edit_number, parse_number, show_number
from negotiator.window.editor import Editor
from negotiator.window.fields.binding import inner_spec
from negotiator.window.fields.days import parse_day
from negotiator.window.fields.field import Combo, Field, Line, Paragraphs, Place
from negotiator.window.fields.money import money_unit, unit_words
from negotiator.window.look.theme import icon


class UnreadableError(ValueError):
    """What was typed can't be read; the message is the sentence to show."""


class LineField(Field):
    """A line of typed text; subclasses say how it is read and shown.

    ``live`` False waits until the field is left, for values whose beginnings would do harm.
    """

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        hint: str = "",
        placeholder: str = "",
        live: bool = True,
        write: Callable[[Deal, Any], Deal] | None = None,
    ) -> None:
        super().__init__(editor, text, place, label, hint=hint, write=write)
        self.live = live
        self._typing = False
        self._shown: Any = None
        self._before: Any = None
        self.line = Line()
        self.line.setPlaceholderText(placeholder)
        self._place(self.around_line(), self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_finished)
        self.line.given_up.connect(self.give_up)
        self.show_value(self.value)

    def around_line(self) -> QWidget:
        """The line itself, or something that holds it; subclasses add units and buttons."""
        return self.line

    def as_value(self, typed: str) -> Any:
        """The value that was typed. Raises UnreadableError with a sentence."""
        return typed

    def as_line(self, value: Any) -> str:
        """A value as it stands in the line."""
        return str(value)

    def show_value(self, value: Any) -> None:
        """Show a new value; what is being typed stays as long as the deal's value does."""
        if self._typing and value == self._shown:
            return
        self._shown = value
        self.give_up()

    def give_up(self) -> None:
        """Forget what was typed and show the deal's value."""
        self._typing = False
        self.line.holds_refused = False
        self.clear_error()
        words = self.as_line(self._shown)
        if self.line.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)

    def _on_typed(self) -> None:
        if not self._typing:
            self._before = self.value
        self._typing = True
        if self.live:
            self._take(quietly=True)

    def _on_finished(self) -> None:
        if self._typing and self._take(quietly=False):
            self._shown = self.value
            self.give_up()

    def _take(self, *, quietly: bool) -> bool:
        """Read the line into the deal; whether that worked."""
        try:
            value = self.as_value(self.line.text())
        except UnreadableError as error:
            if not quietly:
                self.show_error(str(error))
            taken = False
        else:
            taken = self._commit_typed(value, quietly)
        if not taken:
            self._restore()
        self.line.holds_refused = not taken
        return taken

    def _restore(self) -> None:
        """Give the deal back what stood there: of a refused 120 no 12 may stay behind."""
        if self.value != self._before:
            self._shown = self._before
            before = self.binding.write(self.editor.deal, self._before)
            self.editor.apply(before, self.binding.name)

    def _commit_typed(self, value: Any, quietly: bool) -> bool:
        before, self._shown = self._shown, value
        taken = self.commit(value, quietly=quietly)
        if not taken:
            self._shown = before
        return taken


class TextField(LineField):
    """One line of text."""


class LongTextField(Field):
    """Several lines of text."""

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        hint: str = "",
        rows: int = 3,
    ) -> None:
        super().__init__(editor, text, place, label, hint=hint)
        self.edit = Paragraphs()
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * rows + 16)
        self._place(self.edit)
        self.refresh()
        self.edit.textChanged.connect(self._on_typed)

    def show_value(self, value: Any) -> None:
        if self.edit.toPlainText() != value:
            self.edit.setPlainText(str(value))

    def _on_typed(self) -> None:
        if self.edit.toPlainText() != self.value:
            self.commit(self.edit.toPlainText())


class NumberField(LineField):
    """A number, typed as people write it; its kind and bounds come from the deal's own fields.

    ``kind`` is one of ``negotiator.numerals``, and may be left out where the field declares its
    unit. An empty line is None where the deal allows that. ``suffix`` replaces the unit's name.
    """

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        kind: Kind | None = None,
        suffix: str | None = None,
        hint: str = "",
        placeholder: str = "",
        live: bool = True,
        write: Callable[[Deal, Any], Deal] | None = None,
    ) -> None:
        self.kind: Kind | None = kind
        self.suffix_words = suffix
        self.suffix = QLabel()
        self.suffix.setObjectName("unit")
        super().__init__(
            editor, text, place, label, hint=hint, placeholder=placeholder, live=live, write=write
        )

    @property
    def number(self) -> Number:
        """The declared bounds."""
        spec = inner_spec(self.binding.spec)
        return spec if isinstance(spec, Number) else Number()

    def around_line(self) -> QWidget:
        if self.kind is None:
            self.kind = cast(Kind, self.number.unit or "plain")
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMinimumWidth(self.line.fontMetrics().averageCharWidth() * 14)
        self.line.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * 26)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addWidget(self.suffix)
        row.addStretch(1)
        return holder

    def as_value(self, typed: str) -> Any:
        """The number as the deal holds it: rates as fractions, sums in whole currency."""
        if not typed.strip() and self.binding.may_be_empty:
            return None
        assert self.kind is not None
        try:
            value = parse_number(typed, self.kind, money_unit())
        except NumeralError as error:
            raise UnreadableError(error.sentence(self.text)) from None
        return self._within_bounds(value)

    def as_line(self, value: Any) -> str:
        assert self.kind is not None
        self.suffix.setText(self._suffix_words())
        if value is None:
            return ""
        if not isinstance(value, int | float):
            return str(value)
        return edit_number(value, self.kind, money_unit()).removesuffix(" %")

    def _suffix_words(self) -> str:
        if self.suffix_words is not None:
            return self.suffix_words
        if self.kind == "money":
            return unit_words(self.text, self.editor.deal.forecast.currency)
        return self.text(f"window.unit.{self.kind}")

    def _within_bounds(self, value: float) -> float | int:
        bounds = self.number
        if bounds.whole and value != math.floor(value):
            raise UnreadableError(self.text("window.field.whole"))
        too_low = value <= bounds.low if bounds.above else value < bounds.low
        if too_low or value > bounds.high:
            raise UnreadableError(self._bounds_sentence())
        return int(value) if bounds.whole else value

    def _bounds_sentence(self) -> str:
        bounds = self.number
        low, high = self._plainly(bounds.low), self._plainly(bounds.high)
        if math.isinf(bounds.high):
            key = "above" if bounds.above else "at_least"
        elif math.isinf(bounds.low):
            key = "at_most"
        else:
            key = "between_above" if bounds.above else "between"
        return self.text(f"window.field.{key}", low=low, high=high)

    def _plainly(self, bound: float) -> str:
        if math.isinf(bound):
            return ""
        assert self.kind is not None
        return show_number(bound, self.kind, decimals=0)


class DayField(LineField):
    """A calendar day, typed or taken from a calendar; may be empty."""

    def around_line(self) -> QWidget:
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance("0000-00-00") + 28)
        self.line.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * 26)
        self.button = QToolButton()
        self.button.setIcon(icon("calendar"))
        self.button.setToolTip(self.text("window.field.calendar"))
        self.button.setAccessibleName(self.text("window.field.calendar"))
        self.button.clicked.connect(self._open_calendar)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addWidget(self.button)
        row.addStretch(1)
        return holder

    def as_value(self, typed: str) -> str:
        try:
            return parse_day(typed)
        except ValueError:
            raise UnreadableError(self.text("window.field.not_day")) from None

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        day = QDate.fromString(self.value, Qt.DateFormat.ISODate)
        if day.isValid():
            calendar.setSelectedDate(day)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(lambda chosen: self.commit(chosen.toString("yyyy-MM-dd")))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


class ChoiceField(Field):
    """One of a short list, as a combo box; ``options`` are pairs of key and label."""

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        options: Sequence[tuple[Any, str]],
        hint: str = "",
        write: Callable[[Deal, Any], Deal] | None = None,
    ) -> None:
        super().__init__(editor, text, place, label, hint=hint, write=write)
        self.combo = Combo()
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for key, words in options:
            self.combo.addItem(words, key)
        self._place(self.combo)
        self.refresh()
        self.combo.activated.connect(self._on_chosen)

    def show_value(self, value: Any) -> None:
        place = self.combo.findData(value)
        if place < 0 and value is not None:
            self.combo.addItem(str(value), value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)

    def _on_chosen(self, place: int) -> None:
        if not self.commit(self.combo.itemData(place)):
            self.show_value(self.value)
