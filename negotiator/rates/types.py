"""The values a rate is made of: benchmark, factors with their evidence, the adjusted rate.

All rates are fractions (0.043 is 4.3 %). ``None`` means that the survey has nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from negotiator.survey.types import Histogram

Group = Literal["right", "counterparty"]


@dataclass(frozen=True)
class Source:
    """The cell a figure stands in: table id, key columns of its row, column name."""

    table: str
    row: Mapping[str, str]
    column: str


@dataclass(frozen=True)
class Benchmark:
    """The statistics a deal's rate starts from (design §3.1).

    ``class_used`` differs from ``class_key`` where the class was too thin. ``histogram`` is that
    of ``class_used``, or None where the appendix prints none; then the quartiles are None too.
    ``position`` of a rate in the distribution is :meth:`share_below`.
    """

    edition: str
    table: str
    ip_type: str
    class_key: str
    class_used: str
    n: int
    mean: float
    sd: float | None
    min: float
    max: float
    q1: float | None
    median: float | None
    q3: float | None
    base_rate: float
    statistic: Literal["mean", "median", "override"]
    override_reason: str
    histogram: Histogram | None
    source: Source

    @property
    def is_thin(self) -> bool:
        """Whether another class stands in for the deal's own, for want of answers."""
        return self.class_used != self.class_key


@dataclass(frozen=True)
class Evidence:
    """How many answers of the appendix went up, down, nowhere, or can't be told (design §3.2)."""

    up: int
    down: int
    none: int
    unclear: int

    @property
    def share_up(self) -> float | None:
        """up / (up + down), or None where no answer has a direction."""
        told = self.up + self.down
        return self.up / told if told else None


@dataclass(frozen=True)
class Factor:
    """One adjustment factor of the deal: shift = direction × strength × magnitude.

    ``survey_*`` is what the survey gives before the user's override; ``overridden`` names the
    fields the user changed, with ``reason``. ``n`` is the answer count behind the magnitude, None
    where the report prints none. ``printed`` is False for a factor that the table of the IP type
    does not hold; it shifts nothing. ``headline_shift`` and ``calibrated_shift`` are the shifts
    by either method; ``shift`` is the one in force.
    """

    key: str
    group: Group
    magnitude: float
    direction: int
    strength: float
    shift: float
    headline_shift: float
    calibrated_shift: float
    class_used: str
    n: int | None
    evidence: Evidence
    survey_magnitude: float
    survey_direction: int
    overridden: frozenset[str]
    reason: str
    printed: bool
    source: Source


@dataclass(frozen=True)
class Adjustment:
    """All factors and how they were combined; ``shift`` is the combined shift (a fraction)."""

    method: str
    combine: str
    shift: float
    factors: tuple[Factor, ...]


@dataclass(frozen=True)
class AdjustedRate:
    """The adjusted rate with its range; ``by_combination`` gives the point for each combination."""

    point: float
    low: float
    high: float
    other_method_point: float
    by_combination: Mapping[str, float]
    share_below: float | None


@dataclass(frozen=True)
class Caution:
    """Something the user must know: a code, the sentence's gaps, and the step it belongs to.

    The sentence is ``warnings.<code>`` of the catalogue. ``level`` is "warning" for what may make
    the figure wrong, "note" for what a reader should bear in mind.
    """

    code: str
    step: str
    level: Literal["warning", "note"] = "warning"
    gaps: Mapping[str, Any] = field(default_factory=dict)
