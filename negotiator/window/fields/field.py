"""A field: a label, something to type in or choose from, a hint, and the error beside it.

The field shows what stands at its place in the deal, and writes there what the user enters. What
can't be taken stays in the field, with a sentence that says the mend; the deal is not touched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from negotiator.deal.editing import Path
from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal
from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.fields.binding import Binding, bound
from negotiator.window.look.words import Words

Place = Path | Binding


class Field(QWidget):
    """The base of all fields; subclasses put their widget in with ``_place`` and show values.

    ``place`` is a path of the deal, or a :class:`Binding` where reading or writing does more.
    ``taken`` is emitted after the deal has taken a value, ``refused`` with the error's sentence.
    """

    taken = Signal()
    refused = Signal(str)

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        hint: str = "",
        write: Callable[[Deal, Any], Deal] | None = None,
    ) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.label_words = label
        self.binding = place if isinstance(place, Binding) else bound(editor.deal, place, write)
        self.label = _small(label, "fieldLabel")
        self.hint = _small(hint, "hint")
        self.error = _small("", "error")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.label)
        editor.changed.connect(self.refresh)

    @property
    def value(self) -> Any:
        """What stands at the field's place in the deal."""
        return self.binding.read(self.editor.deal)

    @property
    def has_error(self) -> bool:
        """Whether what stands in the field was refused."""
        return bool(self.error.text())

    def refresh(self) -> None:
        """Show the deal's value; a place that is gone is left to the page to clear away."""
        try:
            value = self.value
        except (IndexError, KeyError, AttributeError):
            return
        self.show_value(value)

    def show_value(self, value: Any) -> None:
        """Put a value of the deal into the widget."""
        raise NotImplementedError

    def commit(self, value: Any, *, quietly: bool = False) -> bool:
        """Write a value to the deal; a refusal is shown beside the field, unless ``quietly``."""
        try:
            next_deal = self.binding.write(self.editor.deal, value)
            self.editor.apply(next_deal, self.binding.name)
        except DealError as error:
            if not quietly:
                self.show_error(self._sentence(error))
            return False
        self.clear_error()
        self.taken.emit()
        return True

    def show_error(self, sentence: str) -> None:
        """Say beside the field what must be mended."""
        self.error.setText(f"⚠ {sentence}")
        self.error.show()
        self._describe(sentence)
        self.refused.emit(sentence)

    def clear_error(self) -> None:
        """Take the error away."""
        self.error.clear()
        self.error.hide()
        self._describe(self.hint.text())

    def set_hint(self, words: str) -> None:
        """Change the line of help below the field."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        if not self.has_error:
            self._describe(words)

    def _place(self, widget: QWidget, focus: QWidget | None = None) -> None:
        """Put the widget between label and hint, and name it for screen readers."""
        self.focus_widget = focus or widget
        self.setFocusProxy(self.focus_widget)
        self.focus_widget.setAccessibleName(self.label_words)
        self.label.setBuddy(self.focus_widget)
        for part in (widget, self.hint, self.error):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.hint.setVisible(bool(self.hint.text()))
        self.error.hide()
        self._describe(self.hint.text())

    def _describe(self, words: str) -> None:
        self.focus_widget.setAccessibleDescription(words)
        wrong = self.has_error
        if self.focus_widget.property("wrong") != wrong:
            self.focus_widget.setProperty("wrong", wrong)
            style = self.focus_widget.style()
            style.unpolish(self.focus_widget)
            style.polish(self.focus_widget)

    def _sentence(self, error: DealError) -> str:
        """The error without its place where the place is this field."""
        if error.place in ("", self.binding.name):
            return self.text(f"errors.{error.code}", **error.gaps)
        return error.sentence(self.text)


def _small(words: str, kind: str) -> Words:
    label = Words(words, kind)
    label.setVisible(bool(words))
    return label


def _is_undo(event: QEvent) -> bool:
    """Whether a key means undo or redo, which belong to the whole deal and not to one field."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in keys)


class Line(QLineEdit):
    """A line whose undo is the deal's; while it holds something refused, undo gives that up."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.holds_refused = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            if self.holds_refused:
                event.accept()
            else:
                event.ignore()
            return self.holds_refused
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.holds_refused and (_is_undo(event) or event.key() == Qt.Key.Key_Escape):
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class Paragraphs(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field, undo is the deal's."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.finished.emit()
        return super().event(event)


class Combo(QComboBox):
    """A choice that the mouse wheel does not change while someone scrolls past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
