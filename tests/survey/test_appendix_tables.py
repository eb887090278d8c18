"""The appendix tables prove themselves: every table shipped obeys the arithmetic of the report.

Figures are read from the CSV files alone, without the program. A last test changes each figure by
one unit and so tells how many figures the rules really hold in place.
"""

import csv
import functools
import itertools
import json
import statistics
from collections import Counter, defaultdict
from pathlib import Path

from survey.appendix_arithmetic import (
    BANDS,
    HUNDREDTH,
    ROWS,
    SLACK,
    TENTH,
    Row,
    Table,
    answered,
    faults,
)

EDITION = Path(__file__).parents[2] / "resources" / "survey" / "jpo-2009"
OVERLAPPING = {
    "computer_technology": ("instruments",),
    "precision_instruments": ("instruments", "electricity"),
    "bio_pharma": ("health_amusement", "chemistry"),
}
RATE_TABLES = {"patent": "II-3", "trademark": "II-8", "know_how": "II-15", "program": "II-11"}
SHIFT_TABLES = ("II-7", "II-10", "II-13", "II-19")
FIELDS = dict(zip(("n", "mean_width", "sd", "min_rate", "max_rate"), Row._fields, strict=True))

Key = tuple[str, str, str]


@functools.cache
def records(name: str) -> list[dict[str, str]]:
    with (EDITION / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(text: str) -> float | None:
    return float(text) if text else None


@functools.cache
def shifts() -> dict[Key, Table]:
    tables: dict[Key, Table] = defaultdict(dict)
    for line in records("A3-adjust"):
        values = [figure(line[name]) for name in FIELDS]
        key = (line["ip_type"], line["class"], line["factor"])
        tables[key][line["base_band"]] = Row(int(line["n"]), *values[1:])
    return dict(tables)


@functools.cache
def histograms() -> dict[tuple[str, str], dict[str, int]]:
    tables: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for line in records("A3-histogram"):
        tables[line["ip_type"], line["class"]][line["band"]] = int(line["n"])
    return dict(tables)


@functools.cache
def headlines() -> dict[Key, float | None]:
    """The main report's figure for each IP type, class and factor."""
    return {
        (line["ip_type"], line["class"], line["factor"]): figure(line["value"])
        for table in SHIFT_TABLES
        for line in records(table)
    }


@functools.cache
def noted() -> set[tuple[str, str, str]]:
    lists = [*records("notes.appendix"), *records("errata.appendix")]
    return {(line["table"], line["row"], line["field"]) for line in lists}


def is_noted(key: Key, band: str, field: str) -> bool:
    return ("A3-adjust", "/".join((*key, band)), field) in noted()


def middle(band: str) -> float:
    return int(band.split("-")[0]) + 0.5


def table_faults(key: Key, table: Table) -> list[str]:
    """The rules, and the main report's figure, which is the mean of the whole table."""
    found = list(faults(table, histograms()[key[:2]]))
    if table["all"].mean != headlines()[key] and not is_noted(key, "all", "n"):
        found.append("the main report prints another mean")
    return found


def test_every_block_and_factor_table_is_there_row_by_row():
    blocks = Counter(ip_type for ip_type, _ in histograms())
    assert blocks == {"patent": 19, "trademark": 8, "program": 3, "know_how": 6}
    assert len(shifts()) == 626
    assert all(list(table) == ROWS for table in shifts().values())
    assert all(list(table) == [*BANDS, "other", "all"] for table in histograms().values())
    assert {key[:2] for key in shifts()} == set(histograms())


def test_each_class_has_the_factors_its_ip_type_was_asked():
    asked = defaultdict(set)
    for ip_type, _, factor in headlines():
        asked[ip_type].add(factor)
    for block in histograms():
        assert {key[2] for key in shifts() if key[:2] == block} == asked[block[0]], block


def test_histogram_counts_add_up_and_percentages_follow():
    for block, table in histograms().items():
        assert sum(table.values()) == 2 * table["all"], block
    for line in records("A3-histogram"):
        total = histograms()[line["ip_type"], line["class"]]["all"]
        share = 100 * int(line["n"]) / total
        assert abs(share - float(line["percent"])) <= TENTH + SLACK, line
    print(f"histogram: {2 * len(records('A3-histogram'))} cells proved by their sum and share")


def test_a_histogram_counts_what_the_rate_table_counts_or_a_note_says_why_not():
    parents = {(line["ip_type"], line["class"]): line["parent"] for line in records("classes")}
    counts: Counter[tuple[str, str]] = Counter()
    for ip_type, name in RATE_TABLES.items():
        for line in records(name):
            counts[ip_type, line["class"]] += int(line["n"])
            if ip_type == "program":
                counts[ip_type, parents[ip_type, line["class"]]] += int(line["n"])
    for block, table in histograms().items():
        gap = table["all"] - counts[block]
        assert 0 <= gap <= table["other"], block
        assert (gap != 0) == (("A3-histogram", "/".join((*block, "all")), "n") in noted()), block


def test_band_middles_give_the_mean_sd_and_extremes_of_the_rate_tables():
    proved = 0
    for ip_type, name in RATE_TABLES.items():
        for line in records(name):
            table = histograms().get((ip_type, line["class"]))
            if table is None or int(line["n"]) != table["all"] - table["other"]:
                continue
            answers = [middle(band) for band in BANDS for _ in range(table[band])]
            assert abs(statistics.mean(answers) - float(line["mean"])) <= TENTH + SLACK, line
            assert abs(statistics.stdev(answers) - float(line["sd"])) <= TENTH + SLACK, line
            assert [min(answers), max(answers)] == [float(line["min"]), float(line["max"])], line
            proved += len(BANDS)
    print(f"histogram: {proved} counts proved by the rate table's mean, sd, minimum and maximum")
    assert proved >= 17 * len(BANDS)


def test_chemistry_patents_have_the_known_quartiles():
    table = histograms()["patent", "chemistry"]
    total = sum(table[band] for band in BANDS)
    for share, expected in ((0.25, 2.7), (0.5, 3.6), (0.75, 4.7)):
        place, below = share * total, 0
        for lower, band in enumerate(BANDS):
            if below + table[band] >= place:
                assert round(lower + (place - below) / table[band], 1) == expected
                break
            below += table[band]


def test_every_factor_table_keeps_its_arithmetic():
    wrong = {key: found for key, table in shifts().items() if (found := table_faults(key, table))}
    assert wrong == {}


def test_the_two_widths_behind_the_repaired_standard_deviation_are_the_only_ones():
    key = ("patent", "agriculture", "no_alternative")
    rows = answered(shifts()[key])
    single = [row.mean for band, row in rows.items() if band != "1-2"]
    fits = {
        round(statistics.stdev(pair), 2)
        for pair in itertools.product([step / 10 for step in range(21)], repeat=2)
        if abs(sum(pair) / 2 - 0.5) <= TENTH + SLACK
        and abs(statistics.stdev([*pair, *map(float, filter(None, single))]) - 0.42) <= HUNDREDTH
    }
    assert fits == {rows["1-2"].sd} == {0.71}


def test_overlapping_classes_lie_within_the_classes_they_are_part_of():
    compared = 0
    for (ip_type, name, factor), table in shifts().items():
        wholes = [shifts().get((ip_type, part, factor)) for part in OVERLAPPING.get(name, ())]
        found = [whole for whole in wholes if whole]
        if not found or len(found) < len(wholes):
            continue
        for band, row in answered(table).items():
            around = [whole[band] for whole in found if whole[band].n]
            assert lies_within(row, around), (ip_type, name, factor, band)
            compared += 1
    print(f"adjust: {compared} rows of overlapping classes lie within their wholes")
    assert compared >= 300


def lies_within(row: Row, around: list[Row]) -> bool:
    lows = [whole.low for whole in around if whole.low is not None]
    highs = [whole.high for whole in around if whole.high is not None]
    if row.low is None or row.high is None or not lows or not highs:
        return False
    inside = min(lows) <= row.low and row.high <= max(highs)
    return inside and row.n <= sum(whole.n for whole in around)


def test_every_lost_figure_has_a_note_and_nothing_else_is_empty():
    lost = [
        (key, band, field)
        for key, table in shifts().items()
        for band, row in table.items()
        for field, name in FIELDS.items()
        if row.n and getattr(row, name) is None and not (field == "sd" and row.n == 1)
    ]
    print(f"adjust: {len(lost)} cells are null with a note")
    assert len(lost) == 8
    assert [cell for cell in lost if not is_noted(*cell)] == []


def test_every_note_points_at_a_row_and_column_that_exist():
    rows = {("A3-adjust", "/".join((*key, band))) for key in shifts() for band in ROWS}
    rows |= {("A3-histogram", "/".join((*key, "all"))) for key in histograms()}
    assert {(table, row) for table, row, _ in noted()} <= rows
    assert {field for _, _, field in noted()} <= set(FIELDS)
    assert all(line["note_ja"] and line["note_en"] for line in records("notes.appendix"))


def test_rows_say_what_the_report_prints():
    """Rows typed from the report by hand: every IP type, many factors, signs, lost cells."""
    printed = {
        ("patent", "agriculture", "exclusive", "3-4"): "2,0.8,0.35,0.5,6.5",
        ("patent", "separating_mixing", "overseas_peer", "2-3"): "1,1.0,,1.0,2.0",
        ("patent", "microstructure_nano", "no_alternative", "9-10"): "1,2.0,,27.5,29.5",
        ("patent", "microstructure_nano", "with_know_how", "6-7"): "3,3.0,0.00,7.0,",
        ("patent", "engineering_general", "with_know_how", "all"): "8,1.4,1.27,1.5,14.5",
        ("trademark", "nice_37", "exclusive", "all"): "7,1.1,1.74,0.5,6.0",
        ("trademark", "nice_35", "other_counterparty", "11-12"): "1,9.5,,1.5,11.0",
        ("program", "specific_application", "with_patent", "0-1"): "4,5.5,3.00,1.5,10.0",
        ("program", "general_application", "with_design", "0-1"): "1,2.5,,1.0,3.5",
        ("know_how", "electricity", "customer", "0-1"): "1,1.0,,-0.5,0.5",
        ("know_how", "bio_pharma", "other_counterparty", "all"): "0,,,,",
    }
    rows = [list(line.values()) for line in records("A3-adjust")]
    lines = {tuple(row[:4]): ",".join(row[4:]) for row in rows}
    assert {key: lines[key] for key in printed} == printed


def direction(row: Row, base: float) -> str:
    if row.low is None or row.high is None:
        return "unclear"
    if row.low >= base:
        return "up" if row.high > base else "none"
    return "down" if row.high <= base else "unclear"


def test_answers_point_the_way_the_report_is_known_to_show():
    evidence: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, name, factor), table in shifts().items():
        for band in BANDS if name not in OVERLAPPING else ():
            if table[band].n:
                evidence[factor][direction(table[band], middle(band))] += table[band].n
    for factor, counts in evidence.items():
        print(f"{factor}: {dict(counts)}")
    known = {"exclusive": (175, 19, 397), "no_alternative": (159, 11, 336)}
    known |= {"with_know_how": (128, 14, 297), "customer": (32, 144, 238)}
    ways = ("up", "down", "unclear")
    assert {factor: tuple(evidence[factor][way] for way in ways) for factor in known} == known


