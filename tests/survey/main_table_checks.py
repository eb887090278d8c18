"""Arithmetic that a damaged figure of the main survey tables would break.

The figures come from a text with reading errors. So each check asks for something the report
proves elsewhere: statistics that must fit each other, answers counted again in the appendix's
distributions, overall figures that the classes must be able to give, figures repeated in the
running text. A check asserts, and returns the cells it covered.
Percent as printed; source: main report, tables II-3 to II-19, and appendix III(3).
"""

import csv
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EDITION = Path(__file__).parents[2] / "resources" / "survey" / "jpo-2009"
RATES = {"patent": "II-3", "trademark": "II-8", "program": "II-11", "know_how": "II-15"}
ADJUSTMENTS = {"patent": "II-7", "trademark": "II-10", "program": "II-13", "know_how": "II-19"}
OVERLAPPING = {"computer_technology", "precision_instruments", "bio_pharma"}
COUNTERPARTIES = [
    "domestic_affiliate", "domestic_other_industry", "overseas_affiliate", "overseas_peer",
    "overseas_other_industry", "customer", "prospective_customer", "subcontractor",
    "other_counterparty",
]  # fmt: skip
RIGHTS = {
    "patent": "exclusive settlement no_alternative with_know_how with_other_know_how with_design "
    "with_trademark with_program other_right",
    "trademark": "exclusive settlement no_alternative corporate_brand with_patent with_know_how "
    "with_other_know_how with_design with_program other_right",
    "program": "exclusive settlement no_alternative with_patent with_know_how "
    "with_other_know_how with_trademark with_design other_right",
    "know_how": "exclusive settlement no_alternative other_right",
}
# Free answers that are not the middle of a band and lie below the highest band.
FREE_ENDS = {("know_how", "engineering_general", "max"): 4.0}
# The appendix counts no answer where table II-10 prints 3.5; see notes.main.csv.
UNEXPLAINED = ("trademark", "nice_05", "other_counterparty")
HALF = 0.05 + 1e-6  # a figure printed with one decimal may be off by this much

Cell = tuple[str, str, str]  # table, row, field


@dataclass(frozen=True)
class Rate:
    """One row of a rates table; the statistics of an empty class are NaN, so is the sd of one."""

    ip: str
    key: str
    n: int
    mean: float
    sd: float
    high: float
    low: float

    def cells(self, fields: str = "n mean sd max min") -> set[Cell]:
        return {(RATES[self.ip], f"{self.ip}/{self.key}", field) for field in fields.split()}


def rows_of(name: str) -> list[dict[str, str]]:
    with (EDITION / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float:
    return float(text) if text else math.nan


@cache
def classes() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["ip_type"], row["class"]): row for row in rows_of("classes")}


@cache
def rates() -> dict[tuple[str, str], Rate]:
    read = {}
    for name in RATES.values():
        for row in rows_of(name):
            figures = [number(row[field]) for field in ("mean", "sd", "max", "min")]
            rate = Rate(row["ip_type"], row["class"], int(row["n"]), *figures)
            read[rate.ip, rate.key] = rate
    return read


@cache
def adjustments() -> dict[tuple[str, str, str], float]:
    rows = [row for name in ADJUSTMENTS.values() for row in rows_of(name)]
    return {(row["ip_type"], row["class"], row["factor"]): number(row["value"]) for row in rows}


@cache
def histograms() -> dict[tuple[str, str], dict[str, int]]:
    read: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows_of("A3-histogram"):
        read.setdefault((row["ip_type"], row["class"]), {})[row["band"]] = int(row["n"])
    return read


@cache
def appendix_overall() -> dict[tuple[str, str, str], tuple[int, float]]:
    """(answers, mean width) of each factor's overall row in the appendix."""
    return {
        (row["ip_type"], row["class"], row["factor"]): (int(row["n"]), number(row["mean_width"]))
        for row in rows_of("A3-adjust")
        if row["base_band"] == "all"
    }


