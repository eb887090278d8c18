"""What appendix 1 says twice or as a sum: each check gives the cells that it covers.

A cell is a row's key without its label: (section, country, industry, company, method, measure,
unit, year). Sums are of rounded figures, so they hold within half a unit for each part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from survey.main_table_checks import rows_of

Cell = tuple[str, str, str, str, str, str, str, int]
KEY = ("section", "country", "industry", "company", "method", "measure", "unit")
USD = "million USD"
COUNTRIES = ["jp", "us", "gb", "de", "kr", "fr", "ch", "nl", "cn", "ru"]
OECD = ["jp", "us", "gb", "de", "kr", "fr", "nl"]
MEDIUM = [
    "food", "beverages_tobacco", "textiles", "apparel", "wood", "furniture", "pulp_paper",
    "printing_publishing", "chemicals", "petroleum_coal", "rubber_plastics", "leather",
    "stone_clay_glass", "steel_nonferrous", "metal_products", "general_machinery",
    "computers_electronics", "electrical_appliances", "transport", "other_manufacturing",
]  # fmt: skip
PARTS = {
    "chemicals": "pharma_bio detergents_cosmetics",
    "steel_nonferrous": "steel nonferrous",
    "general_machinery": "industrial_machinery",
    "computers_electronics": "computers semiconductors audio_visual",
    "transport": "automobiles auto_parts aircraft",
    "retail": "food_retail apparel_retail department_stores",
    "all_industries": "manufacturing retail services",
}
STOCKS = {"intangible_investment": "intangible_investment_stock"}
STOCKS["tangible_investment"] = "tangible_investment_stock"
FLOWS = [("A", "intangible_value"), ("A", "tangible_value"), *(("B", flow) for flow in STOCKS)]
SHARES = {
    ("A", "intangible_share"): ("intangible_value", "tangible_value"),
    ("B", "intangible_investment_share"): tuple(STOCKS.values()),
}
# Totals that the report prints off by this much; each has a note.
OFF = {
    ("kr", "intangible_value", 2003): 20,
    ("de", "intangible_value", 2006): 15,
    ("gb", "tangible_value", 2004): 15,
}


@cache
def values() -> dict[Cell, int | None]:
    """Every cell of A1-values; None where the report gives nothing."""
    found = {}
    for row in rows_of("A1-values"):
        key: Cell = (*(row[name] for name in KEY), int(row["year"]))  # type: ignore[assignment]
        assert key not in found, key
        found[key] = int(row["value"]) if row["value"] else None
    return found


@cache
def remarked() -> frozenset[str]:
    """The rows that a note or an erratum speaks of."""
    rows = rows_of("notes.values") + rows_of("errata.values")
    return frozenset(row["row"] for row in rows if row["table"] == "A1-values")


def name(cell: Cell) -> str:
    """The cell's row as notes and errata call it."""
    return "/".join(str(part) for part in cell if part != "")


@cache
def lost() -> frozenset[Cell]:
    """Cells that held a figure which can't be known."""
    return frozenset(c for c, value in values().items() if value is None and name(c) in remarked())


def by_country(country: str, industry: str, method: str, measure: str, year: int) -> Cell:
    return ("country", country, industry, "", method, measure, USD, year)


def by_industry(country: str, industry: str, method: str, measure: str, year: int) -> Cell:
    unit = "percent" if measure.endswith("share") else USD
    return ("industry", country, industry, "", method, measure, unit, year)


def amount(cell: Cell) -> int:
    """A figure to add; nothing printed adds nothing."""
    return values().get(cell) or 0


def covered(cells: Iterable[Cell]) -> set[Cell]:
    return {cell for cell in cells if values().get(cell) is not None}


def sums_of_three_years() -> set[Cell]:
    """A stock is the sum of its year's and the two earlier years' investment."""
    found: set[Cell] = set()
    for stock, total in values().items():
        flow = next((each for each, sum_ in STOCKS.items() if sum_ == stock[5]), None)
        if flow is None or total is None or stock[0] == "industry":
            continue
        years = [(*stock[:5], flow, USD, year) for year in range(stock[7] - 2, stock[7] + 1)]
        parts = [values()[year] for year in years]
        if None in parts:
            told = name(stock) in remarked() or lost() & set(years)
            assert stock[0] != "company" or told, stock
            continue
        assert abs(total - sum(map(amount, years))) <= 2, stock
        found |= {stock, *years}
    return found


