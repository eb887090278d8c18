"""Starting the window, and what happens when something unforeseen goes wrong."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from negotiator.deal.examples import blank_deal
from negotiator.language import Language, Text
from negotiator.window import interaction, preferences
from negotiator.window.editor import Editor
from negotiator.window.frame.main_window import MainWindow
from negotiator.window.look.theme import apply_theme, install_fonts

LONGEST_LOG = 200_000


def run(deal_path: Path | None, language: Language | None) -> int:
    """Open the window, on a deal if one is given; the exit status of the program."""
    app = application()
    chosen = language or preferences.language()
    window = open_window(chosen)
    sys.excepthook = _Calm(window)
    window.show()
    if deal_path is not None:
        window.open_path(deal_path)
    return app.exec()


def application() -> QApplication:
    """The Qt application with our name, fonts and look."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("negotiator")
    app.setDesktopFileName("negotiator")
    install_fonts()
    apply_theme(app)
    return app


def open_window(language: Language) -> MainWindow:
    """The window on a blank deal, showing the welcome page; not yet on the screen."""
    window = MainWindow(Editor(blank_deal(language)), language)
    app = application()
    app.setApplicationDisplayName(window.text("domain.product.name"))
    app.styleHints().colorSchemeChanged.connect(lambda _: window.restyle())
    return window


class _Calm:
    """Says that something went wrong without alarm; the details go to a file, not to the user."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.is_telling = False

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log = write_log("".join(traceback.format_exception(kind, error, trace)))
        if self.is_telling:
            return
        self.is_telling = True
        try:
            self._tell(self.window.text, log)
        finally:
            self.is_telling = False

    def _tell(self, text: Text, log: Path | None) -> None:
        title = text("window.trouble.title")
        details = text("window.trouble.details", log=log) if log else ""
        interaction.tell(title, text("window.trouble.sentence"), details)


def write_log(details: str) -> Path | None:
    """Add details to the log of troubles; None if even that can't be written."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    path = Path(QStandardPaths.writableLocation(place)) / "trouble.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        earlier = path.read_text("utf-8")[-LONGEST_LOG:] if path.is_file() else ""
        stamp = datetime.now().astimezone().isoformat(timespec="seconds")
        path.write_text(f"{earlier}{stamp}\n{details}\n", encoding="utf-8")
    except OSError:
        return None
    return path
