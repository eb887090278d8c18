"""Arithmetic between the court cases of the appendix and the tables that sum them up.

The 101 cases of the appendix are the source; every mean, count, minimum and maximum of the main
report's court tables is reckoned again from them, exactly (fractions, halves rounded up as the
report does). A check asserts, and returns the cells it covered.
Percent as printed; source: main report, tables III-11 to III-25, and appendix 3(1).
"""

import csv
import datetime
import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "resources" / "survey" / "jpo-2009" / "data"
SUMMARY = {"III-12": "jp", "III-14": "us", "III-18": "uk", "III-21": "de"}
GROUNDS = {"III-13": "jp", "III-15": "us", "III-19": "uk", "III-22": "de", "III-25": "kr"}
LISTED = {"III-17": "uk", "III-20": "de", "III-23": "kr", "III-24": "kr"}
TABLES = ["III-11", *sorted({*SUMMARY, *GROUNDS, *LISTED}), "A3-cases"]
KEYS = dict.fromkeys(["III-11", *SUMMARY], "industry") | dict.fromkeys(GROUNDS, "suit_type")
KEYS |= dict.fromkeys([*LISTED, "A3-cases"], "case_id")
FIRST = {"III-23": "granted", "III-24": "dismissed", "III-20": "granted", "III-17": "granted"}
# Rates that the report counts as a middle of what the parties named, before it rounds them.
EXACT = {
    "uk-8": (6 + Fraction(9, 2)) / 2,
    "uk-12": (Fraction(1, 2) + 3) / 2,
    "uk-14": Fraction(1 + 5 + 8, 3),
}


Cell = tuple[str, str, str]  # table, row, field
Row = dict[str, str]


def weighted(*parts: tuple[str, int]) -> Fraction:
    """The mean of means, each with its number of contracts."""
    total = sum((Fraction(mean) * n for mean, n in parts), Fraction())
    return total / sum(n for _, n in parts)


# Where the report takes the market means from: the rows whose weighted mean stands for an
# industry, by their printed labels.
ELECTRICAL = "産業用電気 民生用電気 ラジオ・テレビ 電気計測器 電子・通信部品"
MARKET_TABLE = {
    "III-12": "III-3", "III-14": "III-4", "III-20": "III-26", "III-21": "III-26",
    "III-23": "III-6", "III-24": "III-6",
}  # fmt: skip
MARKET_ROWS = {
    "III-3": {
        "chemicals": "無機化学 有機化学 化学繊維", "metals": "鉄鋼・非鉄 金属",
        "general_machinery": "一般産業機械", "transport": "輸送機械", "electrical": ELECTRICAL,
        "food": "食料品・たばこ", "rubber_plastics": "プラスチック ゴム",
        "pulp_paper": "パルプ・紙・印刷", "wood": "木製品・皮製品", "construction": "建設技術",
        "other": "その他",
    },
    "III-4": {
        "chemicals": "化学", "pharma_bio": "医薬・バイオ", "electrical": "半導体 PC・OA機器",
        "food": "食品加工", "software": "ソフトウェア",
    },
    "III-26": {
        "chemicals": "化学小計", "precision_machinery": "精密機械（電気計測含む）",
        "general_machinery": "一般産業機械", "automotive": "輸送（自動車等）", "food": "食料品",
        "construction": "建設技術", "telecommunications": "電気通信技術",
    },
    "III-6": {
        "medical_devices": "精密・医療・光学機器", "steel": "非鉄金属",
        "general_machinery": "機械・装置", "chemicals": "化学",
        "rubber_plastics": "ゴム・プラスチック",
    },
}  # fmt: skip


