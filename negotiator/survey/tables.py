"""The survey's tables to look at: each with its source, notes and errata (design §6.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from negotiator.survey.edition import Edition, open_edition
from negotiator.survey.package import Resource, Row

DEFAULT_EDITION = "jpo-2009"


class NoSuchTableError(LookupError):
    """A table, IP type or class that the survey does not have; ``code`` names the error text."""

    def __init__(self, code: str, asked: str, keys: Sequence[str] = ()) -> None:
        super().__init__(asked)
        self.code = code
        self.asked = asked
        self.keys = tuple(keys)


@dataclass(frozen=True)
class TableInfo:
    """What a table is called and where in the report it stands."""

    table: str
    titles: dict[str, str]
    sources: dict[str, str]
    rows: int


@dataclass(frozen=True)
class TableView:
    """A table's rows as printed (percent), with everything known about them."""

    info: TableInfo
    unit: str
    fields: tuple[dict[str, Any], ...]
    key_columns: tuple[str, ...]
    rows: tuple[Row, ...]
    errata: tuple[Row, ...]
    notes: tuple[Row, ...]
    premises: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field["name"] for field in self.fields)

    def row_key(self, row: Row) -> str:
        """A row's name in notes and errata: its key cells joined by a slash."""
        return _row_key(row, self.key_columns)

    def as_document(self) -> dict[str, Any]:
        """The JSON of ``survey show --json``."""
        return {
            "table": self.info.table,
            "title": self.info.titles["ja"],
            "title_en": self.info.titles["en"],
            "unit": self.unit,
            "source": self.info.sources["ja"],
            "source_en": self.info.sources["en"],
            "rows": list(self.rows),
            "errata": [
                {name: row[name] for name in ("row", "field", "printed", "corrected", "why")}
                for row in self.errata
            ],
            "notes": [{name: row[name] for name in ("row", "field", "note")} for row in self.notes],
        }


def _row_key(row: Row, key_columns: Sequence[str]) -> str:
    return "/".join(str(row[column]) for column in key_columns if row.get(column) is not None)


def list_tables(edition: Edition | None = None) -> tuple[TableInfo, ...]:
    """Every table of the edition, in the report's order."""
    package = (edition or open_edition(DEFAULT_EDITION)).package
    return tuple(_info(resource) for resource in package.resources if resource.table)


def show_table(
    table: str,
    ip_type: str | None = None,
    class_key: str | None = None,
    edition: Edition | None = None,
) -> TableView:
    """A table, or its rows of one IP type or class.

    Raises NoSuchTableError for a table, IP type or class that isn't there.
    """
    package = (edition or open_edition(DEFAULT_EDITION)).package
    resource = next((r for r in package.resources if r.table == table), None)
    if resource is None:
        raise NoSuchTableError("no_table", table)
    rows = _only(resource.rows, "ip_type", ip_type, "no_type_in_table")
    rows = _only(rows, "class", class_key, "no_class_in_table")
    kept = {part for row in rows for part in _with_prefixes(_row_key(row, resource.key_columns))}
    everything = ip_type is None and class_key is None
    return TableView(
        _info(resource),
        resource.descriptor.get("unit", _unit(resource)),
        tuple(dict(field) for field in resource.fields),
        resource.key_columns,
        tuple(rows),
        tuple(_localised(r) for r in _of_table(package, "errata", table, kept, everything)),
        tuple(_localised(r) for r in _of_table(package, "notes", table, kept, everything)),
        _premises(resource),
    )


def _only(rows: list[Row], column: str, wanted: str | None, code: str) -> list[Row]:
    if wanted is None:
        return rows
    if not any(column in row for row in rows):
        raise NoSuchTableError(f"{code}_at_all", wanted)
    there = list(dict.fromkeys(str(row.get(column)) for row in rows if column in row))
    if wanted not in there:
        raise NoSuchTableError(code, wanted, there)
    return [row for row in rows if row[column] == wanted]


def _with_prefixes(key: str) -> list[str]:
    """A key and its beginnings: a remark on a printed row concerns each of its cells."""
    parts = key.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]


def _of_table(package: Any, role: str, table: str, kept: set[str], everything: bool) -> list[Row]:
    rows = [row for row in package.rows_of_role(role) if row["table"] == table]
    return rows if everything else [row for row in rows if row["row"] in kept]


def _localised(row: Row) -> Row:
    """Notes and errata carry both languages; the Japanese one also under its plain name."""
    plain = {name.removesuffix("_ja"): cell for name, cell in row.items() if name.endswith("_ja")}
    return {**row, **plain}


def _info(resource: Resource) -> TableInfo:
    descriptor = resource.descriptor
    source = descriptor.get("source", {})
    japanese = [source.get("volume"), source.get("place_ja"), source.get("table")]
    english = [source.get("volume_en"), source.get("place_en"), source.get("table_en")]
    english[2] = english[2] or source.get("table")
    return TableInfo(
        str(resource.table),
        {"ja": descriptor["title"], "en": descriptor.get("title_en", descriptor["title"])},
        {
            "ja": " ".join(part for part in japanese if part),
            "en": ", ".join(part for part in english if part),
        },
        len(resource.rows),
    )


def _unit(resource: Resource) -> str:
    units = [field.get("unit") for field in resource.fields if field["type"] == "number"]
    found = list(dict.fromkeys(unit for unit in units if unit))
    return ", ".join(found)


def _premises(resource: Resource) -> dict[str, tuple[str, ...]]:
    found = resource.descriptor.get("premises", [])
    return {language: tuple(p[language] for p in found) for language in ("ja", "en")}