def manufacturing_is_its_medium_classes() -> set[Cell]:
    """The 20 medium classes add up (the United States and Russia have unclassified firms)."""
    found: set[Cell] = set()
    for country in set(COUNTRIES) - {"us", "ru"}:
        for method, measure in FLOWS:
            for year in range(2001, 2008):
                whole = by_country(country, "manufacturing", method, measure, year)
                parts = [by_country(country, each, method, measure, year) for each in MEDIUM]
                if (whole[7] < 2003 and country == "cn") or lost() & set(parts):
                    continue
                off = OFF.get((country, measure, year), 0)
                near = 200 if (country, measure) == ("cn", "tangible_investment") else 2
                assert abs(amount(whole) - sum(map(amount, parts)) - off) <= near, whole
                if not off and near == 2:
                    found |= covered([whole, *parts])
    return found


def parts_are_no_larger_than_the_whole() -> set[Cell]:
    """A class is at least each of its parts, unless a remark says otherwise."""
    found: set[Cell] = set()
    for country in COUNTRIES:
        for method, measure in [*FLOWS[1:], *(("B", stock) for stock in STOCKS.values())]:
            for whole, parts in PARTS.items():
                for year in range(2001, 2008):
                    cells = [
                        by_country(country, each, method, measure, year) for each in parts.split()
                    ]
                    top = by_country(country, whole, method, measure, year)
                    for part in covered(cells) if values()[top] is not None else ():
                        if amount(part) > amount(top) + 3:
                            assert name(part) in remarked(), part
                        else:
                            found |= {part, top}
    return found


def both_printings_agree() -> set[Cell]:
    """The country table and the industry table say the same, or a remark says that they don't."""
    found: set[Cell] = set()
    for cell in values():
        again = ("industry", *cell[1:])
        if cell[0] != "country" or again not in values() or cell[4] == "D":
            continue
        if values()[cell] == values()[again] is not None:
            found |= {cell, again}
        elif values()[cell] != values()[again]:
            assert {name(cell), name(again)} & remarked() or None in (
                values()[cell],
                values()[again],
            ), cell
    return found


def _possible_shares(part: int, rest: int) -> Iterator[float]:
    for a in (part - 0.5, part + 0.5):
        for b in (rest - 0.5, rest + 0.5):
            if a + b > 0:
                yield 100 * a / (a + b)


def shares_follow_from_their_parts() -> set[Cell]:
    """A share is its part by the whole; without one of them there is no share."""
    found: set[Cell] = set()
    for cell, share in values().items():
        if (cell[4], cell[5]) not in SHARES or share is None:
            continue
        part, rest = (
            by_industry(cell[1], cell[2], cell[4], measure, cell[7])
            for measure in SHARES[cell[4], cell[5]]
        )
        if {part, rest} & lost():
            continue
        assert None not in (values()[part], values()[rest]), cell
        possible = list(_possible_shares(amount(part), amount(rest)))
        assert min(possible) - 0.51 <= share <= max(possible) + 0.51, cell
        found |= {cell, part, rest}
    return found


def seven_countries_add_up() -> set[Cell]:
    """Method C: the total row is the sum of the countries."""
    found: set[Cell] = set()
    for cell in values():
        if cell[1] == "all":
            parts = [(cell[0], each, *cell[2:]) for each in OECD]
            assert abs(amount(cell) - sum(map(amount, parts))) <= 3.5, cell
            found |= covered([cell, *parts])
    return found


def technology_trade_adds_up() -> set[Cell]:
    """Method D: steel and the other metals; no more in the parts than in manufacturing."""
    found: set[Cell] = set()
    yen = [cell for cell in values() if cell[6] == "million JPY"]
    for year in range(2001, 2008):
        row = {cell[2]: cell for cell in yen if cell[7] == year}
        metals = [row[each] for each in ("steel_nonferrous", "steel", "nonferrous")]
        assert amount(metals[0]) == amount(metals[1]) + amount(metals[2])
        dollars = by_industry("jp", "all_industries", "D", "licence_income", year)
        assert abs(amount(row["all_industries"]) / 94 - amount(dollars)) <= 1
        tops = {"all_industries", "manufacturing", "steel", "nonferrous"}
        parts = sum(amount(cell) for industry, cell in row.items() if industry not in tops)
        assert parts <= amount(row["manufacturing"]) <= amount(row["all_industries"])
        found |= {*metals, row["all_industries"], dollars}
    return found
