"""What one sees first: a new deal or a file, recent deals, worked examples, and a short tour."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from negotiator.deal.examples import example_names
from negotiator.language import Text
from negotiator.window import preferences
from negotiator.window.fields.cards import Card, Option
from negotiator.window.frame.tour import Tour
from negotiator.window.look.card_grid import CardGrid
from negotiator.window.look.links import clear
from negotiator.window.page import READING_WIDTH, Section, heading, plain

CENTRED = Qt.AlignmentFlag.AlignVCenter


class Tile(Card):
    """A card that does something when it is pressed, anywhere on it."""

    def __init__(self, option: Option) -> None:
        button = QPushButton()
        button.setObjectName("tileTitle")
        super().__init__(button, option, indent=0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Welcome(QScrollArea):
    """The first page; it only asks, the window acts."""

    new_asked = Signal()
    open_asked = Signal()
    file_asked = Signal(object)
    example_asked = Signal(str)

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.recent: list[Tile] = []
        self.setObjectName("desk")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        content = QWidget()
        content.setObjectName("page")
        content.setMaximumWidth(READING_WIDTH)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(16)
        column.addWidget(heading(text("domain.product.name"), "title"))
        column.addWidget(plain(text("window.welcome.purpose"), "purpose"))
        self.tour = Tour(text)
        self.tour.left.connect(self.leave_tour)
        self.tour.setVisible(not preferences.tour_seen())
        column.addWidget(self.tour)
        column.addLayout(self._build_start())
        column.addWidget(self._build_recent())
        column.addWidget(self._build_examples())
        column.addStretch(1)
        self.setWidget(content)
        self.refresh()

    def leave_tour(self) -> None:
        """Put the tour away; it can be asked for again in the help menu."""
        preferences.set_tour_seen(True)
        self.tour.hide()

    def show_tour(self) -> None:
        """Bring the tour back."""
        self.tour.show()
        self.ensureWidgetVisible(self.tour)
        self.tour.next.setFocus()

    def _build_start(self) -> QHBoxLayout:
        self.new = QPushButton(self.text("window.welcome.new"))
        self.new.setObjectName("primary")
        self.new.clicked.connect(self.new_asked)
        self.open = QPushButton(self.text("window.welcome.open"))
        self.open.clicked.connect(self.open_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new)
        row.addWidget(self.open)
        row.addSpacing(8)
        row.addWidget(plain(self.text("window.welcome.drop"), "muted"), 1, CENTRED)
        return row

    def refresh(self) -> None:
        """Show the recent deals as they are now."""
        clear(self.recent_place)
        self.recent = []
        for path in preferences.recent_files():
            tile = Tile(Option(path, path.stem, str(path.parent)))
            tile.button.clicked.connect(lambda _=False, p=path: self.file_asked.emit(p))
            self.recent.append(tile)
            self.recent_place.addWidget(tile)
        self.recent_section.setVisible(bool(self.recent))

    def _build_recent(self) -> QWidget:
        self.recent_section = Section(self.text("window.welcome.recent"))
        self.recent_place = QVBoxLayout()
        self.recent_place.setSpacing(4)
        self.recent_section.inner.addLayout(self.recent_place)
        return self.recent_section

    def _build_examples(self) -> QWidget:
        section = Section(self.text("window.welcome.examples"))
        section.inner.addWidget(plain(self.text("window.welcome.examples_hint"), "hint"))
        self.examples: dict[str, Tile] = {}
        for name in example_names():
            title, summary = (self.text(f"examples.{name}.{k}") for k in ("title", "summary"))
            tile = Tile(Option(name, title, summary))
            tile.button.clicked.connect(lambda _=False, n=name: self.example_asked.emit(n))
            self.examples[name] = tile
        section.inner.addWidget(CardGrid(list(self.examples.values()), 2))
        return section
