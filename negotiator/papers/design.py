"""How a paper looks: page, colours, fonts, sizes, the firm's name and logo; checked when read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from negotiator.locations import resources
from negotiator.papers.content import Align
from negotiator.papers.fonts import FontSet
from negotiator.papers.passage import TextStyle
from negotiator.papers.templates import TemplateError, design_entries

PAGE_SIZES: Mapping[str, tuple[float, float]] = {"A4": A4, "letter": LETTER}
STAMP_PLACES = ("right", "left")
COLOURS = (
    "text",
    "muted",
    "accent",
    "up",
    "down",
    "rule",
    "hairline",
    "panel",
    "stamp",
    "warning",
    "warning_panel",
)
SIZES = ("title", "heading", "subheading", "label", "lead", "body", "small", "table", "big", "key")
_MARGINS = ("left", "right", "top", "bottom")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Design:
    """A checked design; lengths in points, colours as "#rrggbb", files found."""

    page_size: tuple[float, float]
    margins: Mapping[str, float]
    colours: Mapping[str, str]
    sizes: Mapping[str, float]
    line_height: float
    stamp_place: str
    fonts: FontSet
    firm: str
    logo: Path | None
    logo_height: float

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.page_size[0] - self.margins["left"] - self.margins["right"]

    @property
    def height(self) -> float:
        """The height between the margins."""
        return self.page_size[1] - self.margins["top"] - self.margins["bottom"]

    def style(
        self,
        size: str,
        colour: str = "text",
        *,
        bold: bool = False,
        align: Align = "left",
        tabular: bool = False,
        tight: bool = False,
        balanced: bool = False,
    ) -> TextStyle:
        """A text style by the names of its size and colour; ``tight`` for cells and headings."""
        points = self.sizes[size]
        leading = points * (1.3 if tight else self.line_height)
        colour = self.colours[colour]
        return TextStyle(points, leading, colour, bold, align, tabular, balanced)


def read_design(paper: str, folder: Path | None = None) -> Design:
    """The design of a paper, another folder's entries over ours. Raises TemplateError."""
    files = design_entries(paper, folder)
    reader = _Reader(files)
    return Design(
        page_size=PAGE_SIZES[reader.one_of("page.size", tuple(PAGE_SIZES))],
        margins={side: reader.number(f"page.{side}_mm", 8, 60) * mm for side in _MARGINS},
        colours={name: reader.colour(f"colours.{name}") for name in COLOURS},
        sizes={name: reader.number(f"sizes.{name}", 4, 72) for name in SIZES},
        line_height=reader.number("sizes.line_height", 1, 3),
        stamp_place=reader.one_of("stamp.place", STAMP_PLACES),
        fonts=FontSet(
            reader.font("fonts.regular"),
            reader.font("fonts.bold"),
            reader.fonts("fonts.fallback"),
        ),
        firm=reader.text("firm.name"),
        logo=reader.picture("firm.logo"),
        logo_height=reader.number("firm.logo_height_mm", 3, 40) * mm,
    )


class _Reader:
    """Entries by key from several files, the last that has the key; each read is a check."""

    def __init__(self, files: list[tuple[Path, dict[str, Any]]]) -> None:
        self._files = files
        for file, entries in files[1:]:
            for key in entries:
                if key not in files[0][1]:
                    raise TemplateError(file, key, "unknown_key")

    def _entry(self, key: str) -> tuple[Path, Any]:
        for file, entries in reversed(self._files):
            if key in entries:
                return file, entries[key]
        raise TemplateError(self._files[0][0], key, "missing_key")

    def text(self, key: str) -> str:
        file, value = self._entry(key)
        if not isinstance(value, str):
            raise TemplateError(file, key, "not_text")
        return value

    def one_of(self, key: str, known: tuple[str, ...]) -> str:
        file, _ = self._entry(key)
        value = self.text(key)
        if value not in known:
            raise TemplateError(file, key, "unknown_name", name=value, known=", ".join(known))
        return value

    def number(self, key: str, low: float, high: float) -> float:
        file, value = self._entry(key)
        real = isinstance(value, int | float) and not isinstance(value, bool)
        if not real or not low <= value <= high:
            raise TemplateError(file, key, "not_in_range", low=low, high=high)
        return float(value)

    def colour(self, key: str) -> str:
        file, _ = self._entry(key)
        value = self.text(key)
        if not _COLOUR.fullmatch(value):
            raise TemplateError(file, key, "not_a_colour")
        return value

    def font(self, key: str) -> Path:
        file, _ = self._entry(key)
        return _font_file(file, key, self.text(key))

    def fonts(self, key: str) -> tuple[Path, ...]:
        file, value = self._entry(key)
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise TemplateError(file, key, "not_names")
        return tuple(_font_file(file, key, name) for name in value)

    def picture(self, key: str) -> Path | None:
        """The logo beside the design file that names it; none if the name is empty."""
        file, _ = self._entry(key)
        name = self.text(key)
        if not name:
            return None
        path = file.parent / name
        try:
            ImageReader(str(path)).getSize()
        except Exception:  # whatever the picture library has to say about it
            raise TemplateError(file, key, "not_a_picture", name=name) from None
        return path


def _font_file(file: Path, key: str, name: str) -> Path:
    """A font beside the design file, else one of ours. Only TrueType outlines can be embedded."""
    for folder in (file.parent, resources() / "fonts"):
        path = folder / name
        if path.is_file():
            try:
                TTFontFile(str(path))
            except (TTFError, OSError):
                raise TemplateError(file, key, "not_a_font", name=name) from None
            return path
    raise TemplateError(file, key, "missing_font", name=name)
