"""Arithmetic that a damaged figure in the tables of rates abroad (chapter III) would break.

Each check asks for something the report proves elsewhere: totals and subtotals, statistics that
must fit each other, a comparison against the tables it was made from, an order told in the
running text, figures that the tables of court rates repeat. A check asserts, and returns the
cells it covered. Percent as printed; source: main report, tables III-3 to III-10 and III-26.
"""

import math
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from survey.main_table_checks import number, rows_of

HALF = 0.05 + 1e-6  # a figure printed with one decimal may be off by this much
HUNDREDTH = 0.005 + 1e-6
COUNTRIES = {"japan": "III-3", "united_states": "III-4", "germany": "III-5", "korea": "III-6"}
# The totals printed below the tables; the first three stand in table III-2 too.
TOTALS = {"III-3": 3270, "III-4": 3015, "III-6": 803, "III-26": 884}
SUBTOTALS = {
    ("III-3", "上記電気5分野小計"): "産業用電気 民生用電気 ラジオ・テレビ "
    "電気計測器 電子・通信部品",
    ("III-3", "ゴム・プラスチック小計"): "プラスチック ゴム",
    ("III-3", "化学小計"): "無機化学 有機化学 化学繊維",
    ("III-3", "金属小計"): "鉄鋼・非鉄 金属",
    ("III-26", "化学小計"): "無機化学 有機化学 他化学",
    ("III-26", "金属小計"): "鉄・非鉄 金属製品",
}
# Industry of table III-10: the table and row of the survey in Japan that it takes its mean from.
SURVEY = {
    "software": ("II-11", "class", "overall"),
    "pharma_bio": ("II-3", "class", "bio_pharma"),
    "precision_machinery": ("II-3", "class", "precision_instruments"),
    "telecommunications": ("II-3", "class", "electricity"),
    "transport": ("II-22", "label_ja", "輸送機械"),
    "chemicals": ("II-22", "label_ja", "化学"),
    "petroleum_coal": ("II-22", "label_ja", "石油・石炭"),
    "general_machinery": ("II-22", "label_ja", "一般機械"),
    "food": ("II-22", "label_ja", "食品"),
    "metals": ("II-22", "label_ja", "金属"),
    "plastics": ("II-22", "label_ja", "プラスチック"),
}
# The order of the countries' rates, as the text tells it when it sets them beside asset values.
ORDERS = {
    "food": "united_states japan korea",
    "general_machinery": "united_states japan germany korea",
    "chemicals": "japan united_states korea germany",
    "transport": "united_states japan korea germany",
    "pharma_bio": "united_states japan germany",
    "semiconductors": "united_states germany",
}
# The highest means, as the text below a table names them.
TOPS = {
    "III-3": {"電子計算機": 33.2, "繊維機械": 9.3, "医薬品・化粧品等": 7.1},
    "III-4": {"インターネット": 13.5, "メディア・娯楽": 12.7, "ソフトウェア": 11.6},
    "III-5": {"繊維": 6.0, "医薬・バイオ": 5.9, "石炭": 4.8},
    "III-6": {
        "情報処理・ソフトウェア": 5.9,
        "精密・医療・光学機器": 4.0,
        "輸送機械（自動車等）": 4.0,
    },
    "III-26": {"医薬品・バイオ": 3.3, "鉄・非鉄": 2.9, "木製品・皮製品": 2.9},
}
NOT_RANKED = {"その他"}
# Market rates that the tables of court-set rates (III-12, III-14, III-20, III-21, III-23,
# III-24) repeat.
REPEATED = {
    "III-3": "金属小計 3.6 一般産業機械 4.2 輸送機械 4.3 上記電気5分野小計 4.4 "
    "ゴム・プラスチック小計 4.6 パルプ・紙・印刷 5.3 木製品・皮製品 5.9 建設技術 3.5 その他 8.6",
    "III-4": "化学 4.8 医薬・バイオ 7.7 食品加工 3.9 ソフトウェア 11.6",
    "III-6": "精密・医療・光学機器 4.0 非鉄金属 3.6 機械・装置 2.8 化学 3.4 ゴム・プラスチック 2.7",
    "III-26": "精密機械（電気計測含む） 2.8 建設技術 2.2 一般産業機械 2.4 輸送（自動車等） 1.8 "
    "食料品 2.2 化学小計 1.7 電気通信技術 2.2",
}

Cell = tuple[str, str, str]  # table, row, field
Row = dict[str, str]


