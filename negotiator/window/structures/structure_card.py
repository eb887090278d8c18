"""A payment structure as a card: its terms in a line, and opened, the forms to change them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal, Structure
from negotiator.deal.terms import TERM_KINDS
from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.fields.typed_fields import TextField
from negotiator.window.look.flow import Flow
from negotiator.window.look.name_button import NameButton
from negotiator.window.look.swatch import Swatch
from negotiator.window.page import MoreBox, plain
from negotiator.window.structures import structure_edits as edits
from negotiator.window.structures.make_equal import MakeEqual
from negotiator.window.structures.patterns import TERM_PROPOSALS, Sizes
from negotiator.window.structures.term_form import TermForm, shape_of
from negotiator.window.structures.term_words import TermWords
from negotiator.window.structures.yearly_table import YearlyTable

SUMMARY_CHARACTERS = 20
ACTIONS = ("reference", "duplicate", "up", "down", "remove")


class StructureCard(QFrame):
    """The card of the structure at ``place``; ``toggled`` when it opens or closes.

    ``moved`` tells by how many places the structure went up or down the list.
    """

    toggled = Signal(bool)
    moved = Signal(int)

    def __init__(self, editor: Editor, text: Text, place: int) -> None:
        super().__init__()
        self.setObjectName("structureCard")
        self.editor = editor
        self.text = text
        self.place = place
        self.forms: list[TermForm] = []
        self._shape: tuple[object, ...] = ()
        self.title = NameButton()
        self.title.clicked.connect(lambda: self.toggled.emit(not self.is_open))
        self.summary = plain("", "hint")
        least = self.summary.fontMetrics().averageCharWidth() * SUMMARY_CHARACTERS
        self.summary.setMinimumWidth(least)
        self.error = plain("", "error")
        self.error.hide()
        self.buttons = {name: self._action(name) for name in ACTIONS}
        self.content = QWidget()
        self._build()
        self.content.hide()

    @property
    def structure(self) -> Structure:
        """The structure the card stands for."""
        return self.editor.deal.structures[self.place]

    @property
    def is_open(self) -> bool:
        """Whether the forms are shown."""
        return not self.content.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the forms."""
        self.content.setVisible(is_open)
        self.setProperty("open", is_open)
        self.style().unpolish(self)
        self.style().polish(self)
        self._show_title()

    def refresh(self) -> None:
        """Show the structure as it stands; forms are made anew only where its terms changed."""
        evaluation = self.editor.evaluation
        shape = tuple(shape_of(term) for term in self.structure.terms)
        if shape != self._shape:
            self._shape = shape
            self._rebuild_forms()
        for form in self.forms:
            form.refresh()
        words = TermWords(self.text, self.editor.deal.forecast.currency, evaluation.rate.point)
        self.summary.setText(words.structure(self.structure))
        self._show_title()
        self._show_actions()
        self.equal.show_structure(evaluation, self.structure.name)
        self.yearly.show_value(evaluation.structures[self.place])

    def do(self, step: Callable[[Deal], Deal]) -> bool:
        """Take a step from the deal to the next; a refusal is shown on the card."""
        try:
            self.editor.apply(step(self.editor.deal))
        except DealError as error:
            self.error.setText(f"⚠ {self.text(f'errors.{error.code}', **error.gaps)}")
            self.error.show()
            return False
        self.error.hide()
        return True

    def act(self, name: str) -> None:
        """Do one of the card's actions."""
        place = self.place
        if name in ("up", "down"):
            by = -1 if name == "up" else 1
            if self.do(lambda deal: edits.moved(deal, place, by)):
                self.moved.emit(by)
            return
        steps: dict[str, Callable[[Deal], Deal]] = {
            "reference": lambda deal: edits.as_reference(deal, place),
            "duplicate": lambda deal: edits.duplicated(deal, place),
            "remove": lambda deal: edits.removed(deal, place),
        }
        self.do(steps[name])

    def add_term(self, kind: str) -> bool:
        """A further term of a kind, with figures that fit the deal."""
        term = TERM_PROPOSALS[kind](Sizes.of(self.editor.evaluation))
        return self.do(lambda deal: edits.with_term(deal, self.place, term))

    def _rebuild_forms(self) -> None:
        for form in self.forms:
            form.hide()
            form.setParent(None)
            form.deleteLater()
        self.forms = []
        for number in range(len(self.structure.terms)):
            form = TermForm(self.editor, self.text, ("structures", self.place, "terms", number))
            form.removal_asked.connect(partial(self._remove_term, number))
            self._forms_column.addWidget(form)
            self.forms.append(form)

    def _remove_term(self, number: int) -> None:
        self.do(lambda deal: edits.without_term(deal, self.place, number))

    def _show_title(self) -> None:
        star = self._say("reference_mark") if self._is_reference() else ""
        arrow = "▾" if self.is_open else "▸"
        self.title.set_words(f"{arrow} {star}{self.structure.name}")
        self.title.setAccessibleName(self.structure.name)

    def _show_actions(self) -> None:
        count = len(self.editor.deal.structures)
        self.buttons["reference"].setEnabled(not self._is_reference())
        self.buttons["up"].setEnabled(self.place > 0)
        self.buttons["down"].setEnabled(self.place < count - 1)

    def _is_reference(self) -> bool:
        return self.editor.deal.reference is self.structure

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        self.swatch = Swatch(self.place)
        top.addWidget(self.swatch)
        top.addWidget(self.title)
        top.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignVCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 12, 8)
        outer.setSpacing(8)
        outer.addLayout(top)
        outer.addWidget(self.error)
        outer.addWidget(self.content)
        self._build_content()

    def _build_content(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(12)
        self.name = TextField(
            self.editor,
            self.text,
            ("structures", self.place, "name"),
            self._say("name"),
            live=False,
            write=lambda deal, name: edits.renamed(deal, self.place, name),
        )
        self.name.setMaximumWidth(420)
        column.addWidget(self.name)
        self._forms_column = QVBoxLayout()
        self._forms_column.setSpacing(8)
        column.addLayout(self._forms_column)
        actions = Flow(spacing=8)
        actions.add(self._term_menu())
        for button in self.buttons.values():
            actions.add(button)
        column.addWidget(actions)
        self.equal = MakeEqual(self.text, self.do)
        column.addWidget(self.equal)
        more = MoreBox(self.text, self._say("yearly"))
        self.yearly = YearlyTable(self.text)
        more.inner.addWidget(self.yearly)
        column.addWidget(more)

    def _term_menu(self) -> QPushButton:
        button = QPushButton(self._say("add_term"))
        button.setObjectName("small")
        menu = QMenu(button)
        for kind in TERM_KINDS:
            action = QAction(self.text(f"domain.term.{kind}"), menu)
            action.triggered.connect(partial(self._on_term_chosen, kind))
            menu.addAction(action)
        button.setMenu(menu)
        self.term_menu = menu
        return button

    def _on_term_chosen(self, kind: str, _checked: bool = False) -> None:
        self.add_term(kind)

    def _action(self, name: str) -> QPushButton:
        button = QPushButton(self._say(name))
        button.setObjectName("small")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.act(name))
        return button

    def _say(self, name: str) -> str:
        return self.text(f"window_structures.structures.{name}")