def test_nearly_every_figure_is_held_in_place_by_the_rules():
    """A figure one unit off breaks a rule: that is what it means for a figure to be proved."""
    held, cells, by_rule = Counter[str](), Counter[str](), Counter[str]()
    for key, table in shifts().items():
        for band, field in itertools.product(ROWS, FIELDS.values()):
            value = getattr(table[band], field)
            if value is not None:
                below, above = (broken(key, band, field, value + off) for off in (-1, 1))
                by_rule.update(below & above)
                cells[field] += 1
                held[field] += bool(below) and bool(above)
    for rule, count in by_rule.most_common():
        print(f"adjust: {count} cells proved, or {rule}")
    for field in cells:
        print(f"adjust {field}: {held[field]} of {cells[field]} cells proved")
    floors = {"n": 13146, "mean": 3400, "sd": 1950, "low": 2250, "high": 2150}
    assert {field for field in cells if held[field] < floors[field]} == set()


def broken(key: Key, band: str, field: str, value: float) -> set[str]:
    """The rules that a table breaks once one of its figures is another."""
    row = Row(**{**shifts()[key][band]._asdict(), field: value})
    found = table_faults(key, {**shifts()[key], band: row})
    return {fault.split(": ")[-1] for fault in found}


def test_the_data_package_describes_both_tables_column_by_column():
    package = json.loads((EDITION / "datapackage.json").read_text(encoding="utf-8"))
    resources = {item["name"]: item for item in package["resources"]}
    for table in ("A3-histogram", "A3-adjust"):
        item = resources[table.lower()]
        assert item["table"] == table
        assert [field["name"] for field in item["schema"]["fields"]] == list(records(table)[0])
        assert item["source"]["volume"] == "資料編"
        assert all(premise["ja"] and premise["en"] for premise in item["premises"])
