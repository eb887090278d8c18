"""The map of an edition: its tables by part of the report, known without reading their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from negotiator.survey.edition import Edition
from negotiator.survey.package import Resource

# The beginnings of table ids, in the order of the report.
PARTS: Mapping[str, str] = {
    "II-": "survey",
    "III-": "abroad",
    "A3-": "appendix",
    "A1-": "values",
    "C-": "context",
}
OTHER = "other"


@dataclass(frozen=True)
class Entry:
    """A table by id and title, the part of the report it belongs to, and where it stands."""

    table: str
    part: str
    titles: Mapping[str, str]
    sources: Mapping[str, str]
    unit: str
    resource: Resource


def part_of(table: str) -> str:
    """The part of the report a table id belongs to."""
    return next((part for start, part in PARTS.items() if table.startswith(start)), OTHER)


def entries(edition: Edition) -> tuple[Entry, ...]:
    """Every table of the edition, part by part; within a part in the edition's order."""
    order = (*PARTS.values(), OTHER)
    found = [_entry(resource) for resource in edition.package.resources if resource.table]
    return tuple(sorted(found, key=lambda entry: order.index(entry.part)))


def _entry(resource: Resource) -> Entry:
    descriptor, table = resource.descriptor, str(resource.table)
    source = descriptor.get("source", {})
    japanese = [source.get("volume"), source.get("place_ja"), source.get("table")]
    english = [
        source.get("volume_en"),
        source.get("place_en"),
        source.get("table_en") or source.get("table"),
    ]
    return Entry(
        table,
        part_of(table),
        {"ja": descriptor["title"], "en": descriptor.get("title_en", descriptor["title"])},
        {
            "ja": " ".join(part for part in japanese if part),
            "en": ", ".join(part for part in english if part),
        },
        descriptor.get("unit", ""),
        resource,
    )
