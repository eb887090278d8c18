"""The fonts of a paper, chosen character by character.

The main font sets nearly everything. What it lacks is looked for in the fall-back fonts, in the
design's order, and what no font has is shown as its code point, ``〔U+1F9FF〕``: on paper nothing
that a user typed may vanish. Fall-back fonts are only opened when a text needs them.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

# Joiners and variation selectors belong to the character before them and have no look of their own.
JOINERS = frozenset("\u200d\ufe0e\ufe0f")
NO_BREAK_SPACE = "\u00a0"
_LINE_ENDS = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
# A letter and the marks over it, written apart: か + ゙. Compatibility kanji (神) must not be
# composed, they are how a name is written.
_MARKED = re.compile("[^\uf900-\ufaff\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")

_BEYOND_16_BITS = re.compile("<([0-9A-F]{5,6})>")


@dataclass(frozen=True)
class Run:
    """Neighbouring characters in one font."""

    font: str
    text: str


class FontSet:
    """Regular and bold main font, and fall-backs that serve both weights."""

    def __init__(self, regular: Path, bold: Path, fallbacks: Sequence[Path] = ()) -> None:
        self._regular, self._bold = regular, bold
        self._fallbacks = tuple(fallbacks)
        self._chosen: dict[tuple[str, bool], str] = {}

    def name(self, bold: bool = False) -> str:
        """The registered name of a main font, for writers that take just one."""
        return str(_registered(self._bold if bold else self._regular).fontName)

    def visible(self, text: str) -> str:
        """The text with line ends as ``\\n`` and everything unseen shown as a code point."""
        text = _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
        return "".join(map(self._shown, _LINE_ENDS.sub("\n", text)))

    def runs(self, text: str, bold: bool = False) -> Iterator[Run]:
        """A visible text in runs of one font."""
        for font, characters in groupby(text, lambda character: self.font_of(character, bold)):
            yield Run(font, "".join(characters))

    def font_of(self, character: str, bold: bool = False) -> str:
        """The registered name of the font that sets a character; the main one if none can."""
        key = (character, bold)
        if key not in self._chosen:
            font = self._find(character, bold) or _registered(self._main(bold))
            self._chosen[key] = str(font.fontName)
        return self._chosen[key]

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a visible text in points."""
        return sum(advance(run.font, c) for run in self.runs(text, bold) for c in run.text) * size

    def fitted(self, text: str, size: float, room: float, bold: bool = False) -> str:
        """A visible text, or as much of its beginning as leaves room for a …."""
        used, ellipsis = 0.0, self.width("…", size, bold)
        fitting = 0  # characters that leave room for the …
        for number, character in enumerate(text, start=1):
            used += self.width(character, size, bold)
            if used + ellipsis <= room:
                fitting = number
            if used > room:
                return text[:fitting].rstrip() + "…"
        return text

    def _main(self, bold: bool) -> Path:
        return self._bold if bold else self._regular

    def _find(self, character: str, bold: bool) -> TTFont | None:
        for path in (self._main(bold), *self._fallbacks):
            font = _registered(path)
            if ord(character) in font.face.charToGlyph:
                return font
        return None

    def _shown(self, character: str) -> str:
        if character == "\n" or character == NO_BREAK_SPACE:
            return character
        category = unicodedata.category(character)
        if character == "\t" or category == "Zs":
            return character if self._find(character, False) else " "
        hidden = category in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in JOINERS
        if hidden or self._find(character, False) is None:
            return f"〔U+{ord(character):04X}〕"
        return character


class _PaperFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose text can be searched and copied beyond U+FFFF, too.

    reportlab writes such a code point into the table that leads back from glyphs to text as five
    hexadecimal digits, where PDF asks for a pair of UTF-16 units.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the font into the document, then mend those tables."""
        super().addObjects(doc)
        for key, entry in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:") and isinstance(entry.content, str):
                entry.content = _BEYOND_16_BITS.sub(_as_utf16, entry.content)


def _as_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@cache
def _registered(path: Path) -> TTFont:
    """The font in a file, registered under a name that only the same file can have."""
    name = f"{path.stem}-{zlib.crc32(path.read_bytes()):08x}"
    font = _PaperFont(name, str(path))
    pdfmetrics.registerFont(font)
    return font


@cache
def advance(font: str, character: str) -> float:
    """How far a character takes the pen, in ems."""
    return float(pdfmetrics.stringWidth(character, font, 1))