def members(ip: str, parent: str = "overall") -> list[Rate]:
    """The rows whose answers a total may add up: fine classes, without the overlapping three."""
    fine = [rate for (kind, key), rate in rates().items() if kind == ip and key != "overall"]
    if parent != "overall":
        fine = [rate for rate in fine if classes()[ip, rate.key]["parent"] == parent]
    return [rate for rate in fine if rate.key not in OVERLAPPING]


def squares(n: int, mean: float, sd: float) -> float:
    """Sum of the squared answers behind a mean and a sample standard deviation."""
    return n * mean**2 + ((n - 1) * sd**2 if n > 1 else 0.0)


def pool(rows: Iterable[Rate], ip: str = "", key: str = "") -> Rate:
    """One row made of several, each answer counting once."""
    filled = [row for row in rows if row.n]
    n = sum(row.n for row in filled)
    mean = sum(row.n * row.mean for row in filled) / n
    total = sum(squares(row.n, row.mean, row.sd) for row in filled)
    sd = math.sqrt((total - n * mean**2) / (n - 1))
    return Rate(ip, key, n, mean, sd, max(r.high for r in filled), min(r.low for r in filled))


def square_range(count: int, total: float, low: float, high: float) -> tuple[float, float]:
    """Least and greatest sum of squares of `count` figures in [low, high] with this total."""
    if count == 0:
        return 0.0, 0.0
    span = high - low
    at_high = min(count, int((total - count * low) / span + 1e-9)) if span else 0
    between = total - count * low - at_high * span + low
    spread = at_high * high**2 + (count - at_high - 1) * low**2 + between**2
    return total**2 / count, spread if at_high < count else count * high**2


def possible(row: Rate, known: list[float]) -> bool:
    """Can answers in [low, high], the known ones among them, give the printed mean and sd?"""
    free, fixed = row.n - len(known), sum(x * x for x in known)
    for step in range(-20, 21):
        mean = row.mean + step * HALF / 20
        total = row.n * mean - sum(known)
        if not free * row.low - 0.02 * row.n <= total <= free * row.high + 0.02 * row.n:
            continue
        bounds = square_range(free, total, row.low, row.high)
        least, most = (
            math.sqrt(max(0.0, (fixed + x - row.n * mean**2) / (row.n - 1))) for x in bounds
        )
        if least - HALF <= row.sd <= most + HALF:
            return True
    return False


def statistics_fit() -> set[Cell]:
    """Empty rows are empty, one answer is its own mean, others lie between their ends."""
    covered: set[Cell] = set()
    for row in rates().values():
        if row.n == 0:
            assert all(map(math.isnan, (row.mean, row.sd, row.high, row.low))), row
        elif row.n == 1:
            assert row.mean == row.low == row.high, row
            assert math.isnan(row.sd), row
        else:
            assert row.low <= row.mean <= row.high, row
            assert possible(row, [row.low, row.high]), row
        covered |= row.cells()
    return covered


def ends_are_band_middles() -> set[Cell]:
    """Answers below 19 % are middles of bands; only free answers end otherwise."""
    covered: set[Cell] = set()
    for row in (row for row in rates().values() if row.n):
        for field, end in (("max", row.high), ("min", row.low)):
            free = FREE_ENDS.get((row.ip, row.key, field))
            assert end == free or end % 1 == 0.5 or end >= 19, (row, field)
            covered |= row.cells(field)
    return covered


def some_band_middles_give(row: Rate) -> bool:
    """Are there n band middles between the ends, both ends among them, with this mean and sd?"""
    middles = [i + 0.5 for i in range(19) if row.low <= i + 0.5 <= row.high]
    sums = {(row.low + row.high, row.low**2 + row.high**2)}
    for _ in range(row.n - 2):
        sums = {(total + x, square + x * x) for total, square in sums for x in middles}
    return any(
        abs(total / row.n - row.mean) <= HALF
        and abs(math.sqrt((square - total**2 / row.n) / (row.n - 1)) - row.sd) <= HALF
        for total, square in sums
    )


