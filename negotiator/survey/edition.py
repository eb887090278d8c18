"""An edition of the survey, asked in the words of the domain.

Tables keep percent as printed; everything that leaves this module is a fraction.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from negotiator.locations import resources
from negotiator.survey.package import Package, Row
from negotiator.survey.types import (
    Band,
    BandRow,
    ClassStatistics,
    Histogram,
    SurveyClass,
    SurveyFactor,
)

RATE_COLUMNS = ("ip_type", "class", "n", "mean", "sd", "min", "max")
ADJUSTMENT_COLUMNS = ("ip_type", "class", "factor", "factor_no", "group", "value")
HISTOGRAM_COLUMNS = ("ip_type", "class", "band", "n")
BAND_ROW_COLUMNS = ("ip_type", "class", "factor", "base_band", "n", "min_rate", "max_rate")
NOT_A_BAND = ("all", "other")
OVERALL = "overall"


class Edition:
    """One edition: its classes and factors, and every figure a rate is made from."""

    def __init__(self, folder: Path) -> None:
        self.package = Package(folder)
        descriptor = self.package.descriptor
        self.name: str = descriptor["name"]
        self.year: int = descriptor.get("year", 0)
        self.titles = {
            "ja": descriptor["title"],
            "en": descriptor.get("title_en", descriptor["title"]),
        }

    def premises(self, ip_type: str) -> Mapping[str, tuple[str, ...]]:
        """What every rate of the IP type supposes, by language."""
        descriptor = self.package.descriptor
        by_type = descriptor.get("premises_by_ip_type", {})
        found = by_type.get(ip_type) or descriptor.get("premises", [])
        return {language: tuple(p[language] for p in found) for language in ("ja", "en")}

    @cached_property
    def _classes(self) -> Mapping[str, Mapping[str, SurveyClass]]:
        found: dict[str, dict[str, SurveyClass]] = {}
        for row in self.package.by_name("classes").rows:
            found.setdefault(row["ip_type"], {})[row["class"]] = _survey_class(row)
        return found

    def classes(self, ip_type: str) -> Mapping[str, SurveyClass]:
        """The classes of an IP type by key, in the report's order."""
        return self._classes.get(ip_type, {})

    @cached_property
    def _factors(self) -> Mapping[str, Mapping[str, SurveyFactor]]:
        labels = {row["factor"]: row for row in self.package.by_name("factors").rows}
        found: dict[str, dict[str, SurveyFactor]] = {}
        for (ip_type, _, key), row in self._adjustments.items():
            if key not in found.setdefault(ip_type, {}):
                names = {"ja": labels[key]["label_ja"], "en": labels[key]["label_en"]}
                number = str(row["factor_no"])
                found[ip_type][key] = SurveyFactor(key, row["group"], number, names)
        return found

    def factors(self, ip_type: str) -> Mapping[str, SurveyFactor]:
        """The factors that the IP type's table prints, by key, in its order."""
        return self._factors.get(ip_type, {})

    @cached_property
    def _rates(self) -> Mapping[tuple[str, str], tuple[str, Row]]:
        return {
            (row["ip_type"], row["class"]): (str(resource.table), row)
            for resource in self.package.with_columns(*RATE_COLUMNS)
            for row in resource.rows
        }

    def rate_table(self, ip_type: str) -> str:
        """The id of the table that prints the IP type's rates."""
        return next(table for (kind, _), (table, _) in self._rates.items() if kind == ip_type)

    def statistics(self, ip_type: str, class_key: str) -> ClassStatistics | None:
        """The printed statistics of a class; None where nobody answered or no row is printed."""
        _, row = self._rates.get((ip_type, class_key), ("", None))
        if row is None or not row["n"] or row["mean"] is None:
            return None
        sd = _fraction(row["sd"])
        mean, low, high = (round(row[name] / 100, 10) for name in ("mean", "min", "max"))
        return ClassStatistics(row["n"], mean, sd, low, high)

    def fine_classes(self, ip_type: str, group: str) -> tuple[str, ...]:
        """The classes printed below a group; empty for a class that is printed itself."""
        if group == OVERALL:
            return ()
        return tuple(key for key, c in self.classes(ip_type).items() if c.parent == group)

    @cached_property
    def _histograms(self) -> Mapping[tuple[str, str], Histogram]:
        bands: dict[tuple[str, str], list[Band]] = {}
        others: dict[tuple[str, str], int] = {}
        for resource in self.package.with_columns(*HISTOGRAM_COLUMNS):
            for row in resource.rows:
                key = (row["ip_type"], row["class"])
                if row["band"] == "other":
                    others[key] = row["n"] or 0
                elif row["band"] != "all":
                    lower, upper = band_edges(row["band"])
                    bands.setdefault(key, []).append(Band(lower, upper, row["n"] or 0))
        return {key: Histogram(tuple(b), others.get(key, 0)) for key, b in bands.items()}

    def histogram(self, ip_type: str, class_key: str) -> Histogram | None:
        """The distribution of a class; None where the appendix prints none."""
        return self._histograms.get((ip_type, class_key))

    @cached_property
    def _adjustments(self) -> Mapping[tuple[str, str, str], Row]:
        return {
            (row["ip_type"], row["class"], row["factor"]): {**row, "table": resource.table}
            for resource in self.package.with_columns(*ADJUSTMENT_COLUMNS)
            for row in resource.rows
        }

    def adjustment_table(self, ip_type: str) -> str:
        """The id of the table that prints the IP type's adjustments."""
        keys = self._adjustments.items()
        return next(str(row["table"]) for (kind, _, _), row in keys if kind == ip_type)

    def adjustment(self, ip_type: str, class_key: str, factor: str) -> float | None:
        """The printed variation figure (a mean width without sign); None for "-"."""
        row = self._adjustments.get((ip_type, class_key, factor))
        return None if row is None else _fraction(row["value"])

    def prints_factor(self, ip_type: str, factor: str) -> bool:
        """Whether the IP type's table has the factor at all."""
        return factor in self.factors(ip_type)

    @cached_property
    def _band_rows(self) -> list[Row]:
        tables = self.package.with_columns(*BAND_ROW_COLUMNS)
        return [row for resource in tables for row in resource.rows]

    @cached_property
    def _answers(self) -> Mapping[tuple[str, str, str], int | None]:
        return {
            (row["ip_type"], row["class"], row["factor"]): row["n"]
            for row in self._band_rows
            if row["base_band"] == "all"
        }

    def answers(self, ip_type: str, class_key: str, factor: str) -> int | None:
        """How many answered on the factor in a class's appendix table; None if it has none."""
        return self._answers.get((ip_type, class_key, factor))

    @cached_property
    def _rows_by_factor(self) -> Mapping[str, tuple[BandRow, ...]]:
        found: dict[str, list[BandRow]] = {}
        for row in self._band_rows:
            if row["base_band"] in NOT_A_BAND or not row["n"]:
                continue
            if self.classes(row["ip_type"])[row["class"]].overlapping:
                continue
            found.setdefault(row["factor"], []).append(_band_row(row))
        return {factor: tuple(rows) for factor, rows in found.items()}

    def band_rows(self, factor: str) -> tuple[BandRow, ...]:
        """The answered band rows of a factor over all IP types (design §3.2).

        Without the classes that overlap others, and without the rows 全体 and その他.
        """
        return self._rows_by_factor.get(factor, ())


