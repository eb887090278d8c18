"""Step 4: who sits across the table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator.deal.vocabulary import BASELINE_COUNTERPARTY, COUNTERPARTIES, SIZES
from negotiator.evaluation import Evaluation
from negotiator.window.factors.evidence_line import EvidenceLine
from negotiator.window.factors.factor_effects import factor_effects
from negotiator.window.fields import CardChoice, ChoiceField, Option, TextField
from negotiator.window.fields.country_field import CountryField
from negotiator.window.frame.live_panel import caution_card
from negotiator.window.look.columns import Columns
from negotiator.window.look.links import clear
from negotiator.window.page import Page, Section, plain

FIELD_WIDTH = 14


class CounterpartyPage(Page):
    """The relation to the other party, its country and size."""

    step: ClassVar[str] = "counterparty"

    def build(self) -> None:
        self._side = ""
        self.body.addWidget(self._build_relation())
        self.body.addWidget(self._build_party())

    def refresh(self) -> None:
        self._show_evidence()
        self._show_party()
        self._show_cautions(self.editor.evaluation)

    def _build_relation(self) -> QWidget:
        section = Section()
        options = [
            Option(key, self.text(f"domain.counterparty.{key}"), self.say(f"is_{key}"))
            for key in COUNTERPARTIES
        ]
        self.relation = CardChoice(
            self.editor,
            self.text,
            ("counterparty",),
            self.say("relation"),
            options=options,
            columns=2,
        )
        self.lines: dict[str, EvidenceLine] = {}
        for key in COUNTERPARTIES:
            line = EvidenceLine(self.text)
            line.source_asked.connect(self.source_asked)
            self.relation.card(key).add(line, 1)
            self.lines[key] = line
        section.inner.addWidget(self.relation)
        return section

    def _build_party(self) -> QWidget:
        section = Section(self.say("party"))
        self.party_place = QVBoxLayout()
        section.inner.addLayout(self.party_place)
        self.cautions = QVBoxLayout()
        self.cautions.setSpacing(8)
        section.inner.addLayout(self.cautions)
        section.inner.addWidget(plain(self.say("country_hint"), "hint"))
        return section

    def _show_evidence(self) -> None:
        previews = factor_effects(self.editor.evaluation)
        for key, line in self.lines.items():
            card = self.relation.card(key)
            factor = previews.get(key)
            line.show_factor(factor, card.button.text())
            if key == BASELINE_COUNTERPARTY:
                card.set_evidence(self.say("baseline"))
            else:
                card.set_evidence("" if factor else self.text("window.evidence.not_printed"))

    def _show_party(self) -> None:
        """The fields of whoever is the other side; another role makes it another party."""
        side = "licensor" if self.editor.deal.role == "licensee" else "licensee"
        if side == self._side:
            return
        self._side = side
        clear(self.party_place)
        editor, text, path = self.editor, self.text, ("parties", side)
        sizes = [(size, text(f"domain.size.{size}")) for size in SIZES]
        self.name = TextField(editor, text, (*path, "name"), text("window.deal.party_name"))
        self.country = CountryField(
            editor, text, (*path, "country"), text("window.deal.party_country")
        )
        self.size_ = ChoiceField(
            editor, text, (*path, "size"), text("window.deal.party_size"), options=sizes
        )
        parts: dict[QWidget, int] = dict.fromkeys((self.name, self.country, self.size_), 1)
        self.party_place.addWidget(Columns(parts, spacing=24, comfortable=FIELD_WIDTH))

    def _show_cautions(self, evaluation: Evaluation) -> None:
        clear(self.cautions)
        for caution in evaluation.warnings:
            if caution.step == self.step:
                self.cautions.addWidget(caution_card(evaluation, caution, self.text))
