"""A dressed application, an editor on the worked sample, and a door that records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from negotiator.deal.examples import open_example
from negotiator.language import Text
from negotiator.window import interaction
from negotiator.window.app import application
from negotiator.window.editor import Editor
from negotiator.window.frame.main_window import MainWindow


@dataclass
class Recorder:
    """Stands where dialogs would open: keeps what is told, answers as the test says."""

    told: list[tuple[str, str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answer: interaction.Answer = "cancel"
    path: Path | None = None

    def tell(self, title: str, sentence: str, details: str = "") -> None:
        self.told.append((title, sentence, details))

    def ask_save(self, title: str, sentence: str, labels: tuple[str, str, str]):
        self.asked.append(sentence)
        return self.answer

    def ask_open_path(self, title: str, folder: Path, kinds: str) -> Path | None:
        return self.path

    def ask_save_path(self, title: str, suggestion: Path, kinds: str) -> Path | None:
        self.asked.append(suggestion.name)
        return self.path


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, settings_folder: Path) -> Iterator[None]:
    application()
    yield
    # What a test closed is deleted now, not at the end of the run: restyling all of it takes long.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def door() -> Iterator[Recorder]:
    recorder = Recorder()
    before = interaction.use(recorder)
    yield recorder
    interaction.use(before)


@pytest.fixture
def text() -> Text:
    return Text("ja")


@pytest.fixture
def editor(qapp: QApplication) -> Editor:
    return Editor(open_example("sample", "ja"))


@pytest.fixture
def window(qtbot, editor: Editor, door: Recorder) -> MainWindow:
    made = MainWindow(editor, "ja")
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.show_workspace("deal")
    return made


def words_in(widget: QWidget) -> str:
    """Everything that a widget's labels say."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))