def table(name: str) -> dict[str, Row]:
    """A table's rows by their label."""
    return {row["label_ja"]: row for row in rows_of(name)}


def figures(row: Row, names: str) -> list[float]:
    return [number(row[name]) for name in names.split()]


def cells(name: str, labels: Iterable[str], fields: str) -> set[Cell]:
    """The cells that hold something."""
    rows = table(name)
    return {
        (name, label, field) for label in labels for field in fields.split() if rows[label][field]
    }


def errata() -> dict[Cell, Row]:
    return {(row["table"], row["row"], row["field"]): row for row in rows_of("errata.literature")}


def counts_add_up() -> set[Cell]:
    covered = set()
    for name, total in TOTALS.items():
        rows = table(name)
        assert sum(int(row["n"]) for row in rows.values() if row["level"] == "class") == total
        (last,) = (row for row in rows.values() if row["level"] == "total")
        assert int(last["n"]) == total
        covered |= cells(name, rows, "n")
    return covered


def subtotals_are_weighted_means() -> set[Cell]:
    covered = set()
    for (name, label), parts in SUBTOTALS.items():
        rows, half = table(name), HUNDREDTH if name == "III-26" else HALF
        members = [rows[part] for part in parts.split()]
        counts = [int(row["n"]) for row in members]
        assert int(rows[label]["n"]) == sum(counts)
        mean = sum(n * number(row["mean"]) for n, row in zip(counts, members, strict=True))
        assert abs(number(rows[label]["mean"]) - mean / sum(counts)) <= 2 * half
        covered |= cells(name, [label, *parts.split()], "mean")
        if name == "III-26":
            assert number(rows[label]["max"]) == max(number(row["max"]) for row in members)
            assert number(rows[label]["min"]) == min(number(row["min"]) for row in members)
            covered |= cells(name, [label], "max min")
    return covered


def statistics_fit() -> set[Cell]:
    """Minimum, median, mean and maximum that some list of contracts can have."""
    covered = set()
    for name in ("III-4", "III-6", "III-7", "III-8"):
        for label, row in table(name).items():
            low, median, mean, high = figures(row, "min median mean max")
            if math.isnan(mean):
                continue
            assert low <= mean <= high, (name, label)
            assert math.isnan(median) or low <= median <= high, (name, label)
            if row.get("n"):
                n = int(row["n"])
                part = n // 2
                least = (part * low + (n - part - 1) * median + high) / n
                most = (low + (n - part - 1) * median + part * high) / n
                assert least - 2 * HALF <= mean <= most + 2 * HALF, (name, label)
            covered |= cells(name, [label], "mean median max min")
    for name, half in (("III-5", HALF), ("III-26", HUNDREDTH)):
        for label, row in table(name).items():
            low, mean, high = figures(row, "min mean max")
            if math.isnan(mean):
                continue
            n = int(row.get("n") or 1000)
            assert ((n - 1) * low + high) / n - 2 * half <= mean, (name, label)
            assert mean <= (low + (n - 1) * high) / n + 2 * half, (name, label)
            covered |= cells(name, [label], "mean max min")
    return covered


def few_contracts_can_be_listed() -> set[Cell]:
    """Rows of one or three contracts, whose mode and median leave one list only."""
    rows = table("III-3")
    one = rows["石油・石炭"]
    assert one["n"] == "1"
    assert one["mean"] == one["mode"] == one["median"]
    listed = {"無機化学": (2, 5, 5), "繊維機械": (3, 5, 20)}
    for label, contracts in listed.items():
        row, often = rows[label], Counter(contracts).most_common()
        assert int(row["n"]) == len(contracts)
        assert abs(number(row["mean"]) - sum(contracts) / len(contracts)) <= HALF
        assert number(row["median"]) == contracts[1]
        modes = sorted(float(mode) for mode in row["mode"].split("/"))
        assert modes == sorted(value for value, n in often if n == often[0][1])
    return cells("III-3", ["石油・石炭", *listed], "mean mode median n")


def the_guideline_halves_exclusive_rates() -> set[Cell]:
    """What a non-exclusive licence costs is half the exclusive rate, in every printed cell."""
    exclusive, covered = table("III-7"), set()
    for label, row in table("III-8").items():
        for name in ("mean", "median", "max", "min"):
            half = number(exclusive[label][name]) / 2
            assert abs(number(row[name]) - half) <= HUNDREDTH, (label, name)
            covered |= {("III-7", label, name), ("III-8", label, name)}
    return covered


