"""Each kind of content block as flowables of a PDF page."""

from __future__ import annotations

import dataclasses
from functools import singledispatchmethod
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from negotiator.charts.drawing import Drawing
from negotiator.charts.drawing import Label as ChartLabel
from negotiator.charts.palette import PRINT
from negotiator.charts.pdf import paint
from negotiator.papers.content import (
    Block,
    Bullets,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Label,
    Notes,
    PageBreak,
    Paragraph,
    Table,
    TitleBlock,
)
from negotiator.papers.design import Design
from negotiator.papers.fonts import FontSet
from negotiator.papers.passage import Passage, TextStyle, draw_line
from negotiator.papers.pdf_layout import Beside, Bookmark, Marked, Rule, in_two_columns
from negotiator.papers.pdf_panels import key_figures
from negotiator.papers.pdf_tables import tables

_INTRODUCED = Table | Figure | KeyFigures | Bullets | Notes | Facts | Label
_GAP = {1: 20.0, 2: 15.0}
_LAST_TWO = 4  # flowables of two items with the gaps below them
_SHORT = 80.0  # points: a paragraph that goes with the table it introduces
_WHOLE_TABLE = 0.45  # of the page's height: a smaller table is not cut
_TABLE_START, _TEXT_START = 110.0, 45.0
_CHART_SCALE = 0.74  # charts are laid out in the screen's sizes, too large for paper