@cache
def rows_of(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def market_mean(name: str, industry: str) -> Fraction:
    """The market mean that a court table sets against an industry, before rounding."""
    source = MARKET_TABLE[name]
    rows = {row["label_ja"]: row for row in rows_of(source)}
    parts = [rows[label] for label in MARKET_ROWS[source][industry].split()]
    return weighted(*((row["mean"], int(row["n"])) for row in parts))


def table(name: str) -> dict[str, Row]:
    return {row[KEYS[name]]: row for row in rows_of(name)}


def cells(name: str, row: str, fields: Iterable[str]) -> set[Cell]:
    return {(name, row, field) for field in fields}


def cases(country: str) -> list[Row]:
    return [row for row in rows_of("A3-cases") if row["country"] == country]


def counted(row: Row) -> Fraction:
    """The rate a case adds to the summary tables, before rounding."""
    return EXACT.get(row["case_id"], Fraction(row["rate_counted"]))


def median(values: Iterable[Fraction]) -> Fraction:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def mean(values: Iterable[Fraction]) -> Fraction:
    listed = list(values)
    return sum(listed, Fraction()) / len(listed)


def half_up(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def same(printed: str, value: Fraction) -> bool:
    """Whether the printed figure is the value, in full or rounded to one decimal."""
    return Fraction(printed) == value or Decimal(printed) == half_up(value)


STATISTICS: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "mean": mean,
    "median": median,
    "min": min,
    "max": max,
}


def summaries_are_the_cases() -> set[Cell]:
    """Count, mean, median, minimum and maximum of each industry, and of all."""
    covered = set[Cell]()
    for name, country in SUMMARY.items():
        known = [row for row in cases(country) if row["rate_counted"]]
        for key, row in table(name).items():
            group = [c for c in known if key in ("total", c["industry"])]
            if key == "undisclosed":
                group = [c for c in cases(country) if not c["rate_counted"]]
            everyone = len(cases(country)) if key == "total" else len(group)
            assert int(row["n"]) == everyone, (name, key)
            fields = [field for field in STATISTICS if row.get(field)]
            for field in fields:
                value = STATISTICS[field]([counted(c) for c in group])
                assert same(row[field], value), (name, key, field, row[field], float(value))
            covered |= cells(name, key, ["n", *fields])
            covered |= {
                ("A3-cases", c["case_id"], field)
                for c in group
                for field in ("industry", "rate_counted")
            }
    return covered


def grounds_are_counted() -> set[Cell]:
    """How many cases of each type of suit rest on each ground."""
    covered = set[Cell]()
    for name, country in GROUNDS.items():
        for key, row in table(name).items():
            group = [c for c in cases(country) if key in ("total", c["suit_type"])]
            grounds = [g for c in group for g in grounds_counted(name, c)]
            fields = list(row)[4:]
            for field in fields:
                number = len(grounds) if field == "grounds_total" else grounds.count(field)
                assert int(row[field] or 0) == number, (name, key, field)
            assert int(row["n"]) == len(group), (name, key)
            covered |= cells(name, key, ["n", *(f for f in fields if row[f])])
            covered |= {
                ("A3-cases", c["case_id"], field)
                for c in group
                for field in ("suit_type", "grounds")
            }
    return covered


def grounds_counted(name: str, case: Row) -> list[str]:
    """A case's grounds; table III-22 counts one of two under the literature only."""
    grounds = case["grounds"].split(";")
    return ["literature"] if name == "III-22" and "literature" in grounds else grounds


def listed_rates_are_the_cases() -> set[Cell]:
    """Tables that list cases one by one list all of theirs, with rate and industry."""
    covered = set[Cell]()
    for name, country in LISTED.items():
        group = [c for c in cases(country) if c["decision"] == FIRST[name]]
        rows = [row for row in rows_of(name) if row["case_id"] != "mean"]
        assert [row["case_id"] for row in rows] == [c["case_id"] for c in group], name
        for row, case in zip(rows, group, strict=True):
            assert row["industry"] == case["industry"], row["case_id"]
            if row["rate"]:
                assert Fraction(row["rate"]) == counted(case), row["case_id"]
                covered |= cells(name, row["case_id"], ["rate"])
                covered.add(("A3-cases", case["case_id"], "rate_counted"))
            for end in ("low", "high"):
                if row.get(f"rate_{end}"):
                    assert Fraction(row[f"rate_{end}"]) == Fraction(case[f"rate_decided_{end}"])
                    covered |= cells(name, row["case_id"], [f"rate_{end}"])
    return covered


def differences_are_court_minus_market() -> set[Cell]:
    """Each difference, of unrounded figures, and the mean of the differences."""
    covered = set[Cell]()
    for name in MARKET_TABLE:
        country = SUMMARY.get(name) or LISTED[name]
        differences = []
        for key, row in table(name).items():
            if not row["market_mean"]:
                continue
            value = market_mean(name, row["industry"])
            group = [c for c in cases(country) if key in (c["industry"], c["case_id"])]
            known = [counted(c) for c in group if c["rate_counted"]]
            assert same(row["market_mean"], value), (name, key)
            differences.append(mean(known) - value)
            assert same(row["difference"], differences[-1]), (name, key, row["difference"])
            covered |= cells(name, key, ["market_mean", "difference"])
        last = next((k for k in ("total", "mean") if k in table(name)), "")
        if last:
            assert same(table(name)[last]["difference"], mean(differences)), name
            covered |= cells(name, last, ["difference"])
    return covered


def long_term_figures_fit() -> set[Cell]:
    """Table III-11: middle values below the highest, totals of their parts, differences."""
    covered = set[Cell]()
    rows = table("III-11")
    for side in ("jp", "us"):
        parts = [r for r in rows.values() if r[f"{side}_n"] and not r["part_of"]]
        parts = [r for r in parts if r["industry"] != "total"]
        covered |= _totals_fit(side, rows["total"], parts)
        for key, row in rows.items():
            covered |= _ends_fit(side, key, row)
    for key, row in rows.items():
        for field in ("mean", "max"):
            if row[f"diff_{field}"]:
                gap = Fraction(row[f"us_{field}"]) - Fraction(row[f"jp_{field}"])
                assert abs(gap - Fraction(row[f"diff_{field}"])) <= Fraction(15, 100), key
                covered |= cells("III-11", key, [f"{s}_{field}" for s in ("diff", "us", "jp")])
    return covered | _electrical_is_its_parts(rows)


def _totals_fit(side: str, total: Row, parts: list[Row]) -> set[Cell]:
    number = sum(int(r[f"{side}_n"]) for r in parts)
    undisclosed = 2 if side == "jp" else 0  # see notes.courts.csv
    assert number + undisclosed == int(total[f"{side}_n"])
    value = weighted(*((r[f"{side}_mean"], int(r[f"{side}_n"])) for r in parts))
    assert abs(value - Fraction(total[f"{side}_mean"])) <= Fraction(1, 10)
    assert Fraction(total[f"{side}_max"]) == max(Fraction(r[f"{side}_max"]) for r in parts)
    fields = [f"{side}_{field}" for field in ("n", "mean", "max")]
    return cells("III-11", "total", fields) | {
        ("III-11", r["industry"], f"{side}_n") for r in parts
    }


def _ends_fit(side: str, key: str, row: Row) -> set[Cell]:
    """Mean and median reachable with so many rates, the highest among them, none below 0."""
    if not row[f"{side}_n"]:
        return set()
    number, high = int(row[f"{side}_n"]), Fraction(row[f"{side}_max"])
    middle = Fraction(row[f"{side}_median"] or 0)
    average = Fraction(row[f"{side}_mean"])
    above = (number + 1) // 2 - 1 if number > 2 else 0
    assert middle <= high, (side, key)
    assert (high + above * middle) / number - Fraction(1, 10) <= average <= high, (side, key)
    if number == 1:
        assert average == middle == high, (side, key)
    if number == 2:
        assert average == middle, (side, key)
    return cells(
        "III-11", key, [f"{side}_{f}" for f in ("mean", "median", "max") if row[f"{side}_{f}"]]
    )


def _electrical_is_its_parts(rows: dict[str, Row]) -> set[Cell]:
    parts = [row for row in rows.values() if row["part_of"] == "electrical"]
    whole = rows["electrical"]
    assert sum(int(row["us_n"]) for row in parts) == int(whole["us_n"])
    assert max(Fraction(row["us_max"]) for row in parts) == Fraction(whole["us_max"])
    value = weighted(*((row["us_mean"], int(row["us_n"])) for row in parts))
    assert same(whole["us_mean"], value)
    fields = ("us_n", "us_max", "us_mean")
    return {("III-11", row["industry"], f) for row in [whole, *parts] for f in fields}


def dates_fit_case_numbers() -> set[Cell]:
    """A judgment follows its filing; Japanese symbols fit the court, working days the calendar."""
    covered = set[Cell]()
    for row in rows_of("A3-cases"):
        year = datetime.date.fromisoformat(row["date"]).year
        filed = filing_years(row)
        assert all(0 <= year - each <= 10 for each in filed), row["case_id"]
        if row["country"] == "jp":
            first = "地方" in row["court_ja"]
            symbols = set(re.findall(r"\((.)\)", row["case_number"]))
            assert symbols == ({"ワ"} if first else {"ネ"}), row["case_id"]
            assert datetime.date.fromisoformat(row["date"]).weekday() < 5, row["case_id"]
        if filed:
            covered |= cells("A3-cases", row["case_id"], ["date", "case_number"])
    return covered


def filing_years(row: Row) -> list[int]:
    """The years that a case number names: of filing, or of the judgment for neutral citations."""
    number = row["case_number"]
    if row["country"] == "jp":
        return [1988 + int(each) for each in re.findall(r"平成(\d+)年", number)]
    if row["country"] == "kr":
        prefix = re.match(r"\d+", number)
        assert prefix, number
        return [int(prefix[0]) + (1900 if len(prefix[0]) == 2 else 0)]
    if row["country"] == "uk":
        cited = re.match(r"uk-(\d{4})-", number)
        tail = int(number[-2:])
        year = int(cited[1]) if cited else tail + (1900 if tail > 50 else 2000)
        assert year == int(row["date"][:4]), number
        return [year]
    if row["country"] == "de":
        tail = int(number[-2:])
        return [tail + (1900 if tail > 50 else 2000)]
    return []


def courts_stay_within_the_claim() -> set[Cell]:
    """No court set more than what was claimed, and a middle lies between its ends."""
    covered = set[Cell]()
    for row in rows_of("A3-cases"):
        for kind in ("claimed", "decided"):
            low, middle, high = (row[f"rate_{kind}{end}"] for end in ("_low", "", "_high"))
            assert bool(low) == bool(high), row["case_id"]
            if low:
                assert Fraction(low) <= Fraction(middle or low) <= Fraction(high), row["case_id"]
        assert not (row["decision"] == "dismissed" and row["rate_decided"]), row["case_id"]
        if row["rate_decided"]:
            assert row["rate_counted"] == row["rate_decided"], row["case_id"]
            covered |= cells("A3-cases", row["case_id"], ["rate_decided"])
        if row["rate_decided"] and row["rate_claimed_high"]:
            claimed = Fraction(row["rate_claimed_high"])
            assert Fraction(row["rate_decided"]) <= claimed, row["case_id"]
            covered |= cells("A3-cases", row["case_id"], ["rate_claimed_high"])
    return covered
