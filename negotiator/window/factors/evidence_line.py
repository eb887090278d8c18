"""What the survey found about a factor, in one line: a bar, the counts, and where from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from negotiator.charts.figures import evidence_bar
from negotiator.evaluation import Factor
from negotiator.language import Text
from negotiator.window.factors.rate_words import evidence_words, table_words, tendency
from negotiator.window.look.chart_view import ChartView
from negotiator.window.look.links import SourceLink
from negotiator.window.page import plain

BAR = (120.0, 10.0)
SHORTEST = 60


class EvidenceLine(QWidget):
    """Shows a factor's evidence; empty for a choice that has none."""

    source_asked = Signal(object)

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.bar = ChartView(smallest=BAR)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bar.setMinimumWidth(SHORTEST)
        self.bar.setFixedHeight(self.bar.minimumSizeHint().height())
        self.words = plain("", "shift")
        self.counts = plain("", "evidence")
        self.counts.setWordWrap(False)
        self.link: SourceLink | None = None
        self.first, second = QHBoxLayout(), QHBoxLayout()
        self.first.addWidget(self.words, 1)
        second.addWidget(self.bar, 1)
        second.addWidget(self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for row in (self.first, second):
            row.setSpacing(8)
            column.addLayout(row)
        self.hide()

    def show_factor(self, factor: Factor | None, about: str = "") -> None:
        """Show a factor as it would act on the deal, or nothing."""
        self.setVisible(factor is not None)
        if factor is None:
            return
        evidence = factor.evidence
        self.bar.set_figure(lambda w, h: evidence_bar(evidence, self.text, w, h, counts=False))
        self.words.setText(tendency(factor, self.text))
        self.counts.setText(evidence_words(evidence, self.text))
        self._show_link(factor, about)

    def _show_link(self, factor: Factor, about: str) -> None:
        words = table_words(factor.source.table, self.text)
        if self.link is None:
            self.link = SourceLink(words, factor.source, self.text, about=about)
            self.link.asked.connect(self.source_asked)
            self.first.addWidget(self.link)
        self.link.setText(words)
        self.link.source = factor.source
