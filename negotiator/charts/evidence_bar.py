"""Which way the survey's answers went for one factor: up, cannot be told, down, with the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiator.charts.drawing import AnyMark, Drawing, Label, Rectangle, Role
from negotiator.charts.layout import LEADING, SMALL, TINY, calm
from negotiator.charts.measuring import text_width
from negotiator.charts.wording import number
from negotiator.language import Text

if TYPE_CHECKING:
    from negotiator.evaluation import Evidence

_HIGHEST_BAR = 12.0
# A part that has an answer at all is never narrower than this.
_SEEN = 2.0
_GAP = 6.0


def evidence_bar(
    evidence: Evidence,
    text: Text,
    width: float,
    height: float,
    *,
    key: str = "",
    counts: bool = True,
) -> Drawing:
    """A bar in three parts, from the left: up, unclear or unmoved, down.

    With ``counts``, and from a height of 22 points on, the counts stand under it as ↑n, n, ↓n;
    where the width is short the middle one goes first. All marks carry ``key``.
    """
    title = text("charts.evidence.title")
    middle = evidence.none + evidence.unclear
    if evidence.up + evidence.down + middle == 0:
        return calm(text("charts.evidence.empty"), title, width, height)
    tip = text(
        "charts.evidence.tip",
        up=number(evidence.up),
        down=number(evidence.down),
        middle=number(middle),
    )
    labels = _counts(evidence, text, width, height, key, tip) if counts and height >= 22 else []
    bar = min(_HIGHEST_BAR, height - SMALL * LEADING - 2) if labels else min(height, _HIGHEST_BAR)
    top = 0.0 if labels else (height - bar) / 2
    parts = _parts((evidence.up, middle, evidence.down), width)
    marks: list[AnyMark] = []
    x = 0.0
    roles: tuple[Role, ...] = ("up", "neutral", "down")
    for role, part in zip(roles, parts, strict=True):
        if part:
            outline: Role | None = "axis" if role == "neutral" else None
            marks.append(
                Rectangle(
                    x=x, y=top, width=part, height=bar,
                    role=role, outline=outline, key=key, tooltip=tip,
                )
            )  # fmt: skip
        x += part
    return Drawing(width, height, (*marks, *labels), title, tip)


def _parts(counts: tuple[int, ...], width: float) -> tuple[float, ...]:
    """Widths in proportion that add up to ``width``; a small part is kept wide enough to see."""
    total = sum(counts)
    parts = [max(width * count / total, _SEEN) if count else 0.0 for count in counts]
    widest = max(range(len(parts)), key=lambda place: parts[place])
    parts[widest] += width - sum(parts)
    return tuple(parts)


def _needed(words: tuple[str, ...], size: float) -> float:
    """The width of all counts side by side."""
    return sum(text_width(word, size) for word in words) + 2 * _GAP


def _counts(
    evidence: Evidence, text: Text, width: float, height: float, key: str, tip: str
) -> list[Label]:
    middle = evidence.none + evidence.unclear
    words = (
        text("charts.evidence.up", n=number(evidence.up)),
        text("charts.evidence.middle", n=number(middle)),
        text("charts.evidence.down", n=number(evidence.down)),
    )
    sizes = (SMALL, TINY + 1, TINY)
    size = next((s for s in sizes if _needed(words, s) <= width), TINY)
    widths = [text_width(word, size) for word in words]
    y = height - size * 0.2
    up = Label(x=0, y=y, text=words[0], size=size, role="up", key=key, tooltip=tip)
    down = Label(
        x=width, y=y, text=words[2], size=size, anchor="end", role="down", key=key, tooltip=tip
    )
    room = (widths[0] + _GAP, width - widths[2] - _GAP)
    if room[1] < room[0] - _GAP:
        return []
    if room[1] - room[0] < widths[1]:
        return [up, down]
    x = min(max(width / 2, room[0] + widths[1] / 2), room[1] - widths[1] / 2)
    told = Label(
        x=x, y=y, text=words[1], size=size, anchor="middle",
        role="text_muted", key=key, tooltip=tip,
    )  # fmt: skip
    return [up, told, down]
