"""The rights that are licensed, a line each: kind, number, title, expiry."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from negotiator.deal.model import Deal, Right
from negotiator.deal.vocabulary import RIGHT_KINDS
from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.fields import ChoiceField, DayField, Field, TextField
from negotiator.window.look.columns import Columns
from negotiator.window.look.links import clear
from negotiator.window.page import labelled, plain

NO_LABEL = "\u00a0"
SHARES, FIELD_WIDTH = (2, 4, 7, 3), 8
KIND_CHARACTERS = 16
KIND_BY_TYPE = {"patent": "patent", "trademark": "trademark", "program": "program"}


class RightsList(QWidget):
    """Editable lines; adding and removing are edits of the deal like any other."""

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.rows: list[tuple[Field, ...]] = []
        self.removers: list[QToolButton] = []
        self.empty = plain(text("window.rights.empty"), "hint")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(0, 1)
        self.add = QPushButton(text("window.rights.add"))
        self.add.clicked.connect(self.add_right)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(12)
        column_.addWidget(self.empty)
        column_.addLayout(self.grid)
        column_.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Show as many lines as the deal has rights; the fields fill themselves."""
        count = len(self.editor.deal.ip.rights)
        self.empty.setVisible(count == 0)
        if count == len(self.rows):
            return
        clear(self.grid)
        self.rows, self.removers = [], []
        for place in range(count):
            self._add_line(place)

    def add_right(self) -> None:
        """A further right, of the kind that the IP type suggests; the keyboard goes to it."""
        deal = self.editor.deal
        kind = KIND_BY_TYPE.get(deal.ip.type, "other")
        self.editor.apply(_with_rights(deal, (*deal.ip.rights, Right(kind=kind))))
        self.refresh()
        self.rows[-1][1].setFocus()

    def remove_right(self, place: int) -> None:
        """Take a right out."""
        rights = self.editor.deal.ip.rights
        self.editor.apply(_with_rights(self.editor.deal, rights[:place] + rights[place + 1 :]))
        self.refresh()

    def _add_line(self, place: int) -> None:
        editor, text = self.editor, self.text
        kinds = [(kind, text(f"domain.right_kind.{kind}")) for kind in RIGHT_KINDS]
        path = ("ip", "rights", place)

        def label(name: str) -> str:
            return text(f"window.rights.{name}")

        fields: tuple[Field, ...] = (
            ChoiceField(editor, text, (*path, "kind"), label("kind"), options=kinds),
            TextField(editor, text, (*path, "number"), label("number")),
            TextField(editor, text, (*path, "title"), label("title")),
            DayField(editor, text, (*path, "expires"), label("expires")),
        )
        fields[0].setMaximumWidth(fields[0].fontMetrics().averageCharWidth() * KIND_CHARACTERS)
        parts: dict[QWidget, int] = dict(zip(fields, SHARES, strict=True))
        self.grid.addWidget(Columns(parts, spacing=12, comfortable=FIELD_WIDTH), place, 0)
        self.grid.addLayout(labelled(NO_LABEL, self._remover(place)), place, 1)
        self.rows.append(fields)

    def _remover(self, place: int) -> QToolButton:
        button = QToolButton()
        button.setText("×")
        words = self.text("window.rights.remove", number=place + 1)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.remove_right(place))
        self.removers.append(button)
        return button


def _with_rights(deal: Deal, rights: tuple[Right, ...]) -> Deal:
    return replace(deal, ip=replace(deal.ip, rights=rights))
