"""A table of the survey cell by cell as it is printed, column after column.

Typed rows lose how a figure was printed (12 and 12.0 are one number); whoever browses the report
sees the cell itself.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from negotiator.survey.package import DamagedEditionError, Resource

NUMBER_TYPES = ("integer", "number")


@dataclass(frozen=True)
class PrintedTable:
    """The cells of a table by column; an empty cell is ""."""

    fields: tuple[Mapping[str, Any], ...]
    key_columns: tuple[str, ...]
    cells: Mapping[str, Sequence[str]]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns in their order."""
        return tuple(field["name"] for field in self.fields)

    @property
    def row_count(self) -> int:
        return len(self.cells[self.names[0]])

    @cached_property
    def row_keys(self) -> tuple[str, ...]:
        """Every row's name in notes and errata: its key cells joined by a slash."""
        keys = [self.cells[name] for name in self.key_columns]
        return tuple("/".join(part for part in row if part) for row in zip(*keys, strict=True))

    def numbers(self, name: str) -> list[float | None]:
        """A column of figures as numbers; None where the report prints nothing."""
        return [float(cell) if cell else None for cell in self.cells[name]]

    def find_row(self, wanted: Mapping[str, str]) -> int | None:
        """The first row with these cells; None if there is none, or no such column."""
        if not wanted or not self.cells.keys() >= wanted.keys():
            return None
        columns = [self.cells[name] for name in wanted]
        values = tuple(str(value) for value in wanted.values())
        rows = enumerate(zip(*columns, strict=True))
        return next((place for place, row in rows if row == values), None)


def printed_table(resource: Resource) -> PrintedTable:
    """Read a table's cells. Raises DamagedEditionError if its file doesn't hold together."""
    path = resource.folder / resource.descriptor["path"]
    names = [field["name"] for field in resource.fields]
    try:
        with path.open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        places = [heading.index(name) for name in names]
        cells = {n: [row[p] for row in rows] for n, p in zip(names, places, strict=True)}
    except (OSError, ValueError, IndexError) as error:
        raise DamagedEditionError(f"{path.name}: {error}") from error
    return PrintedTable(tuple(resource.fields), resource.key_columns, cells)
