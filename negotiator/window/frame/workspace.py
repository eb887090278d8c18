"""Steps on the left, the page in the middle, the live panel on the right; panels fold away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from negotiator.language import Text
from negotiator.window import preferences
from negotiator.window.editor import Editor
from negotiator.window.frame.live_panel import LivePanel
from negotiator.window.frame.step_list import StepList
from negotiator.window.page import READING_WIDTH, Page
from negotiator.window.pages.counterparty import CounterpartyPage
from negotiator.window.pages.deal import DealPage
from negotiator.window.pages.forecast import ForecastPage
from negotiator.window.pages.grant import GrantPage
from negotiator.window.pages.ip import IpPage
from negotiator.window.pages.rate import RatePage
from negotiator.window.pages.review import ReviewPage
from negotiator.window.pages.structures import StructuresPage
from negotiator.window.steps import KEYS, neighbour

LIVE_NEEDS, STEPS_NEED = 1120, 900
SCROLL_BAR = 12
LIVE_WIDTH, STEPS_WIDTH, SIGNS_WIDTH = 296, 188, 60


PAGES: dict[str, type[Page]] = {
    page.step: page
    for page in (
        DealPage,
        IpPage,
        GrantPage,
        CounterpartyPage,
        RatePage,
        ForecastPage,
        StructuresPage,
        ReviewPage,
    )
}


class Workspace(QWidget):
    """The frame around the pages; each page is built when it is first gone to."""

    source_asked = Signal(object)
    preference_asked = Signal(str, str)
    folded = Signal()
    moved = Signal(str)

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.editor = editor
        self.text = text
        self.current = KEYS[0]
        self.pages: dict[str, Page] = {}
        self._steps_choice: bool | None = None
        self._live_choice: bool | None = None
        self.steps = StepList(editor, text)
        self.steps.chosen.connect(self.go_to)
        self.live = LivePanel(editor, text)
        self.live.source_asked.connect(self.source_asked)
        self.live.go_to.connect(self.go_to)
        self.stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(self._build_middle(), 1)
        row.addWidget(self.live)
        self.go_to(self.current)

    @property
    def page(self) -> Page:
        """The page one is at."""
        return self.pages[self.current]

    def go_to(self, key: str) -> None:
        """Show a step's page, building it the first time."""
        if key not in KEYS:
            return
        if key not in self.pages:
            self.pages[key] = self._build_page(key)
        self.current = key
        self.stack.setCurrentWidget(self.pages[key])
        self.steps.set_current(key)
        self.back.setEnabled(neighbour(key, -1) is not None)
        self.next.setEnabled(neighbour(key, 1) is not None)
        self.moved.emit(key)

    def go_by(self, by: int) -> None:
        """Go on or back along the path; nothing beyond its ends."""
        key = neighbour(self.current, by)
        if key is not None:
            self.go_to(key)

    @property
    def steps_shown(self) -> bool:
        """Whether the steps stand with their names, not as signs alone."""
        return self._is_wide(STEPS_NEED) if self._steps_choice is None else self._steps_choice

    @property
    def live_shown(self) -> bool:
        """Whether the live panel is unfolded."""
        return self._is_wide(LIVE_NEEDS) if self._live_choice is None else self._live_choice

    def toggle_steps(self) -> None:
        """Fold or unfold the steps; what the width would do anyway needs no remembering."""
        wanted = not self.steps_shown
        self._steps_choice = None if wanted == self._is_wide(STEPS_NEED) else wanted
        self.fold()

    def toggle_live(self) -> None:
        """Fold or unfold the live panel."""
        wanted = not self.live_shown
        self._live_choice = None if wanted == self._is_wide(LIVE_NEEDS) else wanted
        self.fold()

    def fold(self) -> None:
        """Give the page the room it needs: panels fold by choice, or by the window's width."""
        scale = preferences.text_size() / 100
        self.steps.set_compact(not self.steps_shown)
        width = max(STEPS_WIDTH * scale, self.steps.needed_width())
        self.steps.setFixedWidth(round(width if self.steps_shown else SIGNS_WIDTH))
        self.live.setFixedWidth(round(LIVE_WIDTH * scale))
        self.live.setVisible(self.live_shown)
        self.folded.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def _is_wide(self, needed: int) -> bool:
        return self.width() >= needed * preferences.text_size() / 100

    def _build_middle(self) -> QWidget:
        middle = QWidget()
        middle.setObjectName("desk")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self._build_footer())
        return middle

    def _build_footer(self) -> QWidget:
        footer = QFrame()
        footer.setObjectName("footer")
        inner = QWidget()
        inner.setMaximumWidth(READING_WIDTH)
        outer = QHBoxLayout(footer)
        outer.setContentsMargins(0, 0, SCROLL_BAR, 0)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        row = QHBoxLayout(inner)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        row.addStretch(1)
        self.back = QPushButton(self.text("window.frame.back"))
        self.next = QPushButton(self.text("window.frame.next"))
        self.next.setObjectName("primary")
        self.back.clicked.connect(lambda: self.go_by(-1))
        self.next.clicked.connect(lambda: self.go_by(1))
        row.addWidget(self.back)
        row.addWidget(self.next)
        return footer

    def _build_page(self, key: str) -> Page:
        page = PAGES[key](self.editor, self.text)
        page.source_asked.connect(self.source_asked)
        page.go_to.connect(self.go_to)
        page.preference_asked.connect(self.preference_asked)
        self.stack.addWidget(page)
        return page
