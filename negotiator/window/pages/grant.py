"""Step 3: what the licence allows, and the circumstances it is given under."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator.deal.editing import with_value, with_years
from negotiator.deal.fields import Number
from negotiator.deal.vocabulary import (
    BUNDLE_FACTORS,
    BUNDLES,
    CIRCUMSTANCES,
    EXCLUSIVITIES,
    MAX_YEARS,
)
from negotiator.window.factors.evidence_line import EvidenceLine
from negotiator.window.factors.factor_effects import factor_effects
from negotiator.window.factors.factor_flags import (
    FactorFlag,
    FactorFlags,
    bundle_flag,
    circumstance_flag,
)
from negotiator.window.fields import CardChoice, DayField, FlagField, NumberField, Option, TextField
from negotiator.window.fields.binding import Binding
from negotiator.window.licence.expiry import contract_end, ends_after_last_right, last_expiry
from negotiator.window.look.columns import Columns
from negotiator.window.look.links import clear
from negotiator.window.page import Page, Section, plain

FREE = "non_exclusive"
WITH_REGISTER = ("patent", "trademark")
FIELD_WIDTH = 18


class GrantPage(Page):
    """Exclusivity, scope, term, circumstances, bundled rights."""

    step: ClassVar[str] = "grant"

    def build(self) -> None:
        self._ip_type = ""
        self.body.addWidget(self._build_exclusivity())
        self.body.addWidget(self._build_scope())
        self.body.addWidget(self._build_circumstances())
        self.body.addWidget(self._build_bundle())

    def refresh(self) -> None:
        previews = factor_effects(self.editor.evaluation)
        if self._ip_type != self.editor.deal.ip.type:
            self._ip_type = self.editor.deal.ip.type
            self._fill_flags(previews)
        self._show_exclusivity()
        self.circumstances.show_evidence(previews)
        self.bundle.show_evidence(previews)
        self._show_term()

    def _build_exclusivity(self) -> QWidget:
        section = Section()
        options = [Option(key, *self._licence_words(key)) for key in EXCLUSIVITIES]
        self.exclusivity = CardChoice(
            self.editor,
            self.text,
            ("grant", "exclusivity"),
            self.say("exclusivity"),
            options=options,
            columns=2,
        )
        self.lines: dict[str, EvidenceLine] = {}
        for key in EXCLUSIVITIES:
            line = EvidenceLine(self.text)
            line.source_asked.connect(self.source_asked)
            self.exclusivity.card(key).add(line, 1)
            self.lines[key] = line
        section.inner.addWidget(self.exclusivity)
        return section

    def _build_scope(self) -> QWidget:
        section = Section(self.say("scope"))
        editor, text = self.editor, self.text
        self.territory = self._words("territory")
        self.field = self._words("field")
        self.start = DayField(editor, text, ("grant", "start"), self.say("start"))
        self.years = NumberField(
            editor,
            text,
            _years_binding(),
            self.say("years"),
            kind="years",
            live=False,
            hint=self.say("years_hint"),
        )
        self.end = plain("", "hint")
        self.after_expiry = plain("", "error")
        self.sublicense = FlagField(
            editor,
            text,
            ("grant", "sublicense"),
            self.say("sublicense"),
            explanation=self.say("sublicense_hint"),
        )
        for pair in ((self.territory, self.field), (self.start, self.years)):
            parts: dict[QWidget, int] = dict.fromkeys(pair, 1)
            section.inner.addWidget(Columns(parts, spacing=32, comfortable=FIELD_WIDTH))
        section.inner.addWidget(self.end)
        section.inner.addWidget(self.after_expiry)
        section.inner.addWidget(self.sublicense)
        return section

    def _words(self, name: str) -> TextField:
        return TextField(
            self.editor,
            self.text,
            ("grant", name),
            self.say(name),
            placeholder=self.say(f"{name}_example"),
        )

    def _build_circumstances(self) -> QWidget:
        section = Section(self.say("circumstances"))
        section.inner.addWidget(plain(self.say("circumstances_hint"), "hint"))
        self.circumstances_place = QVBoxLayout()
        section.inner.addLayout(self.circumstances_place)
        return section

    def _build_bundle(self) -> QWidget:
        section = Section(self.say("bundle"))
        section.inner.addWidget(plain(self.say("bundle_hint"), "hint"))
        self.bundle_place = QVBoxLayout()
        section.inner.addLayout(self.bundle_place)
        return section

    def _fill_flags(self, printed: Collection[str]) -> None:
        """The flags that the IP type's table prints, and those the deal has all the same."""
        deal = self.editor.deal
        circumstances = [
            key for key in CIRCUMSTANCES if key in printed or getattr(deal.circumstances, key)
        ]
        bundles = [key for key in BUNDLES if BUNDLE_FACTORS[key] in printed or key in deal.bundle]
        self.circumstances = self._flags(self.circumstances_place, circumstances, circumstance_flag)
        self.bundle = self._flags(self.bundle_place, bundles, bundle_flag)

    def _flags(
        self, place: QVBoxLayout, keys: list[str], make: Callable[..., FactorFlag]
    ) -> FactorFlags:
        clear(place)
        flags = FactorFlags({key: make(self.editor, self.text, key) for key in keys})
        flags.source_asked.connect(self.source_asked)
        place.addWidget(flags)
        return flags

    def _show_exclusivity(self) -> None:
        """What each choice would do to this very deal."""
        for key, line in self.lines.items():
            card = self.exclusivity.card(key)
            card.set_words(*self._licence_words(key))
            if key == FREE:
                card.set_evidence(self.say("baseline"))
                continue
            deal = with_value(self.editor.deal, ("grant", "exclusivity"), key)
            factors = self.editor.preview(deal).adjustment.factors
            factor = next((f for f in factors if f.key == "exclusive"), None)
            line.show_factor(factor, card.button.text())

    def _licence_words(self, key: str) -> tuple[str, str]:
        """Name and meaning of a kind of grant; the law's words differ by IP type."""
        ip_type = self.editor.deal.ip.type
        registered = key == "registered_exclusive" and ip_type not in WITH_REGISTER
        law = "law_no_register" if registered else f"law_{key}"
        return self.text(f"licence.card.{ip_type}.{key}"), self.say(law)

    def _show_term(self) -> None:
        deal = self.editor.deal
        end, expiry = contract_end(deal), last_expiry(deal)
        self.end.setText(self.say("ends", day=end.isoformat()) if end else "")
        self.end.setVisible(end is not None)
        late = ends_after_last_right(deal)
        self.after_expiry.setVisible(late)
        if late and expiry:
            self.after_expiry.setText(f"⚠ {self.say('after_expiry', day=expiry.isoformat())}")


def _years_binding() -> Binding:
    """T: changing it makes every list of the deal as long."""
    bounds = Number(1, MAX_YEARS, whole=True, unit="years")
    return Binding("grant.years", bounds, lambda deal: deal.years, with_years)
