"""The memo goes out: language, preparer, file; written beside the window, not before its eyes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from negotiator.deal.writing import write_whole
from negotiator.evaluation import Evaluation
from negotiator.language import LANGUAGES, Language, Text
from negotiator.window import interaction
from negotiator.window.background import Job
from negotiator.window.editor import Editor
from negotiator.window.fields.cards import Option
from negotiator.window.fields.segments import Segments
from negotiator.window.fields.typed_fields import TextField
from negotiator.window.look.flow import Flow
from negotiator.window.page import plain

UNFIT_FOR_A_FILE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_STEM = 80


class MemoExport(QWidget):
    """Stamp, language, preparer, and the button; ``written`` gives the path of a finished memo."""

    written = Signal(object)

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.language: Language = text.language
        self.path: Path | None = None
        self.job: Job | None = None
        self.languages = Segments(
            [Option(key, text(f"domain.language.{key}")) for key in LANGUAGES],
            self._say("language"),
        )
        self.languages.set_chosen(self.language)
        self.languages.chosen.connect(self._on_language)
        self.prepared_by = TextField(editor, text, ("prepared_by",), self._say("prepared_by"))
        self.export_button = self._button("export", self.export, "primary")
        self.cancel_button = self._button("cancel", self.cancel)
        self.open_button = self._button("open_paper", self._open_paper)
        self.folder_button = self._button("open_folder", self._open_folder)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self._say("writing"))
        self.outcome = plain("", "good")
        self.error = plain("", "error")
        self._build()
        self._show_idle()

    def export(self) -> None:
        """Ask where to, and write the memo there in another thread."""
        path = interaction.ask_save_path(
            self._say("ask_title"), self.suggested_path(), self._say("file_kinds")
        )
        if path is not None:
            self.start(path)

    def start(self, path: Path) -> None:
        """Make the memo of the deal as it stands, for ``path``."""
        self.path = path
        self.job = Job(memo_maker(self.editor.evaluation, self.language))
        self.job.done.connect(self._on_made)
        self.job.failed.connect(self._on_failed)
        self.outcome.hide()
        self.error.hide()
        self._show_busy(True)
        self.job.start()

    def cancel(self) -> None:
        """Give up; no file is left behind."""
        if self.job is not None:
            self.job.cancel()
        self._show_idle()

    def suggested_path(self) -> Path:
        """Beside the deal's file, else among the documents; named after the deal."""
        name = f"{file_stem(self.editor.deal.title)}_{self._say('file_suffix')}.pdf"
        if self.editor.path is not None:
            return self.editor.path.parent / name
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        return Path(documents) / name

    def _on_made(self, data: object) -> None:
        assert self.path is not None
        assert isinstance(data, bytes)
        try:
            write_whole(self.path, data)
        except OSError as error:
            self._on_failed(error)
            return
        self._show_idle()
        self.outcome.setText(self._say("written", path=str(self.path)))
        for widget in (self.outcome, self.open_button, self.folder_button):
            widget.show()
        self.written.emit(self.path)

    def _on_failed(self, error: object) -> None:
        self._show_idle()
        self.error.setText(f"⚠ {self._reason(error)}")
        self.error.show()

    def _reason(self, error: object) -> str:
        """A sentence for whatever stopped the memo."""
        if isinstance(error, OSError):
            return self._say("not_writable", path=str(self.path), reason=error.strerror or error)
        sentence: Callable[[Text], str] | None = getattr(error, "sentence", None)
        if sentence is not None:
            return sentence(self.text)
        return self._say("failed", reason=f"{type(error).__name__}: {error}")

    def _show_idle(self) -> None:
        self._show_busy(False)
        for widget in (self.outcome, self.error, self.open_button, self.folder_button):
            widget.hide()

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.export_button.setEnabled(not busy)

    def _on_language(self, language: Language) -> None:
        self.language = language

    def _open_paper(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def _open_folder(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def _build(self) -> None:
        stamp = QLabel(self._say("stamp"))
        stamp.setObjectName("stamp")
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(plain(self._say("purpose"), "plain"), 1)
        top.addWidget(stamp, 0, Qt.AlignmentFlag.AlignTop)
        choices = Flow(spacing=24)
        choices.add(self._labelled(self._say("language"), self.languages))
        self.prepared_by.setMinimumWidth(280)
        choices.add(self.prepared_by)
        buttons = Flow(spacing=8)
        for button in (
            self.export_button,
            self.cancel_button,
            self.open_button,
            self.folder_button,
        ):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(choices)
        column.addWidget(buttons)
        for widget in (self.progress, self.outcome, self.error):
            column.addWidget(widget)

    def _labelled(self, words: str, widget: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain(words, "fieldLabel"))
        column.addWidget(widget)
        return holder

    def _button(self, name: str, action: Callable[[], None], kind: str = "") -> QPushButton:
        button = QPushButton(self._say(name))
        button.setObjectName(kind)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: action())
        return button

    def _say(self, name: str, **gaps: object) -> str:
        return self.text(f"window_review.memo.{name}", **gaps)


def memo_maker(evaluation: Evaluation, language: Language) -> Callable[[], Any]:
    """The work of making a memo; what it needs is imported in the thread that does it."""

    def make() -> bytes:
        from negotiator.papers.memo import memo_bytes

        return memo_bytes(evaluation, language)

    return make


def file_stem(title: str) -> str:
    """A title as part of a file name on any system."""
    stem = UNFIT_FOR_A_FILE.sub(" ", title).strip(" .")[:LONGEST_STEM].strip(" .")
    return " ".join(stem.split()) or "deal"
