"""What the survey holds, as values: class statistics, histograms, factor figures.

All rates are fractions here; the tables themselves keep percent as printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class SurveyClass:
    """A class of an IP type: technology, Nice class, or program group and its fine classes."""

    ip_type: str
    key: str
    labels: Mapping[str, str]
    parent: str | None
    overlapping: bool
    search_terms: Mapping[str, str]


@dataclass(frozen=True)
class SurveyFactor:
    """An adjustment factor of an IP type, as its table prints it."""

    key: str
    group: str
    number: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class ClassStatistics:
    """n answers with mean, standard deviation, lowest and highest rate (fractions)."""

    n: int
    mean: float
    sd: float | None
    min: float
    max: float


@dataclass(frozen=True)
class Band:
    """Answers between ``lower`` (inclusive) and ``upper`` (exclusive), both fractions."""

    lower: float
    upper: float
    n: int

    @property
    def midpoint(self) -> float:
        return (self.lower + self.upper) / 2


@dataclass(frozen=True)
class Histogram:
    """The distribution of a class: 19 bands of one point, and answers written as a free range.

    ``other`` counts the band その他, which has no place on the axis (design §3.1).
    """

    bands: tuple[Band, ...]
    other: int

    @property
    def counted(self) -> int:
        """Answers that stand in a band."""
        return sum(band.n for band in self.bands)


@dataclass(frozen=True)
class BandRow:
    """A row of the appendix adjustment tables: the answers of one base band to one factor.

    ``midpoint``, ``mean_width``, ``low`` and ``high`` (lowest and highest resulting rate) are
    fractions; a cell that the report's text lost is None.
    """

    ip_type: str
    class_key: str
    factor: str
    midpoint: float
    n: int
    mean_width: float | None
    low: float | None
    high: float | None
