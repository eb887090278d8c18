"""The sign of a structure: the colour, dash and marker that its line has in the charts."""

from __future__ import annotations

from negotiator.charts.drawing import Drawing, Line, Marker
from negotiator.charts.series import series_style
from negotiator.window.look.chart_view import ChartView

SIZE = (26.0, 14.0)


class Swatch(ChartView):
    """A short piece of the line of the structure at a place in the list."""

    def __init__(self, place: int) -> None:
        super().__init__(smallest=SIZE)
        self.setFixedSize(self.minimumSizeHint())
        self.show_place(place)

    def show_place(self, place: int) -> None:
        """Show the sign of another place."""
        self.set_figure(lambda width, height: _sign(place, width, height))


def _sign(place: int, width: float, height: float) -> Drawing:
    style = series_style(place)
    middle = height / 2
    line = Line(
        role=style.role, x1=0, y1=middle, x2=width, y2=middle, thickness=2.0, dash=style.dash
    )
    marker = Marker(
        role=style.role, x=width / 2, y=middle, shape=style.shape, size=8.0, filled=style.filled
    )
    return Drawing(width, height, (line, marker), "", "")
