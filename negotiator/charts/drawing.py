"""A chart as a value: a few marks on a page, with no idea of who paints them.

A figure function turns an evaluation into a :class:`Drawing`; the window paints it with Qt, the
papers with reportlab, and the tests read it. Coordinates are logical points, x to the right and y
*downwards*, from the drawing's top left corner. Colours are roles; a palette gives them a value.

A mark with a ``key`` can be asked where it comes from (a click in the window), and its ``tooltip``
says in a sentence what it shows. Several marks may share a key. Keys in use:
``band/<i>`` (histogram band), ``base``, ``point``, ``range``, ``quartiles``, ``spread`` (the
observed range), ``factor/<factor key>``, ``overlap``, ``structure/<structure name>``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from negotiator.charts.measuring import text_width

Role = Literal[
    "text",
    "text_muted",
    "axis",
    "grid",
    "range",
    "accent",
    "base",
    "up",
    "down",
    "neutral",
    "muted",
    "series_1",
    "series_2",
    "series_3",
    "series_4",
    "series_5",
    "series_6",
    "series_7",
    "series_8",
    "series_1_light",
    "series_2_light",
    "series_3_light",
    "series_4_light",
    "series_5_light",
    "series_6_light",
    "series_7_light",
    "series_8_light",
    "background",
]
ROLES: tuple[Role, ...] = get_args(Role)

Anchor = Literal["start", "middle", "end"]
Shape = Literal["circle", "square", "diamond", "triangle", "triangle_down", "cross", "plus"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
Point = tuple[float, float]

# How far a label's glyphs reach over and under its baseline, in its size: Latin and Japanese.
ASCENT = 0.88
DESCENT = 0.2


@dataclass(frozen=True)
class Box:
    """An upright rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area; touching edges do not count."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def contains(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def grown(self, margin: float) -> Box:
        """The box with ``margin`` added on every side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What all marks have: a colour role, a sentence for the pointer, a key for the click."""

    role: Role
    tooltip: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Rectangle(Mark):
    """A filled box; ``outline`` draws its edge inside the box in another role."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    outline: Role | None = None

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, kw_only=True)
class Line(Mark):
    """A straight line; ``dash`` holds lengths on, off, on … in points, empty for a solid line."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float = 1.0
    dash: tuple[float, ...] = ()

    @property
    def box(self) -> Box:
        return Box(
            min(self.x1, self.x2),
            min(self.y1, self.y2),
            max(self.x1, self.x2),
            max(self.y1, self.y2),
        )


@dataclass(frozen=True, kw_only=True)
class Polyline(Mark):
    """A line through two or more points."""

    points: tuple[Point, ...]
    thickness: float = 2.0
    dash: tuple[float, ...] = ()

    @property
    def box(self) -> Box:
        xs = [x for x, _ in self.points]
        ys = [y for _, y in self.points]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, kw_only=True)
class Marker(Mark):
    """A small sign centred on a point; ``size`` is its width and height."""

    x: float
    y: float
    shape: Shape = "circle"
    size: float = 7.0
    filled: bool = True

    @property
    def box(self) -> Box:
        half = self.size / 2
        return Box(self.x - half, self.y - half, self.x + half, self.y + half)


@dataclass(frozen=True, kw_only=True)
class Label(Mark):
    """One line of text; ``y`` is its baseline and ``x`` the place that ``anchor`` names."""

    x: float
    y: float
    text: str
    size: float = 11.0
    bold: bool = False
    anchor: Anchor = "start"
    role: Role = "text"

    @property
    def box(self) -> Box:
        """The room the text takes by the width estimate, whatever font paints it."""
        width = text_width(self.text, self.size)
        left = self.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        top, bottom = self.y - ASCENT * self.size, self.y + DESCENT * self.size
        return Box(left, top, left + width, bottom)


AnyMark = Rectangle | Line | Polyline | Marker | Label


@dataclass(frozen=True)
class Drawing:
    """Marks in painting order, with a title and a full sentence that says what one would see.

    ``description`` is what a screen reader speaks and what a paper gives as alternative text.
    """

    width: float
    height: float
    marks: tuple[AnyMark, ...]
    title: str
    description: str

    @property
    def labels(self) -> tuple[Label, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, Label))

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key once, in painting order: the order in which the keyboard visits them."""
        return tuple(dict.fromkeys(mark.key for mark in self.marks if mark.key))

    def marked(self, key: str) -> tuple[AnyMark, ...]:
        """The marks of a key."""
        return tuple(mark for mark in self.marks if mark.key == key)