def band_edges(band: str) -> tuple[float, float]:
    """Lower and upper end of a band like "3-4", as fractions."""
    lower, upper = band.split("-")
    return int(lower) / 100, int(upper) / 100


def _band_row(row: Row) -> BandRow:
    lower, upper = band_edges(row["base_band"])
    return BandRow(
        row["ip_type"],
        row["class"],
        row["factor"],
        (lower + upper) / 2,
        row["n"],
        _fraction(row.get("mean_width")),
        _fraction(row["min_rate"]),
        _fraction(row["max_rate"]),
    )


def _survey_class(row: Row) -> SurveyClass:
    return SurveyClass(
        row["ip_type"],
        row["class"],
        {"ja": row["label_ja"], "en": row["label_en"]},
        row["parent"],
        bool(row["overlapping"]),
        {"ja": row["search_terms_ja"] or "", "en": row["search_terms_en"] or ""},
    )


def _fraction(percent: Any) -> float | None:
    """A printed percentage as a fraction; 1.4 % is 0.014, not the 0.01399… of a division."""
    return None if percent is None else round(float(percent) / 100, 10)


def _editions_folder() -> Path:
    return resources() / "survey"


@cache
def edition_names() -> tuple[str, ...]:
    """The editions that are installed, newest last."""
    folder = _editions_folder()
    return tuple(sorted(path.parent.name for path in folder.glob("*/datapackage.json")))


@cache
def open_edition(name: str) -> Edition:
    """The installed edition of that name, read once."""
    return open_edition_at(_editions_folder() / name)


@cache
def open_edition_at(folder: Path) -> Edition:
    """The edition in a folder. Raises DamagedEditionError if it doesn't hold together."""
    return Edition(folder)
