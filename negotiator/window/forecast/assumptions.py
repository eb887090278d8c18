"""Practice figures for assumptions, as dated data with source and confidence.

They are for reference: the user picks one, and it is the user's from then on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from negotiator.locations import resources

CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True)
class Assumption:
    """A figure of practice: a range or one value (fractions), what it fits, and where it is from.

    ``value`` is what picking it fills in.
    """

    key: str
    topic: str
    low: float
    high: float
    value: float
    confidence: str
    labels: Mapping[str, str]
    fits: Mapping[str, str]
    sources: Mapping[str, str]


@cache
def as_of() -> str:
    """The day on which the figures were gathered, as 2026-11-20."""
    return str(_document()["as_of"])


def assumptions(topic: str) -> tuple[Assumption, ...]:
    """The figures of a topic: "discount_rate", "tax_rate", "withholding_rate", "volatility"."""
    return tuple(figure for figure in _figures() if figure.topic == topic)


@cache
def _figures() -> tuple[Assumption, ...]:
    document = _document()
    sources: Mapping[str, Mapping[str, str]] = document["source"]  # type: ignore[assignment]
    entries: list[dict[str, object]] = document["figure"]  # type: ignore[assignment]
    return tuple(
        Assumption(**{**entry, "sources": sources[str(entry["sources"])]})  # type: ignore[arg-type]
        for entry in entries
    )


@cache
def _document() -> Mapping[str, object]:
    with (resources() / "assumptions.toml").open("rb") as file:
        return tomllib.load(file)
