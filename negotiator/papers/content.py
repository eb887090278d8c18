"""What a paper says, before anyone decides how it looks: a list of frozen blocks.

Texts are plain: a ``<`` is a ``<``. A writer decides fonts, breaks lines and draws; nothing here
knows a file format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from negotiator.charts.drawing import Drawing
from negotiator.language import Language

Tone = Literal["normal", "muted", "accent", "up", "down"]
Align = Literal["left", "right", "centre"]
Level = Literal["warning", "note"]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 or 2; it also becomes a bookmark."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True)
class Label:
    """A small heading inside a section; no bookmark."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; "lead" is a size larger, "small" is for notes under a table."""

    text: str
    style: Literal["body", "lead", "small"] = "body"


@dataclass(frozen=True)
class TitleBlock:
    """The head of the first page: kind of paper, its title, a line below."""

    kind: str
    title: str
    line: str


@dataclass(frozen=True)
class Facts:
    """Labels with their texts, one below the other; ``compact`` sets short ones in two columns."""

    rows: tuple[tuple[str, str], ...]
    compact: bool = False


@dataclass(frozen=True)
class KeyFigure:
    """A figure to be seen from afar, with what it is and a note below."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class KeyFigures:
    """Figures side by side; with ``main`` that one stands first and large."""

    figures: tuple[KeyFigure, ...]
    main: KeyFigure | None = None


@dataclass(frozen=True)
class Cell:
    """A table cell that is not plain: strong, or in a tone."""

    text: str
    strong: bool = False
    tone: Tone = "normal"


@dataclass(frozen=True)
class Column:
    """A column's head, how its cells stand, and (for texts) its share of the spare width.

    ``weight`` 0 makes the column as wide as its longest cell.
    """

    head: str
    align: Align = "right"
    weight: float = 0.0


@dataclass(frozen=True)
class Table:
    """Rows under columns. ``pinned`` leading columns are repeated when the others don't fit on
    one page's width. ``total`` sets the last row apart."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    title: str = ""
    note: str = ""
    pinned: int = 1
    total: bool = False


@dataclass(frozen=True)
class Figure:
    """A chart: ``draw`` makes it for a width and height; ``height`` is in points on paper.

    ``caption`` prints the sentence that says what is seen, where no table says the same.
    """

    title: str
    draw: Callable[[float, float], Drawing]
    height: float
    caption: bool = False


@dataclass(frozen=True)
class Note:
    """Something the reader must know; a warning weighs more than a note."""

    text: str
    level: Level = "warning"


@dataclass(frozen=True)
class Notes:
    """Notes, each marked by its level."""

    items: tuple[Note, ...]


@dataclass(frozen=True)
class Bullets:
    """Short texts, one a line."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a page, unless the share ``enough`` of this one is still free."""

    enough: float = 1.0


Block = (
    Heading
    | Label
    | Paragraph
    | TitleBlock
    | Facts
    | KeyFigures
    | Table
    | Figure
    | Notes
    | Bullets
    | PageBreak
)


@dataclass(frozen=True)
class Paper:
    """A whole paper: its blocks and what stands on every page and in the file's properties.

    ``page_line`` has the gaps ``page`` and ``pages``.
    """

    title: str
    subject: str
    author: str
    language: Language
    day: date
    running_title: str
    stamp: str
    footer: str
    page_line: str
    blocks: tuple[Block, ...]
