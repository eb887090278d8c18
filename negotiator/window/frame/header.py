"""The bar on top: name, menus, the file and whether it is saved, undo and redo, the language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from negotiator.language import LANGUAGES, Text
from negotiator.window.editor import Editor
from negotiator.window.look.theme import icon

LEAST_CHARACTERS = 8


class FileName(QLabel):
    """The deal's name with its saved state, cut in the middle where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fileName")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.words = ""

    def set_words(self, words: str) -> None:
        """Show a name; the whole of it is also the tooltip."""
        self.words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.width() - 4
        legible = room >= metrics.averageCharWidth() * LEAST_CHARACTERS
        shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown if legible else "")


class Header(QFrame):
    """The bar; ``language_chosen`` carries "ja" or "en"."""

    language_chosen = Signal(str)

    def __init__(self, editor: Editor, text: Text, undo: QAction, redo: QAction) -> None:
        super().__init__()
        self.setObjectName("header")
        self.editor = editor
        self.text = text
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.product = QLabel(text("domain.product.name"))
        self.product.setObjectName("product")
        self.file_name = FileName()
        self.undo = _button(undo, "undo")
        self.redo = _button(redo, "redo")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.product)
        row.addWidget(self.menu_bar)
        row.addWidget(self.file_name, 1)
        row.addSpacing(8)
        for button in (self.undo, self.redo):
            row.addWidget(button)
        row.addWidget(self._build_languages())
        editor.changed.connect(self.refresh)
        editor.saved_state_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the file's name and whether it holds everything."""
        words = file_words(self.editor, self.text)
        self.file_name.set_words(f"{words} ●" if self.editor.is_modified else words)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what can be spared: the product's name, the words on the buttons."""
        self.product.setVisible(not narrow)
        style = Qt.ToolButtonStyle
        shown = style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        for button in (self.undo, self.redo):
            button.setToolButtonStyle(shown)

    def _build_languages(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(0)
        self.languages: dict[str, QPushButton] = {}
        group = QButtonGroup(holder)
        for language in LANGUAGES:
            button = QPushButton(self.text(f"domain.language.{language}"))
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setChecked(language == self.text.language)
            button.clicked.connect(lambda _=False, code=language: self.language_chosen.emit(code))
            group.addButton(button)
            self.languages[language] = button
            row.addWidget(button)
        return holder


def file_words(editor: Editor, text: Text) -> str:
    """The file's name, else the deal's title, else that it is new."""
    if editor.path is not None:
        return editor.path.name
    return editor.deal.title or text("window.frame.untitled")


def _button(action: QAction, sign: str) -> QToolButton:
    button = QToolButton()
    action.setIcon(icon(sign))
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
