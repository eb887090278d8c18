"""Calendar facts of a deal: when the contract ends, and when the last right does."""

from __future__ import annotations

from datetime import date, timedelta

from negotiator.deal.model import Deal


def contract_end(deal: Deal) -> date | None:
    """The last day of the contract; None while it has no first day."""
    if not deal.grant.start:
        return None
    start = date.fromisoformat(deal.grant.start)
    year = start.year + deal.years
    if year > date.max.year:
        return date.max
    return _same_day(start, year) - timedelta(days=1)


def last_expiry(deal: Deal) -> date | None:
    """When the longest-lived right expires; None while a right's end is not known."""
    days = [right.expires for right in deal.ip.rights]
    if not days or not all(days):
        return None
    return max(date.fromisoformat(day) for day in days)


def ends_after_last_right(deal: Deal) -> bool:
    """Whether the contract outlives every right it is about."""
    end, expiry = contract_end(deal), last_expiry(deal)
    return end is not None and expiry is not None and end > expiry


def _same_day(start: date, year: int) -> date:
    """The day of the year; the first of March where there is no 29 February."""
    try:
        return start.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
