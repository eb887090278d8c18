"""A piece of text on a PDF page: several lines, several fonts, any characters.

reportlab's own paragraph reads its text as markup and knows one font a run; user text asks for
neither. This one takes plain text, picks fonts by character, and breaks Japanese and Latin lines
by one rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from negotiator.papers.content import Align
from negotiator.papers.fonts import NO_BREAK_SPACE, FontSet, advance
from negotiator.papers.linebreaking import lines

_BASELINE = 0.88  # of the size, below the top of the letters; Japanese fonts are made so


@dataclass(frozen=True)
class TextStyle:
    """How a text looks; sizes in points.

    ``tabular`` gives every digit the same width; ``balanced`` makes lines of about equal length.
    """

    size: float
    leading: float
    colour: str
    bold: bool = False
    align: Align = "left"
    tabular: bool = False
    balanced: bool = False


class Passage(Flowable):  # type: ignore[misc]
    """Plain text as a flowable; it splits between lines."""

    def __init__(self, text: str, style: TextStyle, fonts: FontSet) -> None:
        super().__init__()
        self.text = fonts.visible(text)
        self.style = style
        self.fonts = fonts
        self.width = self.height = 0.0
        self._lines: list[str] | None = None

    def natural_width(self) -> float:
        """The width of the longest line if nothing is broken."""
        return max(map(self._measure, self.text.split("\n"))) * self.style.size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The room taken: the whole width, and a leading a line."""
        if self._lines is None or width != self.width:
            self._lines = self._broken(width / self.style.size + 1e-6)
        self.width = width
        self.height = len(self._lines) * self.style.leading
        return width, self.height

    def _broken(self, width: float) -> list[str]:
        """The lines within ``width`` ems; balanced ones are as short as their number allows."""
        best = lines(self.text, width, self._measure)
        step = width / 24
        while self.style.balanced and len(best) > 1 and width > step * 8:
            width -= step
            narrower = lines(self.text, width, self._measure)
            if len(narrower) > len(best):
                break
            best = narrower
        return best

    def split(self, width: float, height: float) -> list[Passage]:
        """The lines that fit and the rest; never a single line of a longer text."""
        self.wrap(width, height)
        whole = self._lines or []
        fitting = int((height + 1e-6) / self.style.leading)
        if fitting < min(2, len(whole)):
            return []
        if len(whole) - fitting == 1 and fitting > 2:
            fitting -= 1
        return [self._part(whole[:fitting]), self._part(whole[fitting:])]

    def _part(self, part: list[str]) -> Passage:
        passage = Passage("", self.style, self.fonts)
        passage.text = "\n".join(part)
        passage._lines, passage.width = part, self.width
        passage.height = len(part) * self.style.leading
        passage.hAlign = self.hAlign
        return passage

    def draw(self) -> None:
        """Every line at its place."""
        style = self.style
        top = self.height - (style.leading - style.size) / 2
        for number, line in enumerate(self._lines or []):
            baseline = top - number * style.leading - _BASELINE * style.size
            draw_line(self.canv, line, self._start(line), baseline, style, self.fonts)

    def _start(self, line: str) -> float:
        spare = self.width - self._measure(line) * self.style.size
        return float({"left": 0.0, "centre": spare / 2, "right": spare}[self.style.align])

    def _measure(self, text: str) -> float:
        return sum(part.width for part in _parts(text, self.style, self.fonts))


@dataclass(frozen=True)
class _Part:
    """Characters in one font, each followed by ``extra`` ems of space."""

    font: str
    text: str
    extra: float

    @property
    def width(self) -> float:
        return sum(advance(self.font, c) + self.extra for c in self.text)


def _parts(text: str, style: TextStyle, fonts: FontSet) -> Iterator[_Part]:
    text = text.replace(NO_BREAK_SPACE, " ")
    for run in fonts.runs(text, style.bold):
        extras = ((_extra(run.font, character, style), character) for character in run.text)
        for extra, pairs in groupby(extras, itemgetter(0)):
            yield _Part(run.font, "".join(character for _, character in pairs), extra)


def _extra(font: str, character: str, style: TextStyle) -> float:
    """What a digit lacks to the width of a 0: the 1 of a proportional font is narrow."""
    if style.tabular and character in "123456789":
        return advance(font, "0") - advance(font, character)
    return 0.0


def draw_line(canvas: Any, line: str, x: float, y: float, style: TextStyle, fonts: FontSet) -> None:
    """One line of visible text on a canvas, its baseline beginning at (x, y)."""
    parts = list(_parts(line, style, fonts))
    spaced = any(part.extra for part in parts)
    if spaced:
        canvas.addLiteral(_actual_text(line))
    pen = canvas.beginText(x, y)
    pen.setFillColor(HexColor(style.colour))
    for part in parts:
        pen.setFont(part.font, style.size)
        pen.setCharSpace(part.extra * style.size)
        pen.textOut(part.text)
    canvas.drawText(pen)
    if spaced:
        canvas.addLiteral("EMC")


def _actual_text(line: str) -> str:
    """Opens a span that says its text: the gap beside a tabular 1 reads as a space (``1 03``)."""
    code = ("\ufeff" + line.replace(NO_BREAK_SPACE, " ")).encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <{code}>>> BDC"