def few_answers_can_be_listed() -> set[Cell]:
    """For two to nine answers, some list of band middles has exactly the printed statistics."""
    covered: set[Cell] = set()
    for row in (row for row in rates().values() if 2 <= row.n <= 9):
        assert some_band_middles_give(row), row
        covered |= row.cells()
    return covered


def known_answers(bands: dict[str, int]) -> list[float]:
    middles = {f"{i}-{i + 1}": i + 0.5 for i in range(19)}
    return [middles[band] for band, n in bands.items() if band in middles for _ in range(n)]


def distributions_give_the_statistics() -> set[Cell]:
    """The appendix's answers, counted by band, give n, mean, sd, maximum and minimum again."""
    covered: set[Cell] = set()
    for (ip, key), bands in histograms().items():
        rows = members(ip, key) if ip == "program" else [rates()[ip, key]]
        row, known = pool(rows, ip, key), known_answers(bands)
        assert len(known) <= row.n <= bands["all"] == len(known) + bands["other"], row
        assert possible(row, known), row
        assert row.low == min(known), row
        assert row.high == max(known) or row.n > len(known), row
        covered |= {cell for member in rows for cell in member.cells()}
    return covered


def overall_rows_hold_their_classes() -> set[Cell]:
    """An overall row is its classes and some answers without a class, never fewer."""
    covered: set[Cell] = set()
    for ip in RATES:
        whole, part = rates()[ip, "overall"], pool(members(ip))
        rest = whole.n - part.n
        slack = HALF * (whole.n + part.n)
        total = whole.n * whole.mean - part.n * part.mean
        assert 0 < rest < 0.1 * whole.n, ip
        assert rest * whole.low - slack <= total <= rest * whole.high + slack, ip
        assert squares(whole.n, whole.mean, whole.sd + HALF) > squares(part.n, part.mean, part.sd)
        assert (whole.high, whole.low) == (part.high, part.low), ip
        covered |= whole.cells()
    return covered


def overlapping_classes_are_parts() -> set[Cell]:
    """The three overlapping classes cannot hold more, or reach further, than what they overlap."""
    parts = {
        "computer_technology": ["instruments"],
        "precision_instruments": ["instruments", "electricity"],
        "bio_pharma": ["health_amusement", "chemistry"],
    }
    covered: set[Cell] = set()
    for ip in ("patent", "know_how"):
        for key, whole_keys in parts.items():
            part, whole = rates()[ip, key], pool(rates()[ip, each] for each in whole_keys)
            rest, slack = whole.n - part.n, HALF * (whole.n + part.n)
            total = whole.n * whole.mean - part.n * part.mean
            assert whole.low <= part.low <= part.high <= whole.high, (ip, key)
            assert rest * whole.low - slack <= total <= rest * whole.high + slack, (ip, key)
            covered |= part.cells("n mean max min")
    return covered


def adjustment_cell(ip: str, key: str, factor: str) -> Cell:
    return ADJUSTMENTS[ip], f"{ip}/{key}/{factor}", "value"


def variations_stand_in_the_appendix() -> set[Cell]:
    """Every figure of a class with an appendix block equals the block's overall mean width."""
    covered: set[Cell] = set()
    for (ip, key, factor), (n, mean) in appendix_overall().items():
        if (ip, key, factor) == UNEXPLAINED:
            continue
        printed = adjustments()[ip, key, factor]
        assert printed == mean or (n == 0 and math.isnan(printed)), (ip, key, factor)
        covered.add(adjustment_cell(ip, key, factor))
    return covered


def empty_classes_vary_nothing() -> set[Cell]:
    """A class without answers prints no variation."""
    covered: set[Cell] = set()
    for (ip, key, factor), value in adjustments().items():
        if (ip, key) in rates() and rates()[ip, key].n == 0:
            assert math.isnan(value), (ip, key, factor)
            covered.add(adjustment_cell(ip, key, factor))
    return covered


