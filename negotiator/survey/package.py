"""A survey edition on disk: a Frictionless data package of flat tables.

The package says what each table is; what a table is *for* (rates, adjustments, histogram …) is
told by its columns, so that another edition may number its tables as it likes.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class DamagedEditionError(Exception):
    """An edition whose files are missing or don't hold what its package says."""


@dataclass(frozen=True)
class Resource:
    """One table of the package, with its schema, source and premises."""

    folder: Path
    descriptor: Mapping[str, Any]

    @property
    def table(self) -> str | None:
        """The id the report's table goes by ("II-3"), None for word lists and notes."""
        return self.descriptor.get("table")

    @property
    def fields(self) -> list[Mapping[str, Any]]:
        """The columns with type, titles and unit."""
        return list(self.descriptor["schema"]["fields"])

    @property
    def field_names(self) -> frozenset[str]:
        return frozenset(field["name"] for field in self.fields)

    @property
    def key_columns(self) -> tuple[str, ...]:
        """The columns that tell one row from another."""
        key = self.descriptor["schema"].get("primaryKey", ())
        return (key,) if isinstance(key, str) else tuple(key)

    @cached_property
    def rows(self) -> list[Row]:
        """Every row, cells typed by the schema; an empty cell is None."""
        path = self.folder / self.descriptor["path"]
        readers = {field["name"]: _READERS.get(field["type"], str) for field in self.fields}
        try:
            with path.open(encoding="utf-8", newline="") as file:
                return [
                    {name: readers[name](cell) if cell else None for name, cell in row.items()}
                    for row in csv.DictReader(file)
                ]
        except (OSError, ValueError, KeyError) as error:
            raise DamagedEditionError(f"{path.name}: {error}") from error


class Package:
    """The tables of an edition's folder."""

    def __init__(self, folder: Path) -> None:
        try:
            text = (folder / "datapackage.json").read_text(encoding="utf-8")
            self.descriptor: Mapping[str, Any] = json.loads(text)
            entries = self.descriptor["resources"]
        except (OSError, ValueError, KeyError) as error:
            raise DamagedEditionError(f"datapackage.json: {error}") from error
        self.resources = [Resource(folder, entry) for entry in entries]

    def by_name(self, name: str) -> Resource:
        """The resource of that name."""
        for resource in self.resources:
            if resource.descriptor["name"] == name:
                return resource
        raise DamagedEditionError(f"datapackage.json: no resource {name}")

    def with_columns(self, *columns: str) -> list[Resource]:
        """The report's tables that hold all these columns."""
        return [r for r in self.resources if r.table and r.field_names.issuperset(columns)]

    def rows_of_role(self, role: str) -> list[Row]:
        """The rows of all resources of a role, as of the notes or the errata."""
        return [row for r in self.resources if r.descriptor.get("role") == role for row in r.rows]


def _truth(cell: str) -> bool:
    return cell == "true"


_READERS: Mapping[str, Any] = {"integer": int, "number": float, "boolean": _truth, "string": str}
