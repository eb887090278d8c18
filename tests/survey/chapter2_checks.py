"""Arithmetic that a damaged figure of chapter II's other tables would break.

Life cycles and need periods, importance of the determinants, respondents, interviews, and rates
against margins. As with the main tables, a check asks for something that the report proves
elsewhere; it asserts, and returns the cells it covered. Years, points and percent as printed.
"""

import math
from collections.abc import Iterable
from functools import cache

from survey.main_table_checks import (
    HALF,
    OVERLAPPING,
    Cell,
    Rate,
    classes,
    histograms,
    number,
    possible,
    rates,
    rows_of,
    squares,
)

SPANS = {"II-4": "patent", "II-5": "patent", "II-16": "know_how", "II-17": "know_how"}
WITH_ENDS = ("II-16", "II-17")
IMPORTANCE = {"II-6": "patent", "II-9": "trademark", "II-12": "program", "II-18": "know_how"}
OVERLAPS = {
    "computer_technology": ["instruments"],
    "precision_instruments": ["instruments", "electricity"],
    "bio_pharma": ["health_amusement", "chemistry"],
}
SIZES = ["under_300", "from_300_to_599", "from_600_to_999", "from_1000", "unknown_size"]
GROUPS = ("system", "general_application", "specific_application")
RATIOS = {"to_gross_margin": "gross_margin", "to_operating_margin": "operating_margin"}
# Printed 0.8: nine months, say, rounded.
ODD_ENDS = {("II-17", key, "min"): 0.8 for key in ("overall", "building")}
# Rates of the survey by industry as table III-10 prints them again.
III_10 = {
    "transport": 3.4, "chemicals": 5.3, "petroleum_coal": 3.7, "general_machinery": 3.4,
    "food": 5.5, "metal_products": 3.3, "plastics": 3.4,
}  # fmt: skip
# What the running text says of years: table, class, mean.
TEXT_YEARS = [
    ("II-4", "overall", 11.1), ("II-4", "metallurgy", 14.5), ("II-4", "agriculture", 14.2),
    ("II-4", "computer_technology", 6.8), ("II-4", "microstructure_nano", 7.9),
    ("II-5", "overall", 10.2), ("II-5", "separating_mixing", 11.5),
    ("II-16", "overall", 10.4), ("II-16", "chemistry", 13.8), ("II-16", "bio_pharma", 13.2),
    ("II-16", "building", 7.8), ("II-16", "electricity", 7.9),
    ("II-17", "overall", 9.4), ("II-17", "chemistry", 11.8),
]  # fmt: skip
# What it says of importance: table, class, determinant, figure.
TEXT_POINTS = [
    ("II-6", "overall", 1, 4.1), ("II-6", "overall", 2, 4.0),
    ("II-9", "overall", 1, 3.9), ("II-9", "overall", 2, 3.7), ("II-9", "overall", 11, 3.7),
    ("II-12", "overall", 1, 3.7), ("II-12", "overall", 2, 3.7),
    ("II-18", "overall", 1, 4.1), ("II-18", "overall", 2, 4.0),
    ("II-18", "shaping", 11, 4.3), ("II-18", "electricity", 11, 4.1),
]  # fmt: skip


@cache
def spans(table: str) -> dict[str, Rate]:
    """The rows of a table of years; ends are NaN where the table prints none."""
    read = {}
    for row in rows_of(table):
        figures = [number(row.get(field, "")) for field in ("mean", "sd", "max", "min")]
        read[row["class"]] = Rate(SPANS[table], row["class"], int(row["n"]), *figures)
    return read


@cache
def points(table: str) -> dict[str, dict[int, float]]:
    """The mean importance of each determinant, by class."""
    read: dict[str, dict[int, float]] = {}
    for row in rows_of(table):
        read.setdefault(row["class"], {})[int(row["factor_no"])] = float(row["value"])
    return read


@cache
def margins() -> dict[str, dict[str, float]]:
    return {
        row["industry"]: {
            key: number(row[key])
            for key in ("mean", "n", "gross_margin", "operating_margin", *RATIOS)
        }
        for row in rows_of("II-22")
    }


def cells(table: str, row: str, fields: str) -> set[Cell]:
    return {(table, row, field) for field in fields.split()}