def reachable(ip: str, factor: str, without: str = "") -> tuple[float, float]:
    """Lowest and highest overall mean width that the classes' figures can give.

    The answer count is known where the appendix has a block; else it is one to the class's n.
    """
    n, total, open_classes = 0, 0.0, []
    keys = [key for (kind, key, each) in adjustments() if (kind, each) == (ip, factor)]
    for key in (key for key in keys if key not in OVERLAPPING | {"overall", without}):
        value = adjustments()[ip, key, factor]
        count, _ = appendix_overall().get((ip, key, factor), (0, math.nan))
        if count:
            n, total = n + count, total + count * value
        elif not math.isnan(value):
            n, total = n + 1, total + value
            open_classes.append((value, rates()[ip, key].n - 1))
    return (
        extreme(n, total, sorted(open_classes), lambda value, mean: value < mean),
        extreme(n, total, sorted(open_classes, reverse=True), lambda value, mean: value > mean),
    )


def extreme(
    n: int, total: float, more: list[tuple[float, int]], helps: Callable[[float, float], bool]
) -> float:
    for value, count in more:
        for _ in range(count):
            if helps(value, total / n):
                n, total = n + 1, total + value
    return total / n


def overall_variations_are_reachable() -> set[Cell]:
    """Each overall variation is a mean of the classes' figures, weighted by their answers."""
    covered: set[Cell] = set()
    for ip, table in ADJUSTMENTS.items():
        for factor in [*RIGHTS[ip].split(), *COUNTERPARTIES]:
            low, high = reachable(ip, factor)
            assert low - 2 * HALF <= adjustments()[ip, "overall", factor] <= high + 2 * HALF, (
                table,
                factor,
            )
            covered.add(adjustment_cell(ip, "overall", factor))
    return covered


# What the running text says of the tables: IP type, class, and the figure.
TEXT_MEANS = [
    ("patent", "overall", 3.7), ("patent", "bio_pharma", 6.0), ("patent", "health_amusement", 5.3),
    ("trademark", "overall", 2.6), ("trademark", "nice_09", 2.7), ("trademark", "nice_01", 2.5),
    ("trademark", "nice_11", 2.5), ("program", "overall", 6.3), ("know_how", "overall", 3.9),
    ("know_how", "building", 5.2), ("know_how", "shaping", 3.8), ("know_how", "bio_pharma", 3.8),
]  # fmt: skip
TEXT_VARIATIONS = [
    ("patent", "overall", "exclusive", 1.9), ("patent", "overall", "domestic_affiliate", 1.4),
    ("patent", "overall", "overseas_affiliate", 1.4), ("patent", "overall", "overseas_peer", 1.4),
    ("trademark", "overall", "with_patent", 1.8), ("trademark", "overall", "customer", 1.9),
    ("program", "overall", "no_alternative", 1.8),
    ("program", "overall", "overseas_affiliate", 1.8),
    ("program", "general_application", "exclusive", 2.8),
    ("know_how", "overall", "no_alternative", 1.6), ("know_how", "overall", "overseas_peer", 1.5),
]  # fmt: skip


def text_repeats_the_tables() -> set[Cell]:
    """Figures that the chapter's own sentences name."""
    covered: set[Cell] = set()
    for ip, key, mean in TEXT_MEANS:
        assert rates()[ip, key].mean == mean, (ip, key)
        covered |= rates()[ip, key].cells("mean")
    assert rates()["patent", "bio_pharma"].sd == 4.6
    for ip, key, factor, value in TEXT_VARIATIONS:
        assert adjustments()[ip, key, factor] == value, (ip, key, factor)
        covered.add(adjustment_cell(ip, key, factor))
    return covered | rates()["patent", "bio_pharma"].cells("sd")
