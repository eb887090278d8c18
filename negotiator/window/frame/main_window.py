"""The window: welcome or workspace under one header, with menus, status and the file's name.

It holds no knowledge of the deal. Changing the language, the unit of money or the text size
builds everything anew around the same editor, so nothing needs to know how to translate itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QStatusBar,
    QToolButton,
)

from negotiator import __version__
from negotiator.evaluation import Source
from negotiator.language import LANGUAGES, Language, Text
from negotiator.survey.edition import open_edition
from negotiator.window import interaction, preferences
from negotiator.window.changes import pages_showing
from negotiator.window.editor import Editor
from negotiator.window.factors.rate_words import bare_percent, percent
from negotiator.window.frame.documents import SUFFIX, Documents
from negotiator.window.frame.header import Header, file_words
from negotiator.window.frame.menus import Actions, fill_menus
from negotiator.window.frame.qt_texts import use_qt_language
from negotiator.window.frame.welcome import Welcome
from negotiator.window.frame.workspace import Workspace
from negotiator.window.look.theme import apply_theme
from negotiator.window.survey.source_dialog import SourceDialog

if TYPE_CHECKING:
    from negotiator.window.library.library_window import LibraryWindow

SMALLEST = (640, 360)  # a screen of 1280×720 at 200 %
COMFORTABLE = (1360, 860)
NARROW, CRAMPED = 1000, 760


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, editor: Editor, language: Language) -> None:
        super().__init__()
        self.editor = editor
        self.text = Text(language)
        self.source_dialog: SourceDialog | None = None
        self.library: LibraryWindow | None = None
        self.documents = Documents(editor, lambda: self.text)
        self.documents.opened.connect(self._on_opened)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(QSize(*COMFORTABLE).boundedTo(self.screen().availableSize()))
        self._build()
        editor.changed.connect(self._on_changed)
        editor.saved_state_changed.connect(self._on_changed)
        self._restore_geometry()
        self.welcome.new.setFocus()

    # Building

    def _build(self) -> None:
        """Everything that bears words, in the language in force."""
        use_qt_language(self.text.language)
        self.actions_ = Actions(self, self.text)
        self._build_header()
        self.welcome = Welcome(self.text)
        self.welcome.new_asked.connect(self.documents.new)
        self.welcome.open_asked.connect(self.documents.ask_open)
        self.welcome.file_asked.connect(self.documents.open)
        self.welcome.example_asked.connect(self.documents.open_example)
        self.workspace = Workspace(self.editor, self.text)
        self.workspace.source_asked.connect(self.show_source)
        self.workspace.preference_asked.connect(self._on_preference_asked)
        self.workspace.folded.connect(self._on_folded)
        self.desk = QStackedWidget()
        self.desk.addWidget(self.welcome)
        self.desk.addWidget(self.workspace)
        self.setCentralWidget(self.desk)
        self._build_status()
        self._fit()
        self._on_changed()

    def _build_header(self) -> None:
        old = self.menuWidget()
        self.header = Header(self.editor, self.text, self.actions_.undo, self.actions_.redo)
        self.header.language_chosen.connect(self.set_language)
        fill_menus(self.header.menu_bar, self, self.text, self.actions_)
        self.addActions([self.actions_.undo, self.actions_.redo, *self.actions_.jumps.values()])
        self.setMenuWidget(self.header)
        if old is not None:
            old.deleteLater()

    def _build_status(self) -> None:
        status = QStatusBar()
        status.setSizeGripEnabled(False)
        self.edition_label = QLabel()
        status.addWidget(self.edition_label)
        self.offline_label = QLabel(self.text("window.frame.offline"))
        status.addWidget(self.offline_label)
        self.saved_label = QLabel()
        status.addPermanentWidget(self.saved_label)
        self.rate_button = QToolButton()
        self.rate_button.setObjectName("link")
        self.rate_button.clicked.connect(self.toggle_live)
        status.addPermanentWidget(self.rate_button)
        self.setStatusBar(status)

    def _rebuild(self) -> None:
        """Build anew in the language and the look in force, and stay at the same place.

        The old goes first: giving it another look would take longer than building the new.
        """
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        at_work, step = self.is_at_work, self.workspace.current
        self._dismantle()
        apply_theme(app)
        self._build()
        if at_work:
            self.show_workspace(step)

    def _dismantle(self) -> None:
        """Take down everything that bears words."""
        if self.library is not None:
            self.library.close()
            self.library = None
        for action in self.actions():
            self.removeAction(action)
        self.actions_.deleteLater()
        desk = self.desk
        self.takeCentralWidget()
        desk.deleteLater()
        QApplication.sendPostedEvents(desk, QEvent.Type.DeferredDelete.value)

    # Showing

    @property
    def is_at_work(self) -> bool:
        """Whether the workspace is shown, not the welcome page."""
        return self.desk.currentWidget() is self.workspace

    def show_workspace(self, step: str | None = None) -> None:
        """Show the deal, at a step if one is named."""
        self.workspace.go_to(step or self.workspace.current)
        self.desk.setCurrentWidget(self.workspace)
        self._on_changed()

    def show_welcome(self) -> None:
        """Go back to the first page; the deal stays on the desk."""
        self.welcome.refresh()
        self.desk.setCurrentWidget(self.welcome)
        self._on_changed()

    def show_source(self, source: Source) -> None:
        """Open the table a figure stands in, at its cell."""
        edition = open_edition(self.editor.evaluation.edition.name)
        self.source_dialog = SourceDialog(edition, self.text, source, self)
        self.source_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.source_dialog.library_asked.connect(self.show_library)
        self.source_dialog.show()

    def show_library(self, source: Source | None = None) -> LibraryWindow:
        """Open the library, at a cell if one is named."""
        # All the report's tables: only who asks for them waits for them.
        from negotiator.window.library.library_window import open_library

        self.library = open_library(self, self.text, self.editor, source)
        return self.library

    def show_benchmark_source(self) -> None:
        """Open the table the rate starts from."""
        self.show_source(self.editor.evaluation.benchmark.source)

    def show_premises(self) -> None:
        """Say what every rate of the survey supposes."""
        edition = self.editor.evaluation.edition
        lines = "\n".join(f"・{line}" for line in edition.premises[self.text.language])
        title = edition.titles[self.text.language]
        interaction.tell(self.text("window.menu.premises"), title, lines)

    def show_keyboard(self) -> None:
        """Say which keys do what."""
        title = self.text("window.help.keyboard_title")
        interaction.tell(title, title, self.text("window.help.keyboard"))

    def show_about(self) -> None:
        """Say what the program is, and where its figures come from."""
        name = self.text("domain.product.name")
        edition = self.editor.evaluation.edition.titles[self.text.language]
        details = self.text("window.help.about", edition=edition)
        interaction.tell(name, f"{name} {__version__}", details)

    def show_tour(self) -> None:
        """Walk the tour again, on the welcome page."""
        self.show_welcome()
        self.welcome.show_tour()

    # Going

    def go_to(self, step: str) -> None:
        """Jump to a step."""
        self.show_workspace(step)

    def go_to_review(self) -> None:
        """Jump to where papers are made."""
        self.show_workspace("review")

    def next_step(self) -> None:
        """One step on."""
        self.workspace.go_by(1)

    def previous_step(self) -> None:
        """One step back."""
        self.workspace.go_by(-1)

    def undo(self) -> None:
        """Take the last edit back, where one can see it."""
        self._go_through_history(self.editor.undo)

    def redo(self) -> None:
        """Make the edit again that was last undone, where one can see it."""
        self._go_through_history(self.editor.redo)

    def _go_through_history(self, step: Callable[[], None]) -> None:
        before = self.editor.deal
        step()
        pages = pages_showing(before, self.editor.deal)
        if self.is_at_work and pages and self.workspace.current not in pages:
            self.show_workspace(pages[0])

    def toggle_steps(self) -> None:
        """Fold or unfold the list of steps."""
        self.workspace.toggle_steps()

    def toggle_live(self) -> None:
        """Fold or unfold the live panel."""
        self.workspace.toggle_live()

    # Files

    def new_deal(self) -> None:
        """Start a blank deal."""
        self._finish_typing()
        self.documents.new()

    def open_deal(self) -> None:
        """Ask for a deal file."""
        self._finish_typing()
        self.documents.ask_open()

    def open_path(self, path: Path) -> None:
        """Open a deal file."""
        self._finish_typing()
        self.documents.open(path)

    def open_example(self, name: str) -> None:
        """Open a worked example."""
        self._finish_typing()
        self.documents.open_example(name)

    def save_deal(self) -> None:
        """Save, asking for a file the first time."""
        self._finish_typing()
        self.documents.save()

    def save_deal_as(self) -> None:
        """Save under another name."""
        self._finish_typing()
        self.documents.save_as()

    # Preferences

    def set_language(self, language: str) -> None:
        """Switch the language of everything at once."""
        chosen = next(known for known in LANGUAGES if known == language)
        preferences.set_language(chosen)
        self._finish_typing()
        self.text = Text(chosen)
        # The button that asked for it is about to go: let its click end first.
        QTimer.singleShot(0, self._rebuild)

    def set_appearance(self, value: str) -> None:
        """Light, dark, or as the system."""
        preferences.set_appearance(value)
        self.restyle()

    def set_text_size(self, percentage: str) -> None:
        """Text and everything measured by it, 100 to 200 percent."""
        preferences.set_text_size(int(percentage))
        self.restyle()

    def set_money_unit(self, unit: str) -> None:
        """Show and read sums in ones, thousands or millions."""
        preferences.set_money_unit(unit)
        self._finish_typing()
        QTimer.singleShot(0, self._rebuild)

    def _on_preference_asked(self, name: str, value: str) -> None:
        """A page offers one of the preferences where it matters."""
        if name == "money_unit":
            self.set_money_unit(value)

    def restyle(self) -> None:
        """Take the look in force, and build anew what has measured itself by it."""
        self._finish_typing()
        QTimer.singleShot(0, self._rebuild)

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        self._finish_typing()
        if not self.documents.may_leave():
            event.ignore()
            return
        preferences.set_geometry(QByteArray(self.saveGeometry()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_deal(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_deal(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def _fit(self) -> None:
        """Leave out of the bars what can be spared in a narrow window."""
        narrow = self.width() < NARROW * preferences.text_size() / 100
        self.header.set_narrow(narrow)
        self.offline_label.setVisible(not narrow)
        self.edition_label.setVisible(self.width() >= CRAMPED * preferences.text_size() / 100)

    def _restore_geometry(self) -> None:
        kept = preferences.geometry()
        if kept is not None:
            self.restoreGeometry(kept)

    def _finish_typing(self) -> None:
        """What is being typed counts: leaving its field takes it into the deal."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def _on_opened(self) -> None:
        self.show_workspace("deal")

    def _on_changed(self) -> None:
        """Title, status and actions follow the deal."""
        name = file_words(self.editor, self.text)
        product = self.text("domain.product.name")
        self.setWindowTitle(f"{name}[*] — {product}" if self.is_at_work else product)
        self.setWindowModified(self.editor.is_modified and self.is_at_work)
        self.actions_.undo.setEnabled(self.editor.can_undo)
        self.actions_.redo.setEnabled(self.editor.can_redo)
        edition = self.editor.evaluation.edition
        title = edition.titles[self.text.language]
        self.edition_label.setText(self.text("window.frame.edition", title=title))
        saved = "unsaved" if self.editor.is_modified else "saved"
        key = saved if self.editor.path or self.editor.is_modified else "no_file"
        self.saved_label.setText(self.text(f"window.frame.{key}"))
        self._on_folded()

    def _on_folded(self) -> None:
        """A folded panel leaves its rate in the status bar."""
        shown = self.workspace.live_shown
        rate = self.editor.evaluation.rate
        self.rate_button.setVisible(self.is_at_work and not shown)
        self.rate_button.setText(
            self.text(
                "window.frame.rate",
                point=percent(rate.point, self.text),
                low=bare_percent(rate.low, self.text),
                high=bare_percent(rate.high, self.text),
            )
        )
        self.actions_.live.setChecked(shown)
        self.actions_.steps.setChecked(self.workspace.steps_shown)


def _dropped_deal(event: QDropEvent) -> Path | None:
    """The one deal file that hangs on the pointer."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix == SUFFIX else None
