"""A table ready to browse: words, figures, and what is remarked on its cells.

Reading the longest takes a moment, so that a shelf keeps what was read and may be asked from any
thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from negotiator.language import Text
from negotiator.survey.catalogue import Entry, entries
from negotiator.survey.edition import Edition
from negotiator.survey.package import Row
from negotiator.survey.printed import PrintedTable, printed_table
from negotiator.survey.search import Searcher
from negotiator.window.library.cell_words import CellWords, Column

LONG_FILE = 300_000  # bytes; above it a table is read off the window's thread


@dataclass(frozen=True)
class Remarks:
    """The errata and notes of a table, in the order of the package."""

    errata: tuple[Row, ...]
    notes: tuple[Row, ...]

    @cached_property
    def _errata_of(self) -> dict[tuple[str, str], Row]:
        return _by_cell(self.errata)

    @cached_property
    def _notes_of(self) -> dict[tuple[str, str], Row]:
        return _by_cell(self.notes)

    def erratum(self, key: str, names: tuple[str, ...]) -> Row | None:
        """The erratum of a cell that may go by several column names."""
        return _of_cell(self._errata_of, key, names)

    def note(self, key: str, names: tuple[str, ...]) -> Row | None:
        """The note on a cell; one on its printed row, a shorter key, counts too."""
        return _of_cell(self._notes_of, key, names)


def _by_cell(rows: tuple[Row, ...]) -> dict[tuple[str, str], Row]:
    """The first remark on each cell, by row key and column."""
    return {(row["row"], row["field"]): row for row in reversed(rows)}


def _of_cell(rows: Mapping[tuple[str, str], Row], key: str, names: tuple[str, ...]) -> Row | None:
    while rows:
        for name in names:
            if (key, name) in rows:
                return rows[key, name]
        key, slash, _ = key.rpartition("/")
        if not slash:
            break
    return None


@dataclass(frozen=True)
class TableData:
    """A table in the language of the window."""

    entry: Entry
    printed: PrintedTable
    columns: tuple[Column, ...]
    searcher: Searcher
    remarks: Remarks
    premises: tuple[str, ...]

    @property
    def row_count(self) -> int:
        return self.printed.row_count

    @cached_property
    def _naming(self) -> tuple[int, ...]:
        """The shown columns that name a row: its key in words, else its first label."""
        keys = set(self.printed.key_columns)
        shown = enumerate(self.columns)
        named = tuple(p for p, c in shown if c.name in keys)
        labels = tuple(p for p, c in enumerate(self.columns) if c.name.startswith("label_"))
        return named if len(named) == len(keys) or not labels else (*labels[:1], *named)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.printed.row_keys)}

    def row_words(self, place: int, joint: str) -> str:
        """What a row is called, by its place in the printed order."""
        words = (self.searcher.words[column][place] for column in self._naming)
        return joint.join(word for word in words if word)

    def key_words(self, key: str, joint: str) -> str:
        """What the row of a note or an erratum is called; its key where it is no whole row."""
        place = self._places.get(key)
        return key if place is None else self.row_words(place, joint) or key

    def names_of(self, place: int) -> tuple[str, ...]:
        """The names under which errata and notes speak of a shown column."""
        name = self.columns[place].name
        other = {"_ja": "_en", "_en": "_ja"}.get(name[-3:])
        names = (name,) if other is None else (name, name[:-3] + other, name[:-3])
        return (*names, "label_ja", "label_en") if name == "class" else names


class Shelf:
    """The tables of an edition in one language, each read once when first asked for."""

    def __init__(self, edition: Edition, text: Text) -> None:
        self.edition = edition
        self.text = text
        self.entries = entries(edition)
        self.words = CellWords(edition, text)
        self._by_table = {entry.table: entry for entry in self.entries}
        self._read: dict[str, TableData] = {}
        self._lock = Lock()

    def entry(self, table: str) -> Entry | None:
        """What the table is called and where it stands."""
        return self._by_table.get(table)

    def has(self, table: str) -> bool:
        """Whether the table was read already."""
        return table in self._read

    def is_long(self, table: str) -> bool:
        """Whether reading the table would be felt."""
        resource = self._by_table[table].resource
        path = resource.folder / resource.descriptor["path"]
        return bool(path.exists() and path.stat().st_size > LONG_FILE)

    def table(self, table: str) -> TableData:
        """The table, read if need be. Raises DamagedEditionError."""
        with self._lock:
            if table not in self._read:
                self._read[table] = self._load(self._by_table[table])
            return self._read[table]

    def _load(self, entry: Entry) -> TableData:
        printed = printed_table(entry.resource)
        columns = self.words.columns(printed)
        words = [self.words.column_words(printed, column.name) for column in columns]
        figures = {
            place: printed.numbers(column.name)
            for place, column in enumerate(columns)
            if column.is_figure
        }
        language = self.text.language
        premises = entry.resource.descriptor.get("premises", [])
        return TableData(
            entry,
            printed,
            columns,
            Searcher(words, figures),
            Remarks(self._of_role("errata", entry.table), self._of_role("notes", entry.table)),
            tuple(premise[language] for premise in premises),
        )

    def _of_role(self, role: str, table: str) -> tuple[Row, ...]:
        rows = self.edition.package.rows_of_role(role)
        return tuple(row for row in rows if row["table"] == table)