def span_cells(table: str, key: str) -> set[Cell]:
    return cells(table, key, "n mean sd max min" if table in WITH_ENDS else "n mean sd")


def parts(table: str) -> list[Rate]:
    """The classes whose answers a total adds up: answered, without the overlapping three."""
    rows = spans(table).items()
    return [row for key, row in rows if row.n and key not in OVERLAPPING | {"overall"}]


def empty_and_single_rows_are_plain() -> set[Cell]:
    """No answer has no statistics; one answer has no deviation and is its own ends."""
    covered: set[Cell] = set()
    for table in SPANS:
        for key, row in spans(table).items():
            if row.n == 0:
                assert all(map(math.isnan, (row.mean, row.sd, row.high, row.low))), (table, key)
            elif row.n == 1:
                assert math.isnan(row.sd), (table, key)
                assert table not in WITH_ENDS or row.mean == row.low == row.high, (table, key)
            else:
                assert row.mean > 0, (table, key)
                assert row.sd > 0, (table, key)
                continue
            covered |= span_cells(table, key)
    return covered


def ends_allow_the_statistics() -> set[Cell]:
    """Answers between the printed ends, both of them given, can have this mean and deviation."""
    covered: set[Cell] = set()
    for table in WITH_ENDS:
        for key, row in spans(table).items():
            if row.n > 1:
                assert row.low <= row.mean <= row.high, (table, key)
                assert possible(row, [row.low, row.high]), (table, key)
                covered |= span_cells(table, key)
    return covered


def ends_are_half_years() -> set[Cell]:
    """An answer is the middle of a span of whole years, so a shortest or longest one is too."""
    covered: set[Cell] = set()
    for table in WITH_ENDS:
        for key, row in spans(table).items():
            for field, end in (("max", row.high), ("min", row.low)):
                free = ODD_ENDS.get((table, key, field))
                assert math.isnan(end) or end == free or end % 0.5 == 0, (table, key, field)
                covered |= set() if math.isnan(end) else {(table, key, field)}
    return covered


def some_half_years_give(row: Rate) -> bool:
    """Are there n half years between the ends, both among them, with this mean and sd?"""
    if row.n < 2:
        return row.n == 1 and row.mean == row.low == row.high and math.isnan(row.sd)
    years = [i / 2 for i in range(200) if row.low <= i / 2 <= row.high]
    sums = {(row.low + row.high, row.low**2 + row.high**2)}
    for _ in range(row.n - 2):
        sums = {(total + x, square + x * x) for total, square in sums for x in years}
    return any(
        abs(total / row.n - row.mean) <= HALF
        and abs(math.sqrt((square - total**2 / row.n) / (row.n - 1)) - row.sd) <= HALF
        for total, square in sums
    )


def few_answers_can_be_listed() -> set[Cell]:
    """Two to six answers in half years have exactly the printed statistics."""
    covered: set[Cell] = set()
    for table in WITH_ENDS:
        for key, row in spans(table).items():
            if 2 <= row.n <= 6:
                assert some_half_years_give(row), (table, key)
                covered |= span_cells(table, key)
    return covered


def overall_years_are_their_classes() -> set[Cell]:
    """An overall row is its classes and at most four answers more; the ends are the classes'."""
    covered: set[Cell] = set()
    for table in SPANS:
        whole, rows = spans(table)["overall"], parts(table)
        n = sum(row.n for row in rows)
        mean = sum(row.n * row.mean for row in rows) / n
        total = sum(squares(row.n, row.mean, row.sd) for row in rows)
        assert 0 < whole.n - n <= 4, table
        assert abs(whole.mean - mean) <= 2 * HALF, table
        assert abs(whole.sd - math.sqrt((total - n * mean**2) / (n - 1))) <= 2 * HALF, table
        if table in WITH_ENDS:
            assert whole.high == max(row.high for row in rows), table
            assert whole.low == min(row.low for row in rows), table
        covered |= {cell for row in [whole, *rows] for cell in span_cells(table, row.key)}
    return covered


