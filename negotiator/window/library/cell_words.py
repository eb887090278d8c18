"""What the cells of a table say in a language: keys of closed lists as words, figures as printed.

Which columns are shown is decided here too: those of the other language, and keys that a label
beside them says, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from negotiator.language import Text
from negotiator.numerals import MINUS
from negotiator.survey.edition import Edition
from negotiator.survey.printed import NUMBER_TYPES, PrintedTable

# Keys that the label of their row says in words.
SAID_BY_LABEL = (
    "class", "industry", "suit_type", "case_id", "channel", "form", "aspect", "option",
    "firm_type", "outcome", "form_item", "printed_row", "part_of",
)  # fmt: skip
KEYS_ONLY = ("case_id",)
DOMAIN_WORDS = {"term_kind": "term", "other_term_kind": "term", "ip_type": "ip_type"}
DOMAIN_WORDS |= {"factor": "factor", "group": "group"}
LISTED = ("near_mean", "right")
BANDS = ("band", "base_band")
NOT_GROUPED = ("year", "no", "factor_no")
NO_UNIT = "see column unit"
_LANGUAGE_MARKS = re.compile(r"（(?:日本語|英語)）$| \((?:Japanese|English)\)$")


@dataclass(frozen=True)
class Column:
    """A column that is shown: its name in the schema, its title, unit and kind."""

    name: str
    title: str
    unit: str
    is_figure: bool

    @property
    def heading(self) -> str:
        """The title with its unit, unless the title says it or a count speaks for itself."""
        said = not self.unit or self.unit in self.title or self.name.split("_")[-1] == "n"
        return self.title if said else f"{self.title} [{self.unit}]"


class CellWords:
    """Words for the cells of an edition's tables."""

    def __init__(self, edition: Edition, text: Text) -> None:
        self._edition = edition
        self._text = text
        self._lists = _word_lists(edition, text.language)

    def columns(self, table: PrintedTable) -> tuple[Column, ...]:
        """The columns to show, in the table's order."""
        return tuple(
            Column(
                field["name"],
                self._title(field),
                self._unit(field.get("unit") or ""),
                field["type"] in NUMBER_TYPES,
            )
            for field in table.fields
            if self._is_shown(field["name"], table.names, field["type"])
            and not _goes_without_saying(field["name"], table)
        )

    def column_words(self, table: PrintedTable, name: str) -> list[str]:
        """Every cell of a column in words; "" where nothing is printed."""
        cells = table.cells[name]
        if name == "class" and "ip_type" in table.cells:
            pairs = zip(table.cells["ip_type"], cells, strict=True)
            return [self._class(ip_type, key) for ip_type, key in pairs]
        field = next(field for field in table.fields if field["name"] == name)
        if field["type"] in NUMBER_TYPES:
            return _figures(cells, field["type"] == "integer" and name not in NOT_GROUPED)
        known = {cell: self._words(name, cell) for cell in dict.fromkeys(cells)}
        return [known[cell] for cell in cells]

    def _is_shown(self, name: str, names: Sequence[str], kind: str) -> bool:
        language = self._text.language
        if name.endswith("_en" if language == "ja" else "_ja"):
            return False
        in_words = f"{name}_{language}" in names and kind == "string"
        if in_words or name in KEYS_ONLY:
            return False
        if name.startswith("label_") and not name.startswith("label_factor"):
            return "company" not in names and not {"class", "ip_type"} <= set(names)
        if name == "class":
            return "ip_type" in names
        if "company" in names or f"label_{language}" not in names:
            return True
        return name not in SAID_BY_LABEL or (name == "suit_type" and "case_id" in names)

    def _title(self, field: Mapping[str, Any]) -> str:
        key = f"window_library.column.{field['name']}"
        if key in self._text:
            return self._text(key)
        japanese = self._text.language == "ja"
        title = field["title"] if japanese else field.get("title_en") or field["name"]
        return _LANGUAGE_MARKS.sub("", str(title))

    def _unit(self, unit: str) -> str:
        if unit == NO_UNIT:
            return ""
        key = f"window_library.unit.{unit}"
        return self._text(key) if key in self._text else unit

    def units(self, listed: str) -> str:
        """The units of a table, named in its package with commas between them."""
        joint = self._text("window_library.window.joint")
        return joint.join(self._unit(unit.strip()) for unit in listed.split(",") if unit.strip())

    def _class(self, ip_type: str, key: str) -> str:
        known = self._edition.classes(ip_type)
        return self._text.pick(known[key].labels) if key in known else key

    def _words(self, name: str, cell: str) -> str:
        if not cell:
            return ""
        if name in LISTED:
            joint = self._text("window_library.window.joint")
            return joint.join(self._word(name, part) for part in cell.split(";"))
        if name in BANDS and cell[0].isdigit():
            return cell.replace("-", self._text("window_library.window.to"))
        return self._word(name, cell)

    def _word(self, name: str, cell: str) -> str:
        if (name, cell) in self._lists:
            return self._lists[name, cell]
        area = DOMAIN_WORDS.get(name)
        for key in (f"domain.{area}.{cell}", f"window_library.word.{name}.{cell}"):
            if key in self._text:
                return self._text(key)
        return cell


def _goes_without_saying(name: str, table: PrintedTable) -> bool:
    """Whether the title of the table says what the whole column would repeat."""
    return name == "ip_type" and len(set(table.cells[name])) == 1


def _word_lists(edition: Edition, language: str) -> dict[tuple[str, str], str]:
    """The edition's own words for keys: resources with a column, a key and labels."""
    lists = [r for r in edition.package.resources if r.field_names >= {"column", "key"}]
    rows = [row for resource in lists for row in resource.rows]
    return {(row["column"], row["key"]): row[f"label_{language}"] for row in rows}


def _figures(cells: Sequence[str], grouped: bool) -> list[str]:
    """Figures as printed, with a true minus; whole numbers grouped, but not years."""
    if grouped:
        return [f"{int(cell):,}".replace("-", MINUS) if cell else "" for cell in cells]
    return [cell.replace("-", MINUS) for cell in cells]
