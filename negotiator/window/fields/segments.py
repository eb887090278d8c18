"""One of a few short choices side by side, with a line that says when the chosen one is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from negotiator.deal.model import Deal
from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.fields.cards import Option
from negotiator.window.fields.field import Field, Place


class Segments(QWidget):
    """Buttons of which one is down; ``chosen`` gives its key. Arrow keys go along them."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[Option], label: str = "") -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.buttons: dict[Any, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, option in enumerate(options):
            button = _segment(option, place, len(options))
            self.buttons[option.key] = button
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def set_chosen(self, key: Any) -> None:
        """Show which one is chosen; no signal."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def _on_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(next(key for key, known in self.buttons.items() if known is button))


class SegmentField(Field):
    """A closed list of the deal as segments; the hint is the chosen option's explanation."""

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        options: Sequence[Option],
        write: Callable[[Deal, Any], Deal] | None = None,
    ) -> None:
        super().__init__(editor, text, place, label, write=write)
        self.segments = Segments(options, label)
        self._explanations = {option.key: option.explanation for option in options}
        first = next(iter(self.segments.buttons.values()))
        self._place(self.segments, first)
        for option in options:
            self.segments.buttons[option.key].setAccessibleName(f"{label}: {option.title}")
        self.refresh()
        self.segments.chosen.connect(self.choose)

    def choose(self, key: Any) -> None:
        """Take a choice into the deal."""
        if not self.commit(key):
            self.refresh()

    def show_value(self, value: Any) -> None:
        self.segments.set_chosen(value)
        self.set_hint(self._explanations.get(value, ""))

    def _describe(self, words: str) -> None:
        """Each segment describes itself."""


def _segment(option: Option, place: int, count: int) -> QPushButton:
    button = QPushButton(option.title)
    button.setObjectName("segment")
    button.setCheckable(True)
    button.setProperty("edge", "first" if place == 0 else "last" if place == count - 1 else "")
    button.setToolTip(option.explanation)
    button.setAccessibleDescription(option.explanation)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
