"""The value of a payment structure to both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class StructureValue:
    """One structure's payments and what they are worth (design §4.1); money in the deal's currency.

    ``payments`` are P_0 … P_T. The lines ``earned`` (before minimum, cap and credits), ``minimum``
    (top-ups, less top-ups carried forward against later earnings), ``cap`` (≤ 0), ``credits``
    (≤ 0) and ``other`` (sums that are not earned) add up to them, year by year. Values of the
    licensee are None while its operating margin is not known; ``effective_rate`` is None without
    sales. ``payback_year`` is the first year in which the licensee's cash flows have added up to 0
    or more, None if that never happens. ``burden`` is all payments over all operating profit.
    """

    name: str
    payments: tuple[float, ...]
    earned: tuple[float, ...]
    minimum: tuple[float, ...]
    cap: tuple[float, ...]
    credits: tuple[float, ...]
    other: tuple[float, ...]
    total: float
    first_three_years: float
    npv_licensor: float
    npv_licensor_after_tax: float
    npv_licensee: float | None
    effective_rate: float | None
    payback_year: int | None
    burden: float | None


@dataclass(frozen=True)
class Equivalent:
    """The price at which a structure is worth as much as the reference (design §4.2).

    ``term`` and ``field`` say which price: ``rate`` (a fraction), ``amount`` (money), or one factor
    on the prices of ``tiers``, ``steps``, ``events`` or ``amounts``. ``value`` is None where it
    can't be reached; ``why`` then names the sentence ``equivalents.<why>``, else it is empty.
    """

    name: str
    term: int | None
    field: str | None
    value: float | None
    side: Literal["licensor", "licensee"]
    why: str
