"""Opening and saving: which deal is on the desk, and that nothing is lost on the way.

Each action is one small function: what happens to the deal, then what the user is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from negotiator.deal.errors import DealError
from negotiator.deal.examples import blank_deal, open_example
from negotiator.language import Text
from negotiator.window import interaction, preferences
from negotiator.window.editor import Editor
from negotiator.window.frame.header import file_words

SUFFIX = ".deal"


class Documents(QObject):
    """New, open, save, save as; ``opened`` follows when another deal is on the desk."""

    opened = Signal()

    def __init__(self, editor: Editor, text: Callable[[], Text]) -> None:
        super().__init__()
        self.editor = editor
        self._text = text

    def new(self) -> None:
        """Start a blank deal."""
        if self.may_leave():
            self.editor.new(blank_deal(self._text().language))
            self.opened.emit()

    def open_example(self, name: str) -> None:
        """Start from a worked example; it has no file, so saving asks for one."""
        if self.may_leave():
            self.editor.new(open_example(name, self._text().language))
            self.opened.emit()

    def ask_open(self) -> None:
        """Let the user choose a deal file."""
        text = self._text()
        path = interaction.ask_open_path(
            text("window.file.open_title"), self._folder(), self._kinds()
        )
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open a deal file; a refusal is told, and the deal on the desk stays."""
        if not self.may_leave():
            return False
        try:
            self.editor.load(path)
        except DealError as error:
            self._tell_refused(path, error.sentence(self._text()))
            return False
        except OSError as error:
            self._tell_refused(path, self._system_words("not_readable", error))
            return False
        preferences.add_recent(path)
        self.opened.emit()
        return True

    def save(self) -> bool:
        """Write the deal to its file, asking for one the first time; whether it is written."""
        path = self.editor.path
        return self.save_as() if path is None else self._write(path)

    def save_as(self) -> bool:
        """Ask for a file and write the deal there."""
        text = self._text()
        suggestion = self.editor.path or self._folder() / f"{self._suggested_name()}{SUFFIX}"
        path = interaction.ask_save_path(text("window.file.save_title"), suggestion, self._kinds())
        return path is not None and self._write(path)

    def may_leave(self) -> bool:
        """Whether the deal on the desk may go: saved, or given up knowingly."""
        if not self.editor.is_modified:
            return True
        text = self._text()
        name = file_words(self.editor, text)
        labels = (
            text("window.file.keep"),
            text("window.file.give_up"),
            text("window.file.cancel"),
        )
        answer = interaction.ask_save(
            text("domain.product.name"), text("window.file.ask_save", name=name), labels
        )
        return self.save() if answer == "save" else answer == "discard"

    def _write(self, path: Path) -> bool:
        try:
            self.editor.save_as(path)
        except OSError as error:
            title = self._text()("window.file.not_saved", name=path.name)
            interaction.tell(title, title, self._system_words("not_writable", error))
            return False
        preferences.add_recent(path)
        return True

    def _tell_refused(self, path: Path, sentence: str) -> None:
        title = self._text()("window.file.not_opened", name=path.name)
        interaction.tell(title, title, sentence)

    def _system_words(self, code: str, error: OSError) -> str:
        reason = error.strerror or type(error).__name__
        return self._text()(f"window.file.{code}", reason=reason)

    def _folder(self) -> Path:
        """Where the user's deals lie: beside the last one, else among the documents."""
        if self.editor.path is not None:
            return self.editor.path.parent
        recent = preferences.recent_files()
        if recent:
            return recent[0].parent
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))

    def _suggested_name(self) -> str:
        title = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", self.editor.deal.title).strip(". ")[:60]
        return title or self._text()("window.frame.untitled")

    def _kinds(self) -> str:
        return self._text()("window.file.kinds", suffix=f"*{SUFFIX}")
