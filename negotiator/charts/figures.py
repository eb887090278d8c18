"""The figures by name: each a pure function from an evaluation to a :class:`Drawing`.

Width and height are logical points (the window's pixels, a paper's points); a figure fits itself
to whatever it is given and leaves out what would not be legible. The smallest sensible sizes are
in :data:`SMALLEST`.
"""

from __future__ import annotations

from negotiator.charts.both_sides_value import both_sides_value
from negotiator.charts.distribution import distribution
from negotiator.charts.evidence_bar import evidence_bar
from negotiator.charts.waterfall import waterfall
from negotiator.charts.yearly_payments import yearly_payments

__all__ = [
    "SMALLEST",
    "both_sides_value",
    "distribution",
    "evidence_bar",
    "waterfall",
    "yearly_payments",
]

# (width, height) in logical points below which a figure is no longer worth looking at.
SMALLEST: dict[str, tuple[float, float]] = {
    "distribution": (220.0, 130.0),
    "waterfall": (320.0, 200.0),
    "evidence_bar": (90.0, 12.0),
    "yearly_payments": (320.0, 200.0),
    "both_sides_value": (280.0, 120.0),
}
