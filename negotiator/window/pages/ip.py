"""Step 2: what is licensed, and in which class of the survey it belongs."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from negotiator.charts.figures import SMALLEST, distribution
from negotiator.deal.vocabulary import IP_TYPES
from negotiator.evaluation import Benchmark, Evaluation
from negotiator.window.factors.rate_words import bare_percent, class_label, percent, table_words
from negotiator.window.fields import CardChoice, FlagField, Option
from negotiator.window.frame.live_panel import caution_card
from negotiator.window.licence.class_picker import ClassPicker, with_ip_type
from negotiator.window.licence.rights_list import RightsList
from negotiator.window.look.chart_view import ChartView
from negotiator.window.look.columns import Columns
from negotiator.window.look.links import SourceLink, clear
from negotiator.window.page import Page, Section, plain
from negotiator.window.survey.sources import distribution_source, source_of_mark

CLASS_WIDTH = 18


class IpPage(Page):
    """IP type, class, rights."""

    step: ClassVar[str] = "ip"

    def build(self) -> None:
        self.body.addWidget(self._build_type())
        self.body.addWidget(self._build_class())
        self.body.addWidget(self._build_rights())

    def refresh(self) -> None:
        evaluation = self.editor.evaluation
        self._show_class(evaluation)
        self._show_cautions(evaluation)
        self.rights.refresh()

    def _build_type(self) -> QWidget:
        section = Section()
        options = [
            Option(key, self.text(f"domain.ip_type.{key}"), self.say(f"type_{key}"))
            for key in IP_TYPES
        ]
        self.ip_type = CardChoice(
            self.editor,
            self.text,
            ("ip", "type"),
            self.say("type"),
            options=options,
            columns=2,
            write=with_ip_type,
        )
        section.inner.addWidget(self.ip_type)
        return section

    def _build_class(self) -> QWidget:
        section = Section(self.say("class"))
        section.inner.addWidget(plain(self.say("class_hint"), "hint"))
        self.picker = ClassPicker(self.editor, self.text, self.say("search"))
        parts: dict[QWidget, int] = {self.picker: 3, self._build_chosen(): 2}
        section.inner.addWidget(Columns(parts, spacing=24, comfortable=CLASS_WIDTH))
        self.cautions = QVBoxLayout()
        self.cautions.setSpacing(8)
        section.inner.addLayout(self.cautions)
        self.force = FlagField(
            self.editor,
            self.text,
            ("ip", "force_class"),
            self.say("force"),
            explanation=self.say("force_hint"),
        )
        section.inner.addWidget(self.force)
        return section

    def _build_chosen(self) -> QWidget:
        """The chosen class: its name, its figures, its distribution, and where from."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.chosen = plain("", "strong")
        self.figures = plain("", "plain")
        self.chart = ChartView(smallest=SMALLEST["distribution"])
        self.source = SourceLink(
            "", self.editor.evaluation.benchmark.source, self.text, about=self.say("class")
        )
        self.source.asked.connect(self.source_asked)
        self.distribution_link = SourceLink(
            self.say("distribution"), self.source.source, self.text, about=self.say("class")
        )
        self.distribution_link.asked.connect(self.source_asked)
        self.chart.picked.connect(self._on_picked)
        links = QHBoxLayout()
        links.setSpacing(16)
        links.addWidget(self.source)
        links.addWidget(self.distribution_link)
        links.addStretch(1)
        column.addWidget(self.chosen)
        column.addWidget(self.figures)
        self.chart.setMinimumHeight(190)
        column.addWidget(self.chart)
        column.addLayout(links)
        column.addStretch(1)
        return holder

    def _build_rights(self) -> QWidget:
        section = Section(self.say("rights"))
        section.inner.addWidget(plain(self.say("rights_hint"), "hint"))
        self.rights = RightsList(self.editor, self.text)
        section.inner.addWidget(self.rights)
        return section

    def _on_picked(self, key: str) -> None:
        self.source_asked.emit(source_of_mark(key, self.editor.evaluation.benchmark))

    def _show_class(self, evaluation: Evaluation) -> None:
        benchmark = evaluation.benchmark
        self.chosen.setText(class_label(evaluation, self.text))
        self.figures.setText(self._figures_words(benchmark))
        self.chart.set_figure(lambda w, h: distribution(evaluation, self.text, w, h))
        self.chart.setVisible(benchmark.histogram is not None)
        self.source.source = benchmark.source
        self.source.setText(table_words(benchmark.table, self.text))
        self.distribution_link.source = distribution_source(benchmark)
        self.distribution_link.setVisible(benchmark.histogram is not None)

    def _figures_words(self, benchmark: Benchmark) -> str:
        lowest, highest = bare_percent(benchmark.min, self.text), percent(benchmark.max, self.text)
        lines = [
            self.say("n_and_mean", n=benchmark.n, mean=percent(benchmark.mean, self.text)),
            self.say("lowest_highest", low=lowest, high=highest),
        ]
        if benchmark.median is not None:
            quartiles = (benchmark.q1, benchmark.median, benchmark.q3)
            q1, median, q3 = (bare_percent(rate, self.text) for rate in quartiles)
            lines.insert(1, self.say("quartiles", q1=q1, median=median, q3=q3))
        return "\n".join(lines)

    def _show_cautions(self, evaluation: Evaluation) -> None:
        """Thin cells say so at once, where the class is chosen."""
        clear(self.cautions)
        mine = [caution for caution in evaluation.warnings if caution.step == self.step]
        for caution in mine:
            self.cautions.addWidget(caution_card(evaluation, caution, self.text))
        thin = any(caution.code in ("thin_class", "class_forced") for caution in mine)
        self.force.setVisible(thin or self.editor.deal.ip.force_class)
