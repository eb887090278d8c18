"""Step 5: the adjusted rate with its reasons, and where each of its figures comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negotiator.charts.figures import SMALLEST, distribution, waterfall
from negotiator.deal.model import BenchmarkChoice, Deal
from negotiator.deal.vocabulary import COMBINATIONS, METHODS
from negotiator.evaluation import Benchmark, Evaluation
from negotiator.numerals import show_number
from negotiator.window.factors.factor_table import FactorTable
from negotiator.window.factors.override_panel import BasePanel
from negotiator.window.factors.rate_words import class_words, table_words
from negotiator.window.factors.what_if import WhatIf
from negotiator.window.fields.binding import bound
from negotiator.window.fields.cards import Option
from negotiator.window.fields.segments import SegmentField
from negotiator.window.look.chart_view import ChartView
from negotiator.window.look.flow import Flow
from negotiator.window.look.links import SourceLink
from negotiator.window.look.side_scroll import SideScroll
from negotiator.window.look.styles import dress
from negotiator.window.look.tiles import Tile, tile_group
from negotiator.window.page import Page, Section, plain
from negotiator.window.survey.sources import distribution_source, source_of_mark

FIELD_CHARACTERS = 15
HINT_LINES = 3
STATISTICS = ("mean", "median", "override")


class RatePage(Page):
    """From the survey's base to this deal's rate, factor by factor."""

    step: ClassVar[str] = "rate"
    area: ClassVar[str] = "window_rate"

    def build(self) -> None:
        dress(self)
        self.body.addWidget(self._choices_card())
        self.body.addWidget(self._factors_card())
        self.body.addWidget(self._alternatives_card())
        self.body.addWidget(self._what_if_card())
        self.body.addWidget(self._distribution_card())

    def refresh(self) -> None:
        evaluation = self.editor.evaluation
        self.waterfall.set_figure(
            lambda width, height: waterfall(evaluation, self.text, width, height)
        )
        self.distribution.set_figure(
            lambda width, height: distribution(evaluation, self.text, width, height)
        )
        self.factors.refresh()
        self.what_if.refresh()
        self._show_base(evaluation)
        self._show_alternatives(evaluation)
        self._show_statistics(evaluation.benchmark)

    # The choices and the waterfall

    def _choices_card(self) -> Section:
        card = Section()
        row = Flow(spacing=16)
        self.method = self._segments(("adjustment", "method"), "method", METHODS)
        self.combine = self._segments(("adjustment", "combine"), "combine", COMBINATIONS)
        self.statistic = StatisticField(self)
        for field in (self.method, self.combine, self.statistic):
            least = self.fontMetrics().averageCharWidth() * FIELD_CHARACTERS
            field.setFixedWidth(max(least, field.segments.sizeHint().width()))
            # What follows must not move when another choice has a shorter explanation.
            field.hint.setMinimumHeight(field.hint.fontMetrics().lineSpacing() * HINT_LINES)
            row.add(field)
        self.base_panel = BasePanel(self.editor, self.text)
        self.base_panel.hide()
        self.base_panel.closed.connect(self._close_base_panel)
        self.base_note = plain("", "hint")
        self.waterfall = ChartView(smallest=SMALLEST["waterfall"])
        self.waterfall.setMinimumHeight(240)
        self.waterfall.picked.connect(self._on_picked)
        card.inner.addWidget(row)
        card.inner.addWidget(self.base_panel)
        card.inner.addWidget(self.base_note)
        card.inner.addWidget(self.waterfall)
        return card

    def _segments(self, path: tuple[str, str], name: str, keys: tuple[str, ...]) -> SegmentField:
        options = [
            Option(key, self.text(f"domain.{name}.{key}"), self.text(f"window_rate.{name}.{key}"))
            for key in keys
        ]
        return SegmentField(self.editor, self.text, path, self.say(name), options=options)

    def open_base_panel(self) -> None:
        """Let the user type an own base rate; nothing changes before a reason is given."""
        self.base_panel.show_base()
        self.base_panel.show()
        self.base_panel.rate.setFocus()

    def _close_base_panel(self) -> None:
        self.base_panel.hide()
        self.statistic.refresh()

    def _show_base(self, evaluation: Evaluation) -> None:
        reason = evaluation.benchmark.override_reason
        own = evaluation.benchmark.statistic == "override"
        self.base_note.setVisible(own)
        if own:
            rate = show_number(evaluation.benchmark.base_rate, "rate")
            self.base_note.setText(self.say("own_base", rate=rate, reason=reason))

    def _on_picked(self, key: str) -> None:
        """A bar of the waterfall asks for its source."""
        evaluation = self.editor.evaluation
        factor = key.removeprefix("factor/")
        for known in evaluation.adjustment.factors:
            if known.key == factor:
                self.source_asked.emit(known.source)
                return
        self.source_asked.emit(evaluation.benchmark.source)

    # The factors

    def _factors_card(self) -> Section:
        card = Section(self.say("factors"))
        self.factors = FactorTable(self.editor, self.text)
        self.factors.source_asked.connect(self.source_asked)
        card.inner.addWidget(SideScroll(self.factors))
        card.inner.addWidget(plain(self.say("factors_note"), "hint"))
        return card

    # The same deal, counted otherwise

    def _alternatives_card(self) -> Section:
        card = Section(self.say("alternatives"))
        card.inner.addWidget(plain(self.say("alternatives_note"), "hint"))
        row = Flow(spacing=24)
        self.tiles: dict[str, Tile] = {}
        for name, keys in (("method", METHODS), ("combine", COMBINATIONS)):
            tiles = {key: Tile(self.text(f"domain.{name}.{key}")) for key in keys}
            row.add(tile_group(self.say(name), list(tiles.values())))
            self.tiles |= tiles
        card.inner.addWidget(row)
        return card

    def _show_alternatives(self, evaluation: Evaluation) -> None:
        rate, adjustment = evaluation.rate, evaluation.adjustment
        base = show_number(evaluation.benchmark.base_rate, "rate")
        for name, keys in (("method", METHODS), ("combine", COMBINATIONS)):
            for key in keys:
                reading = self.text(f"domain.{name}.{key}")
                self.tiles[key].explain(self.say("alternative_made", base=base, reading=reading))
        for key in METHODS:
            in_force = key == adjustment.method
            self.tiles[key].show_rate(rate.point if in_force else rate.other_method_point, in_force)
        for key in COMBINATIONS:
            self.tiles[key].show_rate(rate.by_combination[key], key == adjustment.combine)

    # What if

    def _what_if_card(self) -> Section:
        card = Section(self.say("what_if"))
        self.what_if = WhatIf(self.editor, self.text)
        card.inner.addWidget(self.what_if)
        return card

    # The distribution

    def _distribution_card(self) -> Section:
        card = Section(self.say("distribution"))
        self.distribution = ChartView(smallest=SMALLEST["distribution"])
        self.distribution.setMinimumHeight(220)
        self.distribution.picked.connect(self._on_distribution_picked)
        self.statistics = plain("")
        benchmark = self.editor.evaluation.benchmark
        self.statistics_source = SourceLink(
            "", benchmark.source, self.text, about=self.say("distribution")
        )
        self.distribution_link = SourceLink(
            self.text("window.ip.distribution"), distribution_source(benchmark), self.text
        )
        for link in (self.statistics_source, self.distribution_link):
            link.asked.connect(self.source_asked)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.statistics, 1)
        row.addWidget(self.statistics_source, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.distribution_link, 0, Qt.AlignmentFlag.AlignTop)
        card.inner.addWidget(self.distribution)
        card.inner.addWidget(line)
        return card

    def _on_distribution_picked(self, key: str) -> None:
        self.source_asked.emit(source_of_mark(key, self.editor.evaluation.benchmark))

    def _show_statistics(self, benchmark: Benchmark) -> None:
        evaluation = self.editor.evaluation
        words = {
            name: show_number(getattr(benchmark, name), "rate")
            for name in ("mean", "min", "max", "q1", "median", "q3")
        }
        name = class_words(evaluation, benchmark.class_used, self.text)
        key = "statistics" if benchmark.median is not None else "statistics_without_quartiles"
        self.statistics.setText(self.say(key, label=name, n=benchmark.n, **words))
        self.statistics_source.setText(table_words(benchmark.table, self.text))
        self.statistics_source.source = benchmark.source
        self.distribution_link.source = distribution_source(benchmark)
        self.distribution_link.setVisible(benchmark.histogram is not None)


class StatisticField(SegmentField):
    """Mean, median, or the user's own rate; the last opens a panel that asks for a reason."""

    def __init__(self, page: RatePage) -> None:
        self.page = page
        options = [
            Option(
                key,
                page.text(f"domain.statistic.{key}"),
                page.text(f"window_rate.statistic.{key}"),
            )
            for key in STATISTICS
        ]
        plain_binding = bound(page.editor.deal, ("benchmark",))
        binding = replace(plain_binding, read=_statistic, write=_with_statistic)
        super().__init__(page.editor, page.text, binding, page.say("statistic"), options=options)

    def choose(self, key: str) -> None:
        if key == "override":
            self.page.open_base_panel()
            return
        self.page.base_panel.hide()
        super().choose(key)


def _statistic(deal: Deal) -> str:
    chosen: BenchmarkChoice = deal.benchmark
    return chosen.statistic if chosen.override_rate is None else "override"


def _with_statistic(deal: Deal, statistic: str) -> Deal:
    """The survey's mean or median; an own rate is given up with its reason."""
    chosen = replace(deal.benchmark, statistic=statistic, override_rate=None, override_reason="")
    return replace(deal, benchmark=chosen)
