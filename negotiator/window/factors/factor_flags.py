"""Circumstances and bundled rights as check cards, each with its evidence before one takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negotiator.deal.editing import with_value
from negotiator.deal.fields import Flag
from negotiator.deal.model import Deal
from negotiator.deal.vocabulary import BUNDLE_FACTORS
from negotiator.evaluation import Factor
from negotiator.language import Text
from negotiator.window.editor import Editor
from negotiator.window.factors.evidence_line import EvidenceLine
from negotiator.window.fields import FlagField
from negotiator.window.fields.binding import Binding
from negotiator.window.look.card_grid import CardGrid

COLUMNS = 2


class FactorFlag(FlagField):
    """A yes or no that is a factor of the rate."""

    def __init__(self, editor: Editor, text: Text, place: Binding, factor: str, words: str) -> None:
        key = f"window.factor_help.{factor}"
        explanation = text(key) if key in text else ""
        super().__init__(editor, text, place, words, explanation=explanation)
        self.factor = factor
        self.line = EvidenceLine(text)
        self.card.add(self.line, 1)

    def show_evidence(self, previews: Mapping[str, Factor]) -> None:
        """Show what the survey found; a factor that its table lacks says so."""
        factor = previews.get(self.factor)
        self.line.show_factor(factor, self.label_words)
        self.card.set_evidence("" if factor else self.text("window.evidence.not_printed"))


class FactorFlags(QWidget):
    """A grid of factor flags."""

    source_asked = Signal(object)

    def __init__(self, flags: Mapping[str, FactorFlag]) -> None:
        super().__init__()
        self.flags = dict(flags)
        for flag in self.flags.values():
            flag.line.source_asked.connect(self.source_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(CardGrid(list(self.flags.values()), COLUMNS))

    def show_evidence(self, previews: Mapping[str, Factor]) -> None:
        """Show every flag's evidence."""
        for flag in self.flags.values():
            flag.show_evidence(previews)


def circumstance_flag(editor: Editor, text: Text, key: str) -> FactorFlag:
    """The flag of a circumstance."""

    def write(deal: Deal, value: bool) -> Deal:
        changed: Deal = with_value(deal, ("circumstances", key), value)
        return changed

    place = Binding(
        f"circumstances.{key}", Flag(), lambda deal: getattr(deal.circumstances, key), write
    )
    return FactorFlag(editor, text, place, key, text(f"domain.circumstance.{key}"))


def bundle_flag(editor: Editor, text: Text, key: str) -> FactorFlag:
    """The flag of a bundled right."""

    def write(deal: Deal, value: bool) -> Deal:
        others = tuple(right for right in deal.bundle if right != key)
        return replace(deal, bundle=(*others, key) if value else others)

    place = Binding(f"bundle.{key}", Flag(), lambda deal: key in deal.bundle, write)
    return FactorFlag(editor, text, place, BUNDLE_FACTORS[key], text(f"domain.bundle.{key}"))
