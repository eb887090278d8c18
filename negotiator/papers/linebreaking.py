"""Where a line may end: between kanji and kana, after a space, never before a 、 or after a 「.

Japanese and Latin text follow one rule, so that a paragraph may hold both: a Latin word stays
whole, a Japanese sentence breaks almost anywhere. A word longer than a line breaks where the line
ends, so that 2,000 characters without a space still fit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from negotiator.papers.fonts import JOINERS, NO_BREAK_SPACE

# 行頭禁則 and 行末禁則: what may not begin a line, and what may not end one.
NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝」』】〕〉》’”…‥〜～％℃"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%"
)
NOT_LAST = frozenset("（［｛「『【〔〈《‘“￥＄([{¥$")
# Counters that stay with the figure before them.
COUNTERS = frozenset("年月日件円回万億兆社個倍歳点章")

Measure = Callable[[str], float]


def lines(text: str, width: float, measure: Measure) -> list[str]:
    """The lines of a text set in ``width``; ``measure`` tells a text's width."""
    result: list[str] = []
    for paragraph in text.split("\n"):
        result.extend(_filled(pieces(paragraph), width, measure))
    return result


def pieces(text: str) -> list[str]:
    """The text in pieces that stay whole; spaces stay with the piece before them."""
    result: list[str] = []
    for character in text:
        if result and not _may_break(result[-1], character):
            result[-1] += character
        else:
            result.append(character)
    return result


def _may_break(before: str, after: str) -> bool:
    last = before[-1]
    if after == " " or after in JOINERS or last in JOINERS or unicodedata.combining(after):
        return False
    if NO_BREAK_SPACE in (last, after) or last in NOT_LAST:
        return False
    if last == " ":
        return True
    if after in NOT_FIRST or (last.isdigit() and after in COUNTERS):
        return False
    return _stands_alone(last) or _stands_alone(after)


def _stands_alone(character: str) -> bool:
    """Kana, kanji, full-width signs and pictures: a line may break on either side."""
    return ord(character) >= 0x2E80 or unicodedata.category(character) == "So"


def _filled(parts: list[str], width: float, measure: Measure) -> Iterator[str]:
    line, used = "", 0.0
    for part in parts:
        room = measure(part.rstrip(" "))
        if line and used + room > width:
            yield line.rstrip(" ")
            line, used = "", 0.0
        if room > width:
            *full, part = _cut(part, width, measure)
            yield from full
        line += part
        used += measure(part)
    yield line.rstrip(" ")


def _cut(word: str, width: float, measure: Measure) -> list[str]:
    """A word too long for a line in as many slices as it needs, at least a character each."""
    slices, used = [""], 0.0
    for character in word:
        room = measure(character)
        joined = character in JOINERS or slices[-1].endswith("\u200d")
        if slices[-1] and used + room > width and not joined:
            slices.append("")
            used = 0.0
        slices[-1] += character
        used += room
    return slices
