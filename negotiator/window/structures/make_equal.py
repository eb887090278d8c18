"""The price at which a structure is worth as much as the reference, and a button to take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from negotiator.deal.model import Deal
from negotiator.evaluation import Equivalent, Evaluation, at_equivalent
from negotiator.language import Text
from negotiator.numerals import show_money_short, show_number
from negotiator.window.look.links import clear
from negotiator.window.page import heading, plain

Step = Callable[[Deal], Deal]


class MakeEqual(QWidget):
    """One line a side of the deal: the price, and the button; ``take`` does the step."""

    def __init__(self, text: Text, take: Callable[[Step], bool]) -> None:
        super().__init__()
        self.text = text
        self.take = take
        self.buttons: dict[str, QPushButton] = {}
        self.lines: dict[str, str] = {}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(0, 1)

    def show_structure(self, evaluation: Evaluation, name: str) -> None:
        """The lines of a structure; nothing for the reference itself."""
        clear(self.grid)
        self.buttons, self.lines = {}, {}
        found = [e for e in evaluation.equivalents if e.name == name]
        self.setVisible(bool(found))
        if found:
            title = self._say("title", reference=evaluation.deal.reference.name)
            self.grid.addWidget(heading(title, "fieldLabel"), 0, 0, 1, 2)
        for row, equivalent in enumerate(found, 1):
            self._add_line(row, evaluation, equivalent)

    def _add_line(self, row: int, evaluation: Evaluation, equivalent: Equivalent) -> None:
        words = self._words(evaluation, equivalent)
        self.lines[equivalent.side] = words
        self.grid.addWidget(plain(words, "plain"), row, 0)
        if equivalent.value is None:
            return
        button = QPushButton(self._say("take"))
        button.setObjectName("small")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{self._say('take')}: {words}")
        button.clicked.connect(lambda: self.take(lambda deal: at_equivalent(deal, equivalent)))
        self.buttons[equivalent.side] = button
        self.grid.addWidget(button, row, 1)

    def _words(self, evaluation: Evaluation, equivalent: Equivalent) -> str:
        """``許諾する側: 一括払いの金額を 1億2,621万円 に``, or why there is no such price."""
        side = self.text(f"domain.role.{equivalent.side}")
        if equivalent.value is None or equivalent.term is None:
            return self._say("none", side=side, why=self.text(f"equivalents.{equivalent.why}"))
        structure = next(s for s in evaluation.deal.structures if s.name == equivalent.name)
        kind = structure.terms[equivalent.term].kind
        return self._say(
            "line",
            side=side,
            term=self.text(f"domain.term.{kind}"),
            price=self._price(evaluation, equivalent.field or "", equivalent.value),
        )

    def _price(self, evaluation: Evaluation, field: str, value: float) -> str:
        if field == "rate":
            return show_number(value, "rate", self.text.language, decimals=2)
        if field == "amount":
            currency = evaluation.deal.forecast.currency
            return show_money_short(value, self.text.language, currency)
        return self._say("factor", factor=f"{value:.3g}")

    def _say(self, name: str, **gaps: object) -> str:
        return self.text(f"window_structures.equal.{name}", **gaps)
