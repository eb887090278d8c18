"""``negotiator survey``: the report's tables, listed and shown (design §6.4)."""

from __future__ import annotations

import json
import re
import unicodedata

from negotiator.commands.problems import CommandError
from negotiator.language import Text
from negotiator.survey.tables import NoSuchTableError, TableView, list_tables, show_table


def list_survey(text: Text) -> int:
    """Every table with its title, where it stands, and its rows."""
    tables = list_tables()
    width = max(len(info.table) for info in tables)
    for info in tables:
        line = text(
            "commands.survey.listed",
            table=f"{info.table:<{width}}",
            title=text.pick(info.titles),
            source=text.pick(info.sources),
            rows=f"{info.rows:,}",
        )
        print(line)
    return 0


def show_survey(
    table: str, ip_type: str | None, class_key: str | None, form: str, text: Text
) -> int:
    """One table as JSON, CSV or columns to read; CommandError for one that isn't there."""
    try:
        view = show_table(table, ip_type, class_key)
    except NoSuchTableError as error:
        said = text(f"errors.{error.code}", keys=", ".join(error.keys))
        raise CommandError(f"{error.asked}: {said}") from error
    if form == "json":
        print(json.dumps(view.as_document(), ensure_ascii=False, allow_nan=False))
    elif form == "csv":
        print(_csv(view), end="")
    else:
        _print_columns(view, text)
    return 0


def _csv(view: TableView) -> str:
    import pandas  # half a second to import: only who asks for a table pays for it

    frame = pandas.DataFrame(list(view.rows), columns=list(view.columns), dtype=object)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _print_columns(view: TableView, text: Text) -> None:
    print(f"{view.info.table}  {text.pick(view.info.titles)}")
    print(text("commands.survey.source", source=text.pick(view.info.sources)))
    if view.unit:
        print(text("commands.survey.unit", unit=_units(view.unit, text)))
    cells = [list(view.columns)]
    cells += [["" if v is None else str(v) for v in row.values()] for row in view.rows]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(cells[0]))]
    for row in cells:
        print(
            "  ".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)).rstrip()
        )
    if view.errata:
        print(text("commands.survey.errata", count=len(view.errata)))
    if view.notes:
        print(text("commands.survey.notes", count=len(view.notes)))


def _units(units: str, text: Text) -> str:
    """The units of a table, which the edition names in English, in the language of ``text``."""
    names = []
    for unit in units.split(", "):
        key = f"commands.unit.{re.sub('[^a-z0-9]+', '_', unit.lower()).strip('_')}"
        names.append(text(key) if key in text else unit)
    return text("commands.survey.comma").join(names)


def _width(cell: str) -> int:
    """Columns on a terminal: a Japanese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in cell)
