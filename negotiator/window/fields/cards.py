"""Choices that explain themselves: radio cards for one of several, a check card for yes or no.

Each card says in plain words what it means, and has room for what the survey found, so that one
sees the effect before taking it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from negotiator.deal.model import Deal
from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.fields.field import Field, Place
from negotiator.window.look.card_grid import CardGrid
from negotiator.window.look.words import Words


@dataclass(frozen=True)
class Option:
    """One choice: its key in the deal, its name, and a line on what it means."""

    key: Any
    title: str
    explanation: str = ""


class Card(QFrame):
    """A framed button with an explanation; a click anywhere on it counts."""

    def __init__(self, button: QAbstractButton, option: Option, indent: int = 24) -> None:
        super().__init__()
        self.setObjectName("choiceCard")
        self.key = option.key
        self.button = button
        button.setText(option.title)
        button.setAccessibleName(option.title)
        button.setAccessibleDescription(option.explanation)
        self.explanation = _line(option.explanation, "hint")
        self.evidence = _line("", "evidence")
        self.inner = QVBoxLayout(self)
        self.inner.setContentsMargins(12, 8, 12, 8)
        self.inner.setSpacing(2)
        self.inner.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(indent, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.explanation)
        below.addWidget(self.evidence)
        self.extra = QHBoxLayout()
        self.extra.setSpacing(8)
        below.addLayout(self.extra)
        below.addStretch(1)
        self.inner.addLayout(below)
        self.inner.addStretch(1)
        button.toggled.connect(self._show_state)
        self._show_state(button.isChecked())

    def set_words(self, title: str, explanation: str) -> None:
        """Another name and explanation, where they depend on the rest of the deal."""
        self.button.setText(title)
        self.button.setAccessibleName(title)
        self.explanation.setText(explanation)
        self.set_evidence(self.evidence.text())

    def set_evidence(self, words: str) -> None:
        """What the survey found, below the explanation."""
        self.evidence.setText(words)
        self.evidence.setVisible(bool(words))
        parts = (self.explanation.text(), words)
        self.button.setAccessibleDescription(" ".join(part for part in parts if part))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a further widget (a bar, a link) in the card's last line."""
        self.extra.addWidget(widget, stretch)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def _show_state(self, checked: bool) -> None:
        self.setProperty("chosen", checked)
        self.style().unpolish(self)
        self.style().polish(self)


class CardChoice(Field):
    """One of several cards, in a grid of ``columns``."""

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        options: Sequence[Option],
        columns: int = 1,
        hint: str = "",
        write: Callable[[Deal, Any], Deal] | None = None,
    ) -> None:
        super().__init__(editor, text, place, label, hint=hint, write=write)
        self.cards: dict[Any, Card] = {}
        self.group = QButtonGroup(self)
        self._place(self._grid(options, columns), next(iter(self.cards.values())).button)
        self.focus_widget.setAccessibleName(self.cards[options[0].key].button.text())
        self.refresh()
        self.group.buttonClicked.connect(self._on_clicked)

    def card(self, key: Any) -> Card:
        """The card of a key, to add evidence to."""
        return self.cards[key]

    def show_value(self, value: Any) -> None:
        if value in self.cards:
            self.cards[value].button.setChecked(True)

    def _grid(self, options: Sequence[Option], columns: int) -> QWidget:
        for place, option in enumerate(options):
            card = Card(QRadioButton(), option)
            self.cards[option.key] = card
            self.group.addButton(card.button, place)
        return CardGrid(list(self.cards.values()), columns)

    def _on_clicked(self, button: QAbstractButton) -> None:
        chosen = next(key for key, card in self.cards.items() if card.button is button)
        if not self.commit(chosen):
            self.show_value(self.value)

    def _describe(self, words: str) -> None:
        """The cards describe themselves; the group's words stand below them."""


class FlagField(Field):
    """Yes or no, as a card with a check box."""

    def __init__(
        self,
        editor: Editor,
        text: Text,
        place: Place,
        label: str = "",
        *,
        explanation: str = "",
        hint: str = "",
        write: Callable[[Deal, Any], Deal] | None = None,
    ) -> None:
        super().__init__(editor, text, place, "", hint=hint, write=write)
        self.box = QCheckBox()
        self.card = Card(self.box, Option(True, label, explanation))
        self.label_words = label
        self._place(self.card, self.box)
        self.refresh()
        self.box.clicked.connect(self._on_clicked)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def _on_clicked(self, checked: bool) -> None:
        if not self.commit(checked):
            self.show_value(self.value)

    def _describe(self, words: str) -> None:
        """The card describes itself."""


def _line(words: str, kind: str) -> Words:
    label = Words(words, kind)
    label.setVisible(bool(words))
    return label
