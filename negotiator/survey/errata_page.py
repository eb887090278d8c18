"""The errata of an edition as a page for readers, made from the data.

``python -m negotiator.survey.errata_page`` writes ``ERRATA.md`` anew into every edition's folder
of a checkout; a test holds the page against the data.
"""

from __future__ import annotations

from collections.abc import Iterator

from negotiator.locations import resources
from negotiator.survey.edition import Edition, edition_names, open_edition
from negotiator.survey.package import Row

FILE = "ERRATA.md"
EMPTY = "（空欄 / empty）"
UNKNOWABLE = "（不明 / can't be known）"


def errata_page(edition: Edition) -> str:
    """The page: every erratum by table, printed and corrected, and why, in both languages."""
    return "\n".join(_lines(edition)) + "\n"


def _lines(edition: Edition) -> Iterator[str]:
    tables = [r for r in edition.package.resources if r.table]
    errata = edition.package.rows_of_role("errata")
    yield f"# 正誤表 / Errata: {edition.name}"
    yield ""
    yield f"{edition.titles['ja']} / {edition.titles['en']}"
    yield ""
    yield (
        "報告書そのものの誤りです。プログラムは直した値を使い、印刷された値も示します。"
        f"全部で{len(errata)}件あります。"
    )
    yield (
        "These are the report's own errors. The program uses the corrected figure and shows the "
        f"printed one. There are {len(errata)} in all."
    )
    for resource in tables:
        rows = [row for row in errata if row["table"] == resource.table]
        if rows:
            title, english = resource.descriptor["title"], resource.descriptor["title_en"]
            yield f"\n## {resource.table} {title} / {english}\n"
            yield "| 行 / row | 項目 / field | 印刷 / printed | 訂正 / corrected | 理由 / why |"
            yield "|---|---|---|---|---|"
            yield from (_table_row(row) for row in rows)


def _table_row(row: Row) -> str:
    why = f"{row['why_ja']}<br>{row['why_en']}"
    corrected = EMPTY if row["corrected"] == "-" else row["corrected"] or UNKNOWABLE
    cells = (row["row"], row["field"], row["printed"], corrected, why)
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    """A cell that can't break out of its table."""
    return " ".join(str(value or "").replace("|", "\\|").split())


def main() -> None:
    """Write the page of every installed edition."""
    for name in edition_names():
        page = resources() / "survey" / name / FILE
        page.write_text(errata_page(open_edition(name)), encoding="utf-8")


if __name__ == "__main__":
    main()