class Typesetter:
    """Blocks in, flowables out, by one design."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self._bookmarks = 0
        self._drawings: dict[Figure, Drawing] = {}

    def story(self, blocks: tuple[Block, ...]) -> list[Flowable]:
        """All blocks; a heading never stays behind alone at the foot of a page.

        Flowables serve once; call again to set the same blocks again.
        """
        self._bookmarks = 0
        result: list[Flowable] = []
        waiting: list[Flowable] = []
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            flowables = self.flowables(block)
            if following is not None and self._leads_in(block, following, flowables):
                waiting.extend(flowables)
                continue
            if not isinstance(block, PageBreak):
                need = self._height(waiting) + self._least(block, flowables)
                need += self._remark(block, following)
                result.append(CondPageBreak(min(need, self.design.height)))
            result.extend([*waiting, *flowables])
            waiting = []
        return result

    def _leads_in(self, block: Block, following: Block, flowables: list[Flowable]) -> bool:
        """Whether a block belongs to what follows: a heading, or a few words before a table."""
        if isinstance(block, Heading | Label):
            return True
        words = isinstance(block, Paragraph) and self._height(flowables) < _SHORT
        return words and isinstance(following, _INTRODUCED)

    def _remark(self, block: Block, following: Block | None) -> float:
        """The room for small print that belongs to the facts before it."""
        small = isinstance(following, Paragraph) and following.style == "small"
        if isinstance(block, Facts | Notes) and following is not None and small:
            return self._height(self.flowables(following))
        return 0.0

    def _height(self, flowables: list[Flowable]) -> float:
        width, height = self.design.width, self.design.height
        return sum(float(f.wrap(width, height)[1] + f.getSpaceBefore()) for f in flowables)

    def _least(self, block: Block, flowables: list[Flowable]) -> float:
        """The room that the beginning of a block needs: all of a chart or a small table."""
        height = self._height(flowables)
        if isinstance(block, Figure | KeyFigures):
            return height
        if isinstance(block, Table | Facts):
            return height if height < _WHOLE_TABLE * self.design.height else _TABLE_START
        return min(height, _TEXT_START)

    @singledispatchmethod
    def flowables(self, block: object) -> list[Flowable]:
        """The flowables of a block."""
        raise TypeError(f"no such block: {block!r}")

    def _passage(self, text: str, size: str, colour: str = "text", **more: Any) -> Passage:
        return Passage(text, self.design.style(size, colour, **more), self.design.fonts)

    @flowables.register
    def _heading(self, block: Heading) -> list[Flowable]:
        self._bookmarks += 1
        key = f"section-{self._bookmarks}"
        size, colour = ("heading", "accent") if block.level == 1 else ("subheading", "text")
        mark = Bookmark(self.design.fonts.visible(block.text), key, block.level - 1)
        passage = self._passage(block.text, size, colour, bold=True, tight=True)
        below: list[Flowable] = [Spacer(0, 5)]
        if block.level == 1:
            below = [Spacer(0, 3), Rule(HexColor(self.design.colours["accent"]), 1.2), Spacer(0, 8)]
        mark.spaceBefore = _GAP[block.level]
        return [mark, passage, *below]

    @flowables.register
    def _label(self, block: Label) -> list[Flowable]:
        passage = self._passage(block.text, "label", bold=True, tight=True)
        passage.spaceBefore = 9
        return [passage, Spacer(0, 4)]

    @flowables.register
    def _paragraph(self, block: Paragraph) -> list[Flowable]:
        colour = "muted" if block.style == "small" else "text"
        return [self._passage(block.text, block.style, colour), Spacer(0, 6)]

    @flowables.register
    def _title(self, block: TitleBlock) -> list[Flowable]:
        self._bookmarks += 1
        mark = Bookmark(self.design.fonts.visible(block.title), f"section-{self._bookmarks}", 0)
        size = "title" if len(block.title) <= 90 else "lead"
        return [
            mark,
            self._passage(block.kind, "label", "accent", bold=True, tight=True),
            Spacer(0, 3),
            self._passage(block.title, size, bold=True, tight=True),
            Spacer(0, 4),
            self._passage(block.line, "small", "muted"),
            Spacer(0, 8),
            Rule(HexColor(self.design.colours["accent"]), 1.6),
            Spacer(0, 8),
        ]

    @flowables.register
    def _facts(self, block: Facts) -> list[Flowable]:
        single = [self._fact(label, text) for label, text in block.rows]
        rows = in_two_columns(single, self.design.width) if block.compact else single
        result: list[Flowable] = []
        for row in rows:
            rule = Rule(HexColor(self.design.colours["hairline"]), 0.5)
            result += [row, Spacer(0, 3), rule, Spacer(0, 3)]
        return [*result, Spacer(0, 6)]

    def _fact(self, label: str, text: str) -> Beside:
        left = self._passage(label, "body", "muted", tight=True)
        right = self._passage(text, "body", tight=True)
        return Beside(left, right, 0.25 * self.design.width)

    @flowables.register
    def _key_figures(self, block: KeyFigures) -> list[Flowable]:
        return [key_figures(block, self.design), Spacer(0, 10)]

    @flowables.register
    def _table(self, block: Table) -> list[Flowable]:
        result: list[Flowable] = []
        for title, table in tables(block, self.design):
            part: list[Flowable] = [table]
            if title:
                heading = self._passage(title, "label", bold=True, tight=True)
                part = [heading, Spacer(0, 4), table]
            if result:  # the first part's room is seen to with its heading
                result += [Spacer(0, 8), CondPageBreak(self._least(block, part))]
            result += [*part, Spacer(0, 4)]
        if block.note:
            result.append(self._passage(block.note, "small", "muted"))
        return [*result, Spacer(0, 8)]

    @flowables.register
    def _figure(self, block: Figure) -> list[Flowable]:
        drawing = self._drawing(block)
        title = self._passage(block.title, "label", bold=True, tight=True)
        result: list[Flowable] = [title, Spacer(0, 5), Chart(drawing, self.design.fonts)]
        result.append(Spacer(0, 4))
        if block.caption:
            result.append(self._passage(drawing.description, "small", "muted"))
        return [*result, Spacer(0, 8)]

    def _drawing(self, block: Figure) -> Drawing:
        """The chart, drawn once however often the paper is set."""
        if block not in self._drawings:
            width, height = self.design.width / _CHART_SCALE, block.height / _CHART_SCALE
            self._drawings[block] = block.draw(width, height)
        return self._drawings[block]

    @flowables.register
    def _notes(self, block: Notes) -> list[Flowable]:
        colours = self.design.colours
        result: list[Flowable] = []
        for note in block.items:
            warns = note.level == "warning"
            back, bar = ("warning_panel", "warning") if warns else ("panel", "muted")
            passage = self._passage(note.text, "body", tight=False)
            sign = self._passage("⚠" if warns else "•", "body", bar, bold=True)
            result += [Marked(sign, passage, colours[back], colours[bar]), Spacer(0, 3)]
        return [*result, Spacer(0, 6)]

    @flowables.register
    def _bullets(self, block: Bullets) -> list[Flowable]:
        result: list[Flowable] = []
        for text in block.items:
            sign = self._passage("•", "body", "accent")
            result += [Beside(sign, self._passage(text, "body"), 12), Spacer(0, 1.5)]
        last = self._height(result[-_LAST_TWO:])
        if len(result) > _LAST_TWO and last < self.design.height / 4:
            result.insert(-_LAST_TWO, CondPageBreak(last))  # no single item on a page of its own
        return [*result, Spacer(0, 5)]

    @flowables.register
    def _page_break(self, block: PageBreak) -> list[Flowable]:
        return [CondPageBreak(block.enough * self.design.height)]


class Chart(Flowable):  # type: ignore[misc]
    """A drawing whose labels are set like all other text, in whatever fonts they need."""

    def __init__(self, drawing: Drawing, fonts: FontSet) -> None:
        super().__init__()
        self._labels = drawing.labels
        marks = tuple(mark for mark in drawing.marks if not isinstance(mark, ChartLabel))
        self._shapes = dataclasses.replace(drawing, marks=marks)
        self._fonts = fonts
        self.width = drawing.width * _CHART_SCALE
        self.height = drawing.height * _CHART_SCALE

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its own size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """The shapes as vectors, then the labels as text."""
        regular, bold = self._fonts.name(), self._fonts.name(bold=True)
        self.canv.saveState()
        self.canv.scale(_CHART_SCALE, _CHART_SCALE)
        paint(self._shapes, self.canv, regular, bold)
        for label in self._labels:
            self._draw_label(label)
        self.canv.restoreState()

    def _draw_label(self, label: ChartLabel) -> None:
        style = TextStyle(label.size, label.size, PRINT[label.role], label.bold)
        text = " ".join(self._fonts.visible(label.text).split())
        if text != label.text:  # code points are longer than what the chart has made room for
            room = label.box.right - label.box.left
            text = self._fonts.fitted(text, label.size, room, label.bold)
        width = self._fonts.width(text, label.size, label.bold)
        left = label.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
        draw_line(self.canv, text, left, self._shapes.height - label.y, style, self._fonts)
