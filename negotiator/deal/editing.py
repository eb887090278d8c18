"""Small steps from one deal to the next: a value changed at a path, another number of years.

A path is a tuple of attribute names, list places and map keys, as in
``("structures", 0, "terms", 1, "rate")``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from negotiator.deal.model import Deal, Structure
from negotiator.deal.terms import Fixed, LumpSum, Milestone, Minimum, Sliding, TimeSteps

Path = tuple[str | int, ...]


def value_at(node: Any, path: Path) -> Any:
    """What stands at ``path`` below ``node``."""
    for step in path:
        node = _child(node, step)
    return node


def with_value(node: Any, path: Path, value: Any) -> Any:
    """``node`` with ``value`` at ``path``; everything else is shared with the earlier one."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    changed = with_value(_child(node, first), rest, value)
    if isinstance(node, tuple):
        place = int(first)
        return (*node[:place], changed, *node[place + 1 :])
    if isinstance(node, Mapping):
        return {**node, first: changed}
    return replace(node, **{str(first): changed})


def _child(node: Any, step: str | int) -> Any:
    if isinstance(node, tuple):
        return node[int(step)]
    if isinstance(node, Mapping):
        return node.get(step)
    return getattr(node, str(step))


def place_of(path: Path) -> str:
    """A path as error messages write it: ``forecast.sales[3]``."""
    words = ""
    for step in path:
        words += f"[{step}]" if isinstance(step, int) else f".{step}"
    return words.removeprefix(".").replace("class_key", "class")


def with_years(deal: Deal, years: int) -> Deal:
    """The deal with T = ``years``: lists are cut, or go on with their last value.

    Terms that name later years are drawn back to the last one, so that the deal stays whole.
    """
    forecast = replace(
        deal.forecast,
        sales=_resized(deal.forecast.sales, years),
        units=_resized(deal.forecast.units, years) if deal.forecast.units else (),
    )
    structures = tuple(_structure_with_years(structure, years) for structure in deal.structures)
    grant = replace(deal.grant, years=None if deal.grant.years is None else years)
    return replace(deal, forecast=forecast, structures=structures, grant=grant)


def _structure_with_years(structure: Structure, years: int) -> Structure:
    return replace(structure, terms=tuple(_term_with_years(t, years) for t in structure.terms))


def _term_with_years(term: Any, years: int) -> Any:
    def drawn_back(entries: tuple[Any, ...], name: str = "year") -> tuple[Any, ...]:
        return tuple(replace(e, **{name: min(getattr(e, name), years)}) for e in entries)

    match term:
        case Minimum(amount=tuple() as amounts):
            return replace(term, amount=_resized(amounts, years))
        case Sliding():
            return replace(term, index=_resized(term.index, years))
        case LumpSum():
            return replace(term, instalments=drawn_back(term.instalments))
        case Milestone():
            return replace(term, events=drawn_back(term.events))
        case TimeSteps():
            return replace(term, steps=_distinct_steps(drawn_back(term.steps, "from_year")))
        case Fixed():
            last = None if term.to_year is None else min(term.to_year, years)
            return replace(term, from_year=min(term.from_year, years), to_year=last)
    if hasattr(term, "year"):
        return replace(term, year=min(term.year, years))
    return term


def _distinct_steps(steps: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple({step.from_year: step for step in steps}.values())


def _resized(values: tuple[float, ...], length: int) -> tuple[float, ...]:
    if len(values) >= length:
        return values[:length]
    last = values[-1] if values else 0.0
    return values + (last,) * (length - len(values))


def mapped(deal: Deal, path: Path, change: Callable[[Any], Any]) -> Deal:
    """The deal with the value at ``path`` changed by a function."""
    result: Deal = with_value(deal, path, change(value_at(deal, path)))
    return result