def overlapping_years_are_parts() -> set[Cell]:
    """An overlapping class cannot hold more than what it overlaps, nor reach further."""
    covered: set[Cell] = set()
    for table in SPANS:
        for key, keys in OVERLAPS.items():
            part, whole = spans(table)[key], [spans(table)[each] for each in keys]
            rest = sum(row.n for row in whole) - part.n
            years = sum(row.n * row.mean for row in whole) - part.n * part.mean
            assert rest > 0, (table, key)
            assert 0 < years / rest < 100, (table, key)
            if table in WITH_ENDS:
                assert max(row.high for row in whole) >= part.high, (table, key)
                assert min(row.low for row in whole) <= part.low, (table, key)
            covered |= span_cells(table, key) - cells(table, key, "sd")
    return covered


def charted(table: str) -> dict[str, float]:
    """The means that the report's chart shows: ten answers or more."""
    rows = spans(table).items()
    return {key: row.mean for key, row in rows if row.n >= 10 and key != "overall"}


def text_repeats_the_years() -> set[Cell]:
    """The running text names the longest and shortest classes of each chart, and figures."""
    for table, key, years in TEXT_YEARS:
        assert spans(table)[key].mean == years, (table, key)
    life, need = charted("II-4"), charted("II-5")
    assert sorted(life, key=life.__getitem__)[:2] == ["computer_technology", "microstructure_nano"]
    assert sorted(life, key=life.__getitem__)[-2:] == ["agriculture", "metallurgy"]
    assert {key for key, mean in need.items() if mean >= 11} == {
        "separating_mixing", "health_amusement", "metallurgy", "engineering_general", "bio_pharma",
    }  # fmt: skip
    assert max(need, key=need.__getitem__) == "separating_mixing"
    life, need = charted("II-16"), charted("II-17")
    assert sorted(life, key=life.__getitem__)[:2] == ["building", "electricity"]
    assert sorted(life, key=life.__getitem__)[-2:] == ["bio_pharma", "chemistry"]
    assert max(need, key=need.__getitem__) == "chemistry"
    assert {key for key, mean in need.items() if mean >= 10} == {
        "chemistry", "bio_pharma", "shaping", "transporting",
    }  # fmt: skip
    return {(table, key, "mean") for table, key, _ in TEXT_YEARS}


def rate_answers(ip: str, key: str) -> int:
    """How many answered on the rate of a class, or of a group's fine classes."""
    if key not in GROUPS:
        return rates()[ip, key].n
    fine = [each for (kind, each), row in classes().items() if (kind, row["parent"]) == (ip, key)]
    return sum(rates()[ip, each].n for each in fine)


def point_cells(table: str, keys: Iterable[str]) -> set[Cell]:
    return {(table, f"{key}/{no}", "value") for key in keys for no in range(1, 14)}


def overall_points_are_reachable() -> set[Cell]:
    """With the classes printed, the unprinted answers need a mean between 1 and 5.

    The overall mean also lies within the classes' means: nearly all answers are theirs.
    """
    covered: set[Cell] = set()
    for table, ip in IMPORTANCE.items():
        shown = [key for key in points(table) if key not in OVERLAPPING | {"overall"}]
        answers = {key: rate_answers(ip, key) for key in shown}
        rest = rate_answers(ip, "overall") - sum(answers.values())
        for no in range(1, 14):
            means = [points(table)[key][no] for key in shown]
            whole = points(table)["overall"][no]
            total = sum(answers[key] * points(table)[key][no] for key in shown)
            missing = rate_answers(ip, "overall") * whole - total
            assert rest * 1 <= missing <= rest * 5, (table, no)
            assert min(means) <= whole <= max(means), (table, no)
        covered |= point_cells(table, [*shown, "overall"])
    return covered


def only_classes_of_ten_are_printed() -> set[Cell]:
    """Importance is printed for the classes with at least ten answers, and for all of them."""
    covered: set[Cell] = set()
    for table, ip in IMPORTANCE.items():
        ten = {
            key
            for kind, key in rates()
            if kind == ip and max(rates()[ip, key].n, _in_distribution(ip, key)) >= 10
        }
        expected = {"overall", *GROUPS} if ip == "program" else ten
        assert set(points(table)) == expected, table
        covered |= {(table, key, "class") for key in expected}
    return covered


def _in_distribution(ip: str, key: str) -> int:
    return histograms().get((ip, key), {}).get("all", 0)


