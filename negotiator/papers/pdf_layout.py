"""Small flowables that the page's layout is built of: rules, bookmarks, texts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from negotiator.papers.passage import Passage

_PADDING = 6.0
_BAR = 2.5
_GUTTER = 8.0


class Rule(Flowable):  # type: ignore[misc]
    """A line across the column."""

    def __init__(self, colour: Any, thickness: float) -> None:
        super().__init__()
        self._colour, self._thickness = colour, thickness

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as the column, as high as the line is thick."""
        self.width = width
        return width, self._thickness

    def draw(self) -> None:
        """The line."""
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(self._thickness)
        self.canv.setDash([])
        self.canv.line(0, self._thickness / 2, self.width, self._thickness / 2)


class Bookmark(Flowable):  # type: ignore[misc]
    """An entry of the outline that leads here; it takes no room."""

    def __init__(self, text: str, key: str, level: int) -> None:
        super().__init__()
        self._text, self._key, self._level = text, key, level

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Nothing."""
        return 0, 0

    def draw(self) -> None:
        """The destination and its outline entry."""
        self.canv.bookmarkHorizontal(self._key, 0, 20)
        self.canv.addOutlineEntry(" ".join(self._text.split()), self._key, self._level)


class Beside(Flowable):  # type: ignore[misc]
    """A short text at the left, a long one beside it; both go on over page ends."""

    def __init__(self, left: Passage, right: Passage, left_width: float) -> None:
        super().__init__()
        self._left, self._right, self._left_width = left, right, left_width

    def fits(self, width: float) -> bool:
        """Whether the left text takes one line within ``width``, and the right one two at most."""
        left, right = self._left.natural_width(), self._right.natural_width()
        return left <= self._left_width - 4 and right <= 1.8 * (width - self._left_width)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The whole width, the height of the higher text."""
        self.width = width
        left = self._left.wrap(self._left_width - 4, height)[1]
        right = self._right.wrap(width - self._left_width, height)[1]
        self.height = max(left, right)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits of the right text with the left one, then the rest of the right."""
        self.wrap(width, height)
        if self._left.height > height:
            return []
        parts = self._right.split(width - self._left_width, height)
        if len(parts) < 2:
            return []
        empty = Passage("", self._left.style, self._left.fonts)
        return [
            Beside(self._left, parts[0], self._left_width),
            Beside(empty, parts[1], self._left_width),
        ]

    def draw(self) -> None:
        """Both texts, their tops level."""
        self._left.drawOn(self.canv, 0, self.height - self._left.height)
        self._right.drawOn(self.canv, self._left_width, self.height - self._right.height)


class Pair(Flowable):  # type: ignore[misc]
    """Two short rows of facts side by side."""

    def __init__(self, left: Beside, right: Beside | None) -> None:
        super().__init__()
        self._left, self._right = left, right

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The whole width, the height of the higher row."""
        self.width = width
        rows = [row for row in (self._left, self._right) if row is not None]
        self.height = max(row.wrap(width / 2 - _GUTTER, height)[1] for row in rows)
        return width, self.height

    def draw(self) -> None:
        """Both rows, their tops level."""
        self._left.drawOn(self.canv, 0, self.height - self._left.height)
        if self._right is not None:
            x = self.width / 2 + _GUTTER
            self._right.drawOn(self.canv, x, self.height - self._right.height)


def in_two_columns(rows: list[Beside], width: float) -> Sequence[Flowable]:
    """The rows in pairs, side by side; if one is long, all stay single."""
    if not all(row.fits(width / 2 - _GUTTER) for row in rows):
        return rows
    return [Pair(*pair) for pair in zip_longest(rows[::2], rows[1::2])]


class Marked(Flowable):  # type: ignore[misc]
    """A text on a tinted ground with a sign before it and a bar at its left."""

    def __init__(self, sign: Passage, text: Passage, ground: str, bar: str) -> None:
        super().__init__()
        self._sign, self._text, self._ground, self._bar = sign, text, ground, bar
        self._inset = 24.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The whole width, the text's height with padding."""
        self.width = width
        self._sign.wrap(self._inset - _PADDING, height)
        inner = self._text.wrap(width - self._inset - _PADDING, height)[1]
        self.height = inner + _PADDING
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Each part keeps its ground and its sign."""
        parts = self._text.split(width - self._inset - _PADDING, height - _PADDING)
        if len(parts) < 2:
            return []
        return [Marked(self._sign, part, self._ground, self._bar) for part in parts]

    def draw(self) -> None:
        """Ground, bar, sign and text."""
        canvas = self.canv
        canvas.setFillColor(HexColor(self._ground))
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(HexColor(self._bar))
        canvas.rect(0, 0, _BAR, self.height, stroke=0, fill=1)
        top = self.height - _PADDING / 2
        self._sign.drawOn(canvas, _BAR + _PADDING, top - self._sign.height)
        self._text.drawOn(canvas, self._inset, top - self._text.height)
