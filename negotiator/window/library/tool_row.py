"""The row of tools above the table: filter by words, count, copy, export, fold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from negotiator.language import Text
from negotiator.window.look.flow import FlowLayout

PAUSE = 150
FIELD = 16  # characters


class ToolRow(QWidget):
    """Tells what is asked for; knows nothing of tables."""

    words_typed = Signal(str)
    cleared = Signal()

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(text("window_library.window.filter_example"))
        self.filter.setAccessibleName(text("window_library.window.filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(self.fontMetrics().averageCharWidth() * FIELD)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._tell)
        self.filter.textChanged.connect(lambda: self._pause.start())
        self.filter.returnPressed.connect(self._tell)
        self.count = QLabel(alignment=Qt.AlignmentFlag.AlignVCenter)
        self.count.setObjectName("strong")
        self.clear = QPushButton(text("window_library.window.clear"))
        self.clear.clicked.connect(self.cleared)
        self.copy = self._menu_button("copy", ("copy_plain", "copy_headed", "copy_all"))
        self.export = self._menu_button("export", ("export_csv", "export_xlsx"))
        self.map = self._toggle("map")
        self.chart = self._toggle("chart")
        self.about = self._toggle("about")
        self.count.setMinimumHeight(self.clear.sizeHint().height())
        row = FlowLayout(self, spacing=8)
        for part in (self.map, self.filter, self.count, self.clear, self.copy, self.export):
            row.addWidget(part)
        row.addWidget(self.chart)
        row.addWidget(self.about)

    def set_words(self, words: str) -> None:
        """Type into the field without telling."""
        self.filter.blockSignals(True)
        self.filter.setText(words)
        self.filter.blockSignals(False)
        self._pause.stop()

    def show_count(self, shown: int, everything: int, is_filtered: bool) -> None:
        """Say how many rows are seen; unfiltered, there is nothing to clear."""
        words = self.text("window_library.window.rows", shown=f"{shown:,}", all=f"{everything:,}")
        self.count.setText(words)
        self.clear.setEnabled(is_filtered)

    def when(self, key: str, act: Callable[[], None]) -> None:
        """Connect an entry of one of the two menus."""
        for button in (self.copy, self.export):
            for action in button.menu().actions():
                if action.data() == key:
                    action.triggered.connect(lambda: act())

    def _tell(self) -> None:
        self._pause.stop()
        self.words_typed.emit(self.filter.text())

    def _menu_button(self, key: str, entries: tuple[str, ...]) -> QPushButton:
        button = QPushButton(self.text(f"window_library.window.{key}"))
        menu = QMenu(button)
        for entry in entries:
            menu.addAction(self.text(f"window_library.window.{entry}")).setData(entry)
        button.setMenu(menu)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _toggle(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("more")
        button.setText(self.text(f"window_library.window.{key}"))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setArrowType(Qt.ArrowType.RightArrow)
        button.toggled.connect(
            lambda on: button.setArrowType(
                Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow
            )
        )
        return button
