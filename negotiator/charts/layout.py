"""Placing labels: kept inside the frame, moved apart, wrapped, or left out; never on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from negotiator.charts.drawing import Box, Drawing, Label, Line, Role
from negotiator.charts.measuring import text_width, wrapped
from negotiator.language import Text

# Sizes of text in points: what must be read, what is read beside it, the smallest used at all.
TEXT = 12.0
SMALL = 11.0
TINY = 9.0
LEADING = 1.3


def calm(sentence: str, title: str, width: float, height: float) -> Drawing:
    """A drawing with one sentence, for when there is nothing to draw."""
    room = max(width - 16, 1.0)
    lines = wrapped(sentence, SMALL, room, lines=3)
    top = height / 2 - (len(lines) - 1) * SMALL * LEADING / 2 + SMALL * 0.38
    labels = tuple(
        Label(
            x=width / 2,
            y=top + number * SMALL * LEADING,
            text=line,
            size=SMALL,
            anchor="middle",
            role="text_muted",
        )
        for number, line in enumerate(lines)
    )
    return Drawing(width, height, labels, title, sentence)


def inside(x: float, text: str, size: float, left: float, right: float) -> float:
    """The middle nearest to ``x`` for a text centred on it that stays in left … right."""
    half = text_width(text, size) / 2
    return min(max(x, left + half), max(right - half, left + half))


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> tuple[float, ...]:
    """Places in order, at least ``gap`` apart, within top … bottom, near where they are wanted.

    ``wanted`` rises. Where there is not room for all at ``gap``, they are spread evenly.
    """
    if not wanted:
        return ()
    gap = min(gap, (bottom - top) / max(len(wanted) - 1, 1))
    places: list[float] = []
    for place in wanted:
        lowest = places[-1] + gap if places else top
        places.append(max(place, lowest))
    limit = bottom
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], limit)
        limit = places[index] - gap
    return tuple(places)


def without_collisions(labels: Sequence[Label], gap: float = 4.0) -> tuple[Label, ...]:
    """The labels, less those that would touch one kept before them: earlier ones matter more."""
    kept: list[Label] = []
    for label in labels:
        box = label.box.grown(gap / 2)
        if not any(box.overlaps(other.box.grown(gap / 2)) for other in kept):
            kept.append(label)
    return tuple(kept)


def cut_out(lines: Sequence[Line], labels: Sequence[Label], gap: float = 2.0) -> list[Line]:
    """Upright or level lines, interrupted where a label stands on them."""
    boxes = [label.box.grown(gap) for label in labels]
    return [piece for line in lines for piece in _pieces(line, boxes)]


def _pieces(line: Line, boxes: Sequence[Box]) -> list[Line]:
    level = line.y1 == line.y2
    here = line.y1 if level else line.x1
    start, end = (line.x1, line.x2) if level else (line.y1, line.y2)
    pieces: list[Line] = []
    for box in sorted(boxes, key=lambda box: box.left if level else box.top):
        across = (box.top, box.bottom) if level else (box.left, box.right)
        along = (box.left, box.right) if level else (box.top, box.bottom)
        if across[0] < here < across[1] and along[0] < end and along[1] > start:
            if along[0] > start:
                pieces.append(_part(line, level, start, along[0]))
            start = along[1]
    return [*pieces, _part(line, level, start, end)] if start < end else pieces


def _part(line: Line, level: bool, start: float, end: float) -> Line:
    if level:
        return replace(line, x1=start, x2=end)
    return replace(line, y1=start, y2=end)


def note_lines(
    parts: Sequence[str],
    text: Text,
    width: float,
    bottom: float,
    *,
    size: float = SMALL,
    role: Role = "text_muted",
    lines: int = 2,
) -> tuple[Label, ...]:
    """A note under a figure: its parts joined, broken between parts where they do not fit."""
    rows = _rows(parts, text("charts.note.separator"), width, size)[:lines]
    first = bottom - (len(rows) - 1) * size * LEADING
    return tuple(
        Label(x=0.0, y=first + n * size * LEADING, text=row, size=size, role=role)
        for n, row in enumerate(rows)
    )


def _rows(parts: Sequence[str], separator: str, width: float, size: float) -> list[str]:
    rows: list[str] = []
    for part in parts:
        longer = f"{rows[-1]}{separator}{part}" if rows else part
        if rows and text_width(longer, size) <= width:
            rows[-1] = longer
        else:
            rows.extend(wrapped(part, size, width, lines=2))
    return rows
