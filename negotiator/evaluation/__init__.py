"""The one evaluation that feeds window, papers, workbook and JSON (design §8).

Window, papers and commands import results and the one call that makes them from here, never the
formulas behind.
"""

from negotiator.evaluation.as_json import as_document
from negotiator.evaluation.evaluate import evaluate, factor_previews, with_risk
from negotiator.evaluation.result import EditionInfo, Evaluation, YearlyForecast
from negotiator.evaluation.wording import caution_sentence
from negotiator.payments.sales_course import growth_course, likely_range, rounded
from negotiator.rates.types import (
    AdjustedRate,
    Adjustment,
    Benchmark,
    Caution,
    Evidence,
    Factor,
    Source,
)
from negotiator.risk.types import Spread, StructureRisk
from negotiator.survey.types import Band, Histogram, SurveyClass, SurveyFactor
from negotiator.values.equivalents import at_equivalent
from negotiator.values.types import Equivalent, StructureValue

__all__ = [
    "AdjustedRate",
    "Adjustment",
    "Band",
    "Benchmark",
    "Caution",
    "EditionInfo",
    "Equivalent",
    "Evaluation",
    "Evidence",
    "Factor",
    "Histogram",
    "Source",
    "Spread",
    "StructureRisk",
    "StructureValue",
    "SurveyClass",
    "SurveyFactor",
    "YearlyForecast",
    "as_document",
    "at_equivalent",
    "caution_sentence",
    "evaluate",
    "factor_previews",
    "growth_course",
    "likely_range",
    "rounded",
    "with_risk",
]
