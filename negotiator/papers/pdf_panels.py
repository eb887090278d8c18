"""Figures to be seen from afar: the rate itself large, others beside it in a row."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from negotiator.papers.content import KeyFigure, KeyFigures
from negotiator.papers.design import Design
from negotiator.papers.passage import Passage

_MAIN_SHARE = 0.36
_TOP, _BOTTOM = 7.0, 8.0
_LOWERED = 17.0  # how far the others' labels stand below the main figure's


def key_figures(block: KeyFigures, design: Design) -> Flowable:
    """The panel; its main figure, if any, takes about a third of the width.

    Labels, values and notes are rows of their own, so that values stand level however long the
    labels are.
    """
    noted = block.main is not None or any(figure.note for figure in block.figures)
    columns = [_parts(figure, design, noted) for figure in block.figures]
    rows = [list(row) for row in zip(*columns, strict=True)]
    share = 0.0 if block.main is None else _MAIN_SHARE
    widths = [design.width * (1 - share) / len(block.figures)] * len(block.figures)
    if block.main is not None:
        main = _main(block.main, design)
        rows = [[main if number == 0 else None, *row] for number, row in enumerate(rows)]
        widths.insert(0, design.width * share)
    grid = Grid(rows, colWidths=widths)
    grid.setStyle([*_look(design, len(rows)), *(_main_look(design) if share else [])])
    return grid


def _parts(figure: KeyFigure, design: Design, noted: bool) -> list[Passage]:
    small = design.style("small", "muted", tight=True, balanced=True)
    value = design.style("key", "accent", bold=True, tight=True)
    parts = [Passage(figure.label, small, design.fonts), Passage(figure.value, value, design.fonts)]
    return [*parts, Passage(figure.note, small, design.fonts)] if noted else parts


def _main(figure: KeyFigure, design: Design) -> list[Passage]:
    styles = (
        design.style("small", "muted", tight=True),
        design.style("big", "accent", bold=True, tight=True),
        design.style("lead", tight=True),
    )
    texts = (figure.label, figure.value, figure.note)
    return [Passage(t, style, design.fonts) for t, style in zip(texts, styles, strict=True)]


def _look(design: Design, rows: int) -> list[tuple[object, ...]]:
    colours = {name: HexColor(value) for name, value in design.colours.items()}
    return [
        ("FONTNAME", (0, 0), (-1, -1), design.fonts.name()),  # else Helvetica gets into the file
        ("BACKGROUND", (0, 0), (-1, -1), colours["panel"]),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 9),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, 0), _TOP),
        ("BOTTOMPADDING", (0, rows - 1), (-1, rows - 1), _BOTTOM),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, colours["hairline"]),
    ]


def _main_look(design: Design) -> list[tuple[object, ...]]:
    return [
        ("SPAN", (0, 0), (0, -1)),
        ("VALIGN", (0, 0), (0, -1), "TOP"),
        ("LINEBEFORE", (0, 0), (0, -1), 3, HexColor(design.colours["accent"]), "butt"),
        ("TOPPADDING", (1, 0), (-1, 0), _TOP + _LOWERED),
        ("BOTTOMPADDING", (0, 0), (0, -1), _BOTTOM),
    ]
