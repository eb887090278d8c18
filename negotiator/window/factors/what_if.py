"""What if the deal had this factor, or not that one: compared beside the deal, which stays.

A toggle changes a copy of the deal; the copy is evaluated as any deal is. Only "take over" writes.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from negotiator.deal.editing import with_value
from negotiator.deal.errors import DealError
from negotiator.deal.model import Deal
from negotiator.deal.vocabulary import (
    BUNDLE_FACTORS,
    CIRCUMSTANCES,
    COUNTERPARTIES,
    MIXED_FACTORS,
)
from negotiator.evaluation import Evaluation
from negotiator.language import Text
from negotiator.numerals import show_number
from negotiator.window.editor import Editor
from negotiator.window.factors.rate_words import factor_words
from negotiator.window.fields.field import Combo
from negotiator.window.look.columns import Columns
from negotiator.window.look.flow import Flow
from negotiator.window.page import plain

BUNDLES_BY_FACTOR = {factor: bundle for bundle, factor in BUNDLE_FACTORS.items()}
COLUMNS = 2


def has_factor(deal: Deal, factor: str) -> bool:
    """Whether the deal has a factor of the right or the technology."""
    if factor == "exclusive":
        return deal.grant.exclusivity != "non_exclusive"
    if factor in CIRCUMSTANCES:
        return bool(getattr(deal.circumstances, factor))
    return BUNDLES_BY_FACTOR.get(factor) in deal.bundle


def with_factor(deal: Deal, factor: str, on: bool) -> Deal:
    """The deal with, or without, a factor of the right or the technology."""
    if has_factor(deal, factor) == on:
        return deal
    if factor == "exclusive":
        kind = "exclusive" if on else "non_exclusive"
        return replace(deal, grant=replace(deal.grant, exclusivity=kind))
    if factor in CIRCUMSTANCES:
        changed: Deal = with_value(deal, ("circumstances", factor), on)
        return changed
    right = BUNDLES_BY_FACTOR[factor]
    others = tuple(key for key in deal.bundle if key != right)
    return replace(deal, bundle=(*others, right) if on else others)


class WhatIf(QWidget):
    """Toggles for the factors of the IP type, the counterparty, and what comes of them."""

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.editor = editor
        self.text = text
        self.toggles: dict[str, QCheckBox] = {}
        self.tried: dict[str, bool] = {}
        self.tried_counterparty: str | None = None
        self.counterparty = Combo()
        self.counterparty.setAccessibleName(text("window_rate.what_if.counterparty"))
        for key in COUNTERPARTIES:
            self.counterparty.addItem(text(f"domain.counterparty.{key}"), key)
        self.result = QLabel()
        self.result.setObjectName("tileFigure")
        self.explanation = plain("", "hint")
        self.take_over = QPushButton(text("window_rate.what_if.take_over"))
        self.reset = QPushButton(text("window_rate.what_if.reset"))
        self._build()
        self.counterparty.activated.connect(self._on_counterparty)
        self.take_over.clicked.connect(self._on_take_over)
        self.reset.clicked.connect(self._on_reset)

    @property
    def variant(self) -> Deal:
        """The deal with what the user tries out."""
        deal = self.editor.deal
        for factor, on in self.tried.items():
            deal = with_factor(deal, factor, on)
        if self.tried_counterparty is not None:
            deal = replace(deal, counterparty=self.tried_counterparty)
        return deal

    def refresh(self) -> None:
        """Compare again with the deal as it stands."""
        self._rebuild_toggles(self.editor.evaluation)
        variant = self.variant
        for factor, box in self.toggles.items():
            box.setChecked(has_factor(variant, factor))
        self.counterparty.setCurrentIndex(self.counterparty.findData(variant.counterparty))
        self._compare(variant)

    def try_factor(self, factor: str, on: bool) -> None:
        """Compare with the factor switched on or off."""
        self.tried[factor] = on
        self.refresh()

    def _compare(self, variant: Deal) -> None:
        differs = variant != self.editor.deal
        self.take_over.setEnabled(differs)
        self.reset.setEnabled(differs)
        now = self.editor.evaluation.rate
        try:
            then = self.editor.preview(variant).rate if differs else now
        except DealError as error:
            self.result.setText("")
            self.explanation.setText(error.sentence(self.text))
            return
        gaps = {"now": show_number(now.point, "rate"), "then": show_number(then.point, "rate")}
        key = "compared" if differs else "same"
        self.result.setText(self.text(f"window_rate.what_if.{key}", **gaps))
        self.explanation.setText(
            self.text(
                "window_rate.what_if.difference",
                points=show_number(then.point - now.point, "points"),
                low=show_number(then.low, "rate"),
                high=show_number(then.high, "rate"),
            )
            if differs
            else self.text("window_rate.what_if.hint")
        )

    def _rebuild_toggles(self, evaluation: Evaluation) -> None:
        factors = [
            key
            for key, info in evaluation.factor_info.items()
            if info.group == "right" and key not in MIXED_FACTORS
        ]
        if factors == list(self.toggles):
            return
        for box in self.toggles.values():
            box.hide()
            box.deleteLater()
        self.toggles = {}
        self.tried = {key: on for key, on in self.tried.items() if key in factors}
        for place, factor in enumerate(factors):
            self.toggles[factor] = self._toggle(factor)
            self.grid.addWidget(self.toggles[factor], place // COLUMNS, place % COLUMNS)

    def _toggle(self, factor: str) -> QCheckBox:
        box = QCheckBox(factor_words(factor, self.text))
        box.clicked.connect(lambda on: self.try_factor(factor, on))
        return box

    def _on_counterparty(self, place: int) -> None:
        self.tried_counterparty = self.counterparty.itemData(place)
        self.refresh()

    def _on_take_over(self) -> None:
        variant = self.variant
        self._forget()
        self.editor.apply(variant)

    def _on_reset(self) -> None:
        self._forget()
        self.refresh()

    def _forget(self) -> None:
        self.tried = {}
        self.tried_counterparty = None

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Columns({self._choices(): 3, self._outcome(): 2}, spacing=24))

    def _choices(self) -> QWidget:
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(4)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.grid)
        line = QHBoxLayout()
        line.setSpacing(8)
        label = QLabel(self.text("window_rate.what_if.counterparty"))
        label.setObjectName("fieldLabel")
        label.setBuddy(self.counterparty)
        line.addWidget(label)
        line.addWidget(self.counterparty)
        line.addStretch(1)
        column.addLayout(line)
        return holder

    def _outcome(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.result)
        column.addWidget(self.explanation)
        buttons = Flow(spacing=8)
        buttons.add(self.take_over)
        buttons.add(self.reset)
        column.addWidget(buttons)
        column.addStretch(1)
        return holder
