"""Errata and notes in sentences."""

from __future__ import annotations

from negotiator.language import Text
from negotiator.survey.package import Row

EMPTY_MARK = "-"


def erratum_of_cell(erratum: Row, text: Text) -> str:
    """What was printed, what stands here, and why."""
    return text("window_library.about.erratum_cell", **_gaps(erratum, text))


def erratum_in_place(erratum: Row, place: str, text: Text) -> str:
    """The same with the cell it is about."""
    return text("window_library.about.erratum", place=place, **_gaps(erratum, text))


def note_of_cell(note: Row, text: Text) -> str:
    """A note where its cell is known."""
    return text("window_library.about.note_cell", note=note[f"note_{text.language}"])


def note_in_place(note: Row, place: str, text: Text) -> str:
    """A note with the cell it is about."""
    return text("window_library.about.note", place=place, note=note[f"note_{text.language}"])


def _gaps(erratum: Row, text: Text) -> dict[str, str]:
    return {
        "printed": _value(erratum["printed"], text),
        "corrected": _value(erratum["corrected"], text),
        "why": str(erratum[f"why_{text.language}"]),
    }


def _value(cell: str | None, text: Text) -> str:
    """``-`` is an empty cell; nothing means that it can't be known."""
    if cell is None:
        return text("window_library.about.unknowable")
    return text("window_library.about.empty") if cell == EMPTY_MARK else str(cell)
