"""How wide a text will be, known without Qt or reportlab, so that labels can be laid out once.

The figures are upper bounds for the fonts we ship (BIZ UDPGothic, whose Latin letters are wide):
a text fits where the estimate says so, and with a narrower system font there is room left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"
# Where a label in the catalogue may be broken, and then nowhere else but at spaces.
BREAK = "\u200b"
# Widths in em, by kind of character.
WIDE = 1.0
_NARROW = dict.fromkeys(" .,:;'!·", 0.35) | dict.fromkeys("iIjlrtf-()[]/|–", 0.52)
_SIGNS = dict.fromkeys("+−=×<>", 0.85) | dict.fromkeys("mwMW%@—", 1.0)
_DIGIT = 0.76
_LOWER = 0.72
_UPPER = 0.88
# Where a line may not begin or end in Japanese.
_NOT_FIRST = "、。，．・：；？！」』）］ー～〜％…ぁぃぅぇぉっゃゅょァィゥェォッャュョ%,.)"
_NOT_LAST = "「『（［("


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """The width in points that ``text`` takes at most at a font size of ``size`` points."""
    return sum(_em(character) for character in text) * size


def _em(character: str) -> float:
    known = _NARROW.get(character) or _SIGNS.get(character)
    if known is not None:
        return known
    if unicodedata.east_asian_width(character) in "WFA":
        return WIDE
    category = unicodedata.category(character)
    if category in ("Mn", "Cf"):
        return 0.0
    if category == "Nd":
        return _DIGIT
    return _LOWER if category in ("Ll", "Po", "Pd") else _UPPER


def elided(text: str, size: float, width: float) -> str:
    """The text, cut at its end with "…" where it is wider than ``width``; "" if none of it fits."""
    text = _one_line(text).replace(BREAK, "")
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS if kept.strip() else ""


def _one_line(text: str) -> str:
    """The text without line ends and double spaces, which names from a file may hold."""
    return " ".join(text.split())


def wrapped(text: str, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """The text in at most ``lines`` lines of at most ``width``; the last is elided if need be."""
    rest = _one_line(text)
    result: list[str] = []
    while rest and len(result) < lines - 1:
        line = _next_line(rest, size, width)
        if not line:
            break
        result.append(line.replace(BREAK, "").strip())
        rest = rest[len(line) :].lstrip()
    last = elided(rest, size, width)
    return tuple(line for line in (*result, last) if line)


def fits_untorn(text: str, size: float, width: float, lines: int) -> bool:
    """Whether :func:`wrapped` can set the whole text and break it only where it should be."""
    set_lines = wrapped(text, size, width, lines)
    whole = "".join(set_lines).replace(" ", "") == "".join(text.split()).replace(BREAK, "")
    pieces = _pieces(_one_line(text))
    return whole and all(text_width(piece.strip(), size) <= width for piece in pieces)


def _next_line(text: str, size: float, width: float) -> str:
    """As many whole pieces as fit, or of a first Japanese piece too long for a line, its signs.

    Nothing where not even that fits: a Latin word is elided, not torn.
    """
    line = _fitting(list(_pieces(text)), size, width)
    if line or not _is_wide(text[0]):
        return line
    return _fitting(list(text), size, width)


def _fitting(pieces: list[str], size: float, width: float) -> str:
    """The pieces, joined, that fit in a line."""
    line = ""
    for piece in pieces:
        if text_width((line + piece).strip(), size) > width:
            break
        line += piece
    return line


def _pieces(text: str) -> Iterator[str]:
    """What a line break must not tear: Latin words with the space after them, katakana words."""
    hinted = BREAK in text
    piece = ""
    for character in text:
        if piece and (piece[-1] == BREAK if hinted else _may_break(piece[-1], character)):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if _is_katakana(before) and _is_katakana(after):
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヿ" and character != "・"
