"""Which pages show what differs between two deals, so that undo never works out of sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from negotiator.deal.model import Deal

RATE_FACTORS = ("ip", "type"), ("ip", "class_key"), ("ip", "force_class"), ("grant", "exclusivity")


def pages_showing(before: Deal, after: Deal) -> tuple[str, ...]:
    """The steps on whose pages a change shows, the one it was most likely made on first.

    Empty if the deals differ in nothing that a page shows.
    """
    for read, pages in PLACES.items():
        if read(before) != read(after):
            return pages
    return ()


def _at(*path: str) -> Callable[[Deal], Any]:
    def read(deal: Deal) -> Any:
        value: Any = deal
        for name in path:
            value = getattr(value, name)
        return value

    return read


# In the order of the path: a change of the contract years, say, also cuts the forecast.
PLACES: Mapping[Callable[[Deal], Any], tuple[str, ...]] = {
    _at("title"): ("deal",),
    _at("role"): ("deal",),
    _at("notes"): ("deal",),
    _at("forecast", "currency"): ("deal", "forecast", "structures"),
    _at("prepared_by"): ("deal", "review"),
    _at("parties"): ("deal", "counterparty"),
    **{_at(*path): (path[0], "rate") for path in RATE_FACTORS},
    _at("ip"): ("ip",),
    _at("circumstances"): ("grant", "rate"),
    _at("bundle"): ("grant", "rate"),
    _at("grant"): ("grant",),
    _at("counterparty"): ("counterparty", "rate"),
    _at("benchmark"): ("rate",),
    _at("adjustment"): ("rate",),
    _at("forecast"): ("forecast",),
    _at("base"): ("forecast",),
    _at("finance"): ("forecast",),
    _at("structures"): ("structures",),
    _at("reference_structure"): ("structures",),
}