def the_guideline_averages_its_rows() -> set[Cell]:
    rows = rows_of("III-7")
    *classes, average = rows
    for name in ("mean", "max", "min"):
        mean = sum(number(row[name]) for row in classes) / len(classes)
        assert abs(number(average[name]) - mean) <= 2 * HUNDREDTH, name
    return cells("III-7", table("III-7"), "mean max min")


def the_comparison_comes_from_the_countries_tables() -> set[Cell]:
    covered = set()
    for country, name in COUNTRIES.items():
        sources: dict[str, list[Row]] = {}
        for row in rows_of(name):
            if row["industry"]:
                sources.setdefault(row["industry"], []).append(row)
        for label, row in table("III-9").items():
            found = sources.get(row["industry"], [])
            assert bool(found) == bool(row[country]), (label, country)
            if found:
                weights = [int(source.get("n") or 1) for source in found]
                rates = [number(source["mean"]) for source in found]
                total = sum(n * rate for n, rate in zip(weights, rates, strict=True))
                mean = total / sum(weights)
                assert abs(number(row[country]) - mean) <= HALF, (label, country)
                covered |= cells("III-9", [label], country)
                covered |= cells(name, [source["label_ja"] for source in found], "mean")
    return covered


def means_of_the_countries_are_simple() -> set[Cell]:
    covered = set()
    for name in ("III-9", "III-10"):
        for label, row in table(name).items():
            rates = [number(row[country]) for country in COUNTRIES if row[country]]
            mean = sum(rates) / len(rates)
            assert abs(number(row["mean_four_countries"]) - mean) <= HALF, (name, label)
            covered |= cells(name, [label], f"{' '.join(COUNTRIES)} mean_four_countries")
    return covered


def countries_near_the_mean_are_listed() -> set[Cell]:
    rows = table("III-9")
    for row in rows.values():
        mean = number(row["mean_four_countries"])
        near = [c for c in COUNTRIES if row[c] and abs(number(row[c]) - mean) <= 1 + 1e-9]
        assert row["near_mean"] == ";".join(near)
    return cells("III-9", rows, "near_mean")


def survey_and_literature_agree_with_their_tables() -> set[Cell]:
    nine, covered = table("III-9"), set()
    for label, row in table("III-10").items():
        for field in (*COUNTRIES, "mean_four_countries"):
            assert row[field] == nine[label][field], (label, field)
            covered |= cells("III-10", [label], field)
        if row["survey"]:
            name, column, key = SURVEY[row["industry"]]
            (source,) = (each for each in rows_of(name) if each[column] == key)
            assert number(row["survey"]) == number(source["mean"]), label
            covered |= cells("III-10", [label], "survey")
    return covered


def differences_are_differences() -> set[Cell]:
    covered = set()
    for label, row in table("III-10").items():
        rates = [number(row[country]) for country in COUNTRIES if row[country]]
        others = {"difference_japan": number(row["japan"])}
        others["difference_mean"] = sum(rates) / len(rates)
        for field, other in others.items():
            if row[field]:
                assert abs(number(row[field]) - (number(row["survey"]) - other)) <= HALF, label
                covered |= cells("III-10", [label], f"survey {field}")
    return covered


def the_text_orders_the_countries() -> set[Cell]:
    rows, covered = {row["industry"]: row for row in rows_of("III-9")}, set()
    for industry, order in ORDERS.items():
        rates = figures(rows[industry], order)
        assert all(higher > lower for higher, lower in pairwise(rates)), industry
        covered |= cells("III-9", [rows[industry]["label_ja"]], order)
    return covered


def the_text_names_the_highest() -> set[Cell]:
    covered = set()
    for name, tops in TOPS.items():
        rows = [row for row in rows_of(name) if row.get("level", "class") == "class"]
        ranked = sorted(
            (number(row["mean"]) for row in rows if row["label_ja"] not in NOT_RANKED),
            reverse=True,
        )
        for label, rate in tops.items():
            mean = number(table(name)[label]["mean"])
            assert abs(mean - rate) <= HALF
            assert mean >= ranked[len(tops) - 1]
        covered |= cells(name, tops, "mean")
    return covered


def the_court_tables_repeat_market_rates() -> set[Cell]:
    covered = set()
    for name, said in REPEATED.items():
        words = said.split()
        for label, rate in zip(words[::2], words[1::2], strict=True):
            assert abs(number(table(name)[label]["mean"]) - float(rate)) <= HALF, (name, label)
            covered |= cells(name, [label], "mean")
    return covered
