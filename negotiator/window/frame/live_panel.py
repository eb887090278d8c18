"""The panel on the right: the rate as it stands, where it lies, and what to bear in mind.

The rate and its range never scroll away; the rest does.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from negotiator.charts.figures import SMALLEST, distribution
from negotiator.evaluation import Caution, Evaluation, Source, caution_sentence
from negotiator.language import Text
from negotiator.numerals import show_number
from negotiator.window.editor import Editor
from negotiator.window.factors.rate_words import (
    bare_percent,
    class_label,
    factor_words,
    percent,
    points,
)
from negotiator.window.look.chart_view import ChartView
from negotiator.window.look.links import Link, SourceLink, clear
from negotiator.window.page import plain
from negotiator.window.survey.sources import source_of_mark

OTHER_METHOD = {"headline": "calibrated", "calibrated": "headline"}


class LivePanel(QFrame):
    """Shows the editor's evaluation; ``source_asked`` carries the cell someone asked about."""

    source_asked = Signal(object)
    go_to = Signal(str)

    def __init__(self, editor: Editor, text: Text) -> None:
        super().__init__()
        self.setObjectName("live")
        self.editor = editor
        self.text = text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_rate())
        column.addWidget(self._build_rest(), 1)
        editor.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the evaluation as it stands."""
        evaluation = self.editor.evaluation
        self._show_rate(evaluation)
        self.chart.set_figure(lambda w, h: distribution(evaluation, self.text, w, h))
        self.benchmark.setText(self._benchmark_words(evaluation))
        histogram = evaluation.benchmark.histogram
        counted = histogram.counted if histogram is not None else 0
        made = self.text("window.live.position_made", n=counted) if counted else ""
        self.benchmark.setToolTip(made)
        self._show_breakdown(evaluation)
        self._show_other_method(evaluation)
        self._show_cautions(evaluation)

    def _build_rate(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("liveBody")
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(4)
        column.addWidget(plain(self.text("window.live.title"), "muted"))
        row = QHBoxLayout()
        row.setSpacing(4)
        self.rate = QLabel()
        self.rate.setObjectName("rate")
        self.unit = QLabel("%")
        self.unit.setObjectName("percent")
        row.addWidget(self.rate, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        column.addLayout(row)
        self.range = plain("", "range")
        column.addWidget(self.range)
        return holder

    def _build_rest(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("liveBody")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        self.chart = ChartView(smallest=SMALLEST["distribution"])
        self.chart.setMinimumHeight(150)
        self.chart.picked.connect(self._on_picked)
        column.addWidget(self.chart)
        self.benchmark = plain("", "muted")
        column.addWidget(self.benchmark)
        self.breakdown = QGridLayout()
        self.breakdown.setHorizontalSpacing(8)
        self.breakdown.setVerticalSpacing(2)
        self.breakdown.setColumnStretch(0, 1)
        column.addLayout(self.breakdown)
        self.other_method = Link("")
        self.other_method.setToolTip(self.text("window.live.compare"))
        self.other_method.clicked.connect(lambda: self.go_to.emit("rate"))
        column.addWidget(self.other_method)
        self.sources = QPushButton(self.text("window.live.see_source"))
        self.sources.setObjectName("primary")
        self.sources.clicked.connect(self._ask_benchmark)
        column.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        self.cautions = QVBoxLayout()
        self.cautions.setSpacing(8)
        column.addLayout(self.cautions)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("liveScroll")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        return area

    def _show_rate(self, evaluation: Evaluation) -> None:
        rate = evaluation.rate
        self.rate.setText(bare_percent(rate.point, self.text))
        self.rate.setAccessibleName(
            self.text("window.live.rate_spoken", rate=percent(rate.point, self.text))
        )
        low, high = bare_percent(rate.low, self.text), percent(rate.high, self.text)
        self.range.setText(self.text("window.live.range", low=low, high=high))
        self._explain(evaluation)

    def _explain(self, evaluation: Evaluation) -> None:
        """The two figures on top say what they are made of."""
        adjustment, base = evaluation.adjustment, evaluation.benchmark.base_rate
        made = self.text(
            "window.live.rate_made",
            base=percent(base, self.text),
            shift=points(adjustment.shift, self.text),
            combine=self.text(f"domain.combine.{adjustment.combine}"),
            rate=percent(evaluation.rate.point, self.text),
        )
        range_made = self.text("window.live.range_made")
        for label, words in ((self.rate, made), (self.range, range_made)):
            label.setToolTip(words)
            label.setAccessibleDescription(words)

    def _benchmark_words(self, evaluation: Evaluation) -> str:
        """The class and where the rate lies in it; its counts and quartiles stand in the figure."""
        words = [class_label(evaluation, self.text)]
        share = evaluation.rate.share_below
        if share is not None:
            top = show_number(max(1 - share, 0.0), "rate", decimals=0)
            words.append(self.text("window.live.position", top=top))
        return self.text("window.live.separator").join(words)

    def _show_breakdown(self, evaluation: Evaluation) -> None:
        clear(self.breakdown)
        benchmark = evaluation.benchmark
        base = self.text("window.live.base")
        self._add_line(0, base, bare_percent(benchmark.base_rate, self.text), benchmark.source)
        for row, factor in enumerate(evaluation.adjustment.factors, 1):
            shift = points(factor.shift, self.text)
            self._add_line(row, factor_words(factor.key, self.text), shift, factor.source)

    def _add_line(self, row: int, name: str, figure: str, source: Source) -> None:
        link = SourceLink(figure, source, self.text, about=name)
        link.asked.connect(self.source_asked)
        self.breakdown.addWidget(plain(name, "muted"), row, 0)
        self.breakdown.addWidget(link, row, 1, Qt.AlignmentFlag.AlignRight)

    def _show_other_method(self, evaluation: Evaluation) -> None:
        method = self.text(f"domain.method.{OTHER_METHOD[evaluation.adjustment.method]}")
        rate = percent(evaluation.rate.other_method_point, self.text)
        self.other_method.setText(self.text("window.live.other_method", method=method, rate=rate))

    def _show_cautions(self, evaluation: Evaluation) -> None:
        clear(self.cautions)
        ordered = sorted(evaluation.warnings, key=lambda caution: caution.level != "warning")
        for caution in ordered:
            self.cautions.addWidget(caution_card(evaluation, caution, self.text))

    def _on_picked(self, key: str) -> None:
        self.source_asked.emit(source_of_mark(key, self.editor.evaluation.benchmark))

    def _ask_benchmark(self) -> None:
        self.source_asked.emit(self.editor.evaluation.benchmark.source)


def caution_card(evaluation: Evaluation, caution: Caution, text: Text) -> QFrame:
    """A caution in its frame, told apart by sign and words as well as colour."""
    warns = caution.level == "warning"
    card = QFrame()
    card.setObjectName("caution" if warns else "note")
    row = QHBoxLayout(card)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(8)
    sign = QLabel(text("window.live.warning_sign" if warns else "window.live.note_sign"))
    words = plain(caution_sentence(evaluation, caution, text))
    words.setAccessibleName(f"{sign.text()} {words.text()}")
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return card
