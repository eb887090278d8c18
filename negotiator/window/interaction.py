"""The one door through which the window tells and asks.

Any module may call these functions without holding a window. Tests, and whoever embeds the
window, put another :class:`Door` in with :func:`use`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from negotiator.window.look.notice import Notice

Answer = Literal["save", "discard", "cancel"]


class Door(Protocol):
    """How the user is told something, and asked; every sentence comes ready to show."""

    def tell(self, title: str, sentence: str, details: str = "") -> None:
        """Say something that is read and closed."""

    def ask_save(self, title: str, sentence: str, labels: tuple[str, str, str]) -> Answer:
        """Ask what becomes of unsaved changes; labels of save, discard and cancel."""

    def ask_open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask for a file to open; None if the user would rather not."""

    def ask_save_path(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        """Ask where to write; None if the user would rather not."""


class Dialogs:
    """The door with real dialogs, over whichever window is in front."""

    def tell(self, title: str, sentence: str, details: str = "") -> None:
        Notice(title, sentence, details, _front()).exec()

    def ask_save(self, title: str, sentence: str, labels: tuple[str, str, str]) -> Answer:
        box = QMessageBox(_front())
        box.setWindowTitle(title)
        box.setText(sentence)
        save = box.addButton(labels[0], QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(labels[1], QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(labels[2], QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        if box.clickedButton() is save:
            return "save"
        return "discard" if box.clickedButton() is discard else "cancel"

    def ask_open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(_front(), title, str(folder), kinds)
        return Path(name) if name else None

    def ask_save_path(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(_front(), title, str(suggestion), kinds)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(suggestion.suffix)


_door: Door = Dialogs()


def use(door: Door) -> Door:
    """Put another door in; the one that was there comes back."""
    global _door
    before, _door = _door, door
    return before


def tell(title: str, sentence: str, details: str = "") -> None:
    """Say something that is read and closed."""
    _door.tell(title, sentence, details)


def ask_save(title: str, sentence: str, labels: tuple[str, str, str]) -> Answer:
    """Ask what becomes of unsaved changes."""
    return _door.ask_save(title, sentence, labels)


def ask_open_path(title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for a file to open."""
    return _door.ask_open_path(title, folder, kinds)


def ask_save_path(title: str, suggestion: Path, kinds: str) -> Path | None:
    """Ask where to write a file; its suffix is the suggestion's if none is typed."""
    return _door.ask_save_path(title, suggestion, kinds)


def _front() -> QWidget | None:
    return QApplication.activeWindow()
