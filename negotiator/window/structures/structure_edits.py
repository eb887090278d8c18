"""Steps from one list of payment structures to the next, as plain functions of the deal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from negotiator.deal.model import Deal, Structure
from negotiator.deal.terms import Term


def with_structure(deal: Deal, name: str, terms: Sequence[Term]) -> Deal:
    """A further structure at the end; its name is made unique."""
    structure = Structure(name=unique_name(deal, name), terms=tuple(terms))
    return replace(deal, structures=(*deal.structures, structure))


def duplicated(deal: Deal, place: int) -> Deal:
    """A copy of a structure right after it, under a name of its own."""
    original = deal.structures[place]
    copy = replace(original, name=unique_name(deal, original.name))
    return _with(deal, (*deal.structures[: place + 1], copy, *deal.structures[place + 1 :]))


def moved(deal: Deal, place: int, by: int) -> Deal:
    """The structure a place up (−1) or down (+1); the deal itself at either end."""
    target = place + by
    if not 0 <= target < len(deal.structures):
        return deal
    structures = list(deal.structures)
    structures.insert(target, structures.pop(place))
    # Without a named reference the first one is it: name it before the order changes.
    return _with(replace(deal, reference_structure=deal.reference.name), tuple(structures))


def removed(deal: Deal, place: int) -> Deal:
    """The deal without a structure; if it was the reference, the first of the rest is."""
    rest = deal.structures[:place] + deal.structures[place + 1 :]
    was_reference = deal.reference is deal.structures[place]
    reference = rest[0].name if was_reference and rest else deal.reference_structure
    return _with(replace(deal, reference_structure=reference), rest)


def renamed(deal: Deal, place: int, name: str) -> Deal:
    """The structure under another name; a reference stays the reference."""
    structure = deal.structures[place]
    if deal.reference_structure == structure.name:
        deal = replace(deal, reference_structure=name)
    return _with_one(deal, place, replace(structure, name=name))


def as_reference(deal: Deal, place: int) -> Deal:
    """The structure as the one the others are compared with."""
    return replace(deal, reference_structure=deal.structures[place].name)


def with_term(deal: Deal, place: int, term: Term) -> Deal:
    """A further term at the end of a structure."""
    structure = deal.structures[place]
    return _with_one(deal, place, replace(structure, terms=(*structure.terms, term)))


def without_term(deal: Deal, place: int, term: int) -> Deal:
    """The structure less one of its terms; ``solve_for`` keeps pointing at the same term."""
    structure = deal.structures[place]
    terms = structure.terms[:term] + structure.terms[term + 1 :]
    return _with_one(
        deal, place, replace(structure, terms=terms, solve_for=_solved(structure, term))
    )


def unique_name(deal: Deal, name: str) -> str:
    """``name``, or ``name 2``, ``name 3`` … where that one is taken."""
    taken = {structure.name for structure in deal.structures}
    if name not in taken:
        return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"


def _solved(structure: Structure, removed_term: int) -> Any:
    solve_for = structure.solve_for
    if solve_for is None or solve_for.term < removed_term:
        return solve_for
    if solve_for.term == removed_term:
        return None
    return replace(solve_for, term=solve_for.term - 1)


def _with_one(deal: Deal, place: int, structure: Structure) -> Deal:
    return _with(deal, (*deal.structures[:place], structure, *deal.structures[place + 1 :]))


def _with(deal: Deal, structures: tuple[Structure, ...]) -> Deal:
    return replace(deal, structures=structures)