def text_repeats_the_points() -> set[Cell]:
    """The text gives the highest overall figures, and what leads in each class."""
    for table, key, no, value in TEXT_POINTS:
        assert points(table)[key][no] == value, (table, key, no)
    for row in points("II-6").values():
        assert max(row.values()) == max(row[1], row[2])
    for row in points("II-12").values():
        assert max(row.values()) == row[1]
    return {(table, f"{key}/{no}", "value") for table, key, no, _ in TEXT_POINTS}


def respondents_add_up() -> set[Cell]:
    """Rows and columns of the respondents add up, down to the 563 valid answers."""
    rows = {row["industry"]: row for row in rows_of("II-1")}
    counts = {
        key: [int(row[field] or 0) for field in [*SIZES, "total"]] for key, row in rows.items()
    }
    for key, (*sizes, total) in counts.items():
        assert sum(sizes) == total, key
    total_row = counts.pop("all_industries")
    assert [sum(column) for column in zip(*counts.values(), strict=True)] == total_row
    assert total_row[-1] == 563
    return {("II-1", key, field) for key in rows for field in [*SIZES, "total"]}


def interviews_are_those_told() -> set[Cell]:
    """Counts and cases that the text tells: who negotiates, and three companies' rates."""
    rows = {int(row["no"]): row for row in rows_of("II-20")}
    assert sorted(rows) == list(range(1, 17))
    large = [row for row in rows.values() if row["size_en"] == "Large"]
    small = [row for row in rows.values() if row["size_en"] == "Small or medium"]
    assert (len(large), len(small)) == (6, 10)
    assert [row["department_en"] for row in large].count("IP department") == 5
    assert [row["department_en"] for row in small].count("The head of the company") == 9
    told = {7: ("Licensor", "3"), 8: ("Licensor", "1"), 10: ("Licensee", "1")}
    for no, (role, rate) in told.items():
        assert (rows[no]["role_en"], rows[no]["rate_low"], rows[no]["rate_high"]) == (
            role, rate, rate,
        )  # fmt: skip
    covered = {("II-20", str(no), field) for no in rows for field in ("size_en", "department_en")}
    return covered | {
        ("II-20", str(no), field) for no in told for field in ("role_en", "rate_low", "rate_high")
    }


def fits(industry: str, ratio: str, value: float) -> bool:
    """Can the rate and the margin, both rounded to one decimal, give this rounded ratio?"""
    rate, margin = margins()[industry]["mean"], margins()[industry][RATIOS[ratio]]
    low, high = (rate - 0.05) / (margin + 0.05), (rate + 0.05) / (margin - 0.05)
    return 100 * low - 0.5 <= value <= 100 * high + 0.5


def ratios_are_of_their_parts() -> set[Cell]:
    """Each ratio is the rate over the margin; one that cannot be known is empty."""
    covered: set[Cell] = set()
    for industry, row in margins().items():
        for ratio, margin in RATIOS.items():
            if not math.isnan(row[ratio]):
                assert fits(industry, ratio, row[ratio]), (industry, ratio)
                covered |= cells("II-22", industry, f"mean {margin} {ratio}")
    return covered


def rates_by_industry_are_those_printed_elsewhere() -> set[Cell]:
    """Table III-10 repeats seven rates; the overall rate and count are those of table II-3."""
    for industry, rate in III_10.items():
        assert margins()[industry]["mean"] == rate, industry
    overall, known = rates()["patent", "overall"], margins()["all_industries"]
    assert (known["n"], known["mean"]) == (overall.n, overall.mean)
    return {("II-22", industry, "mean") for industry in [*III_10, "all_industries"]} | {
        ("II-22", "all_industries", "n")
    }


def industries_are_parts_of_manufacturing() -> set[Cell]:
    """What manufacturing counts beyond the industries listed needs a rate that the survey has."""
    whole = margins()["manufacturing"]
    listed = {k: r for k, r in margins().items() if k not in ("manufacturing", "all_industries")}
    rest = whole["n"] - sum(row["n"] for row in listed.values())
    total = whole["n"] * whole["mean"] - sum(row["n"] * row["mean"] for row in listed.values())
    assert 0 < rest < whole["n"] / 4
    assert 0.5 <= total / rest <= 19
    assert whole["n"] < margins()["all_industries"]["n"]
    return {("II-22", key, field) for key in margins() for field in ("n", "mean")}
