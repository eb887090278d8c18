"""Evaluations made by hand: every figure set freely, so that a chart can be asked about any."""

from collections.abc import Mapping, Sequence
from itertools import cycle, islice

from hypothesis import strategies as st

from negotiator.deal.model import Deal, Forecast, IntellectualProperty, Structure
from negotiator.deal.vocabulary import FACTORS
from negotiator.evaluation.result import EditionInfo, Evaluation, YearlyForecast
from negotiator.rates.types import AdjustedRate, Adjustment, Benchmark, Evidence, Factor, Source
from negotiator.survey.types import Band, Histogram, SurveyClass
from negotiator.values.types import StructureValue

SOURCE = Source("II-3", {"class": "chemistry"}, "mean")
CLASS = SurveyClass(
    "patent", "chemistry", {"ja": "化学", "en": "Chemistry"}, "overall", False, {"ja": "", "en": ""}
)
CHEMISTRY_COUNTS = (2, 6, 25, 29, 17, 11, 1, 2, 1, 5)


def histogram(counts: Sequence[int], other: int = 0) -> Histogram:
    """Bands of one point each from 0 %, as the survey prints them."""
    bands = (Band(place / 100, (place + 1) / 100, n) for place, n in enumerate(counts))
    return Histogram(tuple(bands), other)


def factor(key: str, shift: float, evidence: Evidence | None = None) -> Factor:
    return Factor(
        key=key,
        group="right",
        magnitude=abs(shift),
        direction=(shift > 0) - (shift < 0),
        strength=1.0,
        shift=shift,
        headline_shift=shift,
        calibrated_shift=shift,
        class_used="chemistry",
        n=50,
        evidence=evidence or Evidence(10, 5, 1, 20),
        survey_magnitude=abs(shift),
        survey_direction=1,
        overridden=frozenset(),
        reason="",
        printed=True,
        source=SOURCE,
    )


def structure(
    name: str,
    payments: Sequence[float],
    npv_licensor: float = 1.0,
    npv_licensee: float | None = 1.0,
) -> StructureValue:
    nothing = (0.0,) * len(payments)
    return StructureValue(
        name=name,
        payments=tuple(payments),
        earned=tuple(payments),
        minimum=nothing,
        cap=nothing,
        credits=nothing,
        other=nothing,
        total=sum(payments),
        first_three_years=sum(payments[:4]),
        npv_licensor=npv_licensor,
        npv_licensor_after_tax=npv_licensor,
        npv_licensee=npv_licensee,
        effective_rate=None,
        payback_year=None,
        burden=None,
    )


def evaluation(
    *,
    base: float = 0.043,
    shifts: Mapping[str, float] | None = None,
    combined: float | None = None,
    half_width: float = 0.02,
    counts: Sequence[int] | None = CHEMISTRY_COUNTS,
    other: int = 5,
    sd: float | None = 0.03,
    n: int = 103,
    highest: float = 0.1,
    quartiles: tuple[float, float, float] | None = (0.027, 0.036, 0.047),
    structures: Sequence[StructureValue] = (),
    currency: str = "JPY",
) -> Evaluation:
    """An evaluation with these figures; ``combined`` None is the plain sum of the shifts."""
    shifts = {} if shifts is None else shifts
    combined = sum(shifts.values()) if combined is None else combined
    point = max(0.0, base + combined)
    q1, median, q3 = quartiles or (None, None, None)
    benchmark = Benchmark(
        edition="jpo-2009",
        table="II-3",
        ip_type="patent",
        class_key="chemistry",
        class_used="chemistry",
        n=n,
        mean=base,
        sd=sd,
        min=min(0.005, highest),
        max=highest,
        q1=q1,
        median=median,
        q3=q3,
        base_rate=base,
        statistic="mean",
        override_reason="",
        histogram=None if counts is None else histogram(counts, other),
        source=SOURCE,
    )
    years = max((len(one.payments) - 1 for one in structures), default=1)
    sales = (1.0,) * years
    deal = Deal(
        ip=IntellectualProperty(type="patent", class_key="chemistry"),
        forecast=Forecast(currency=currency, sales=sales),
        structures=tuple(Structure(name=one.name, terms=()) for one in structures),
    )
    return Evaluation(
        deal=deal,
        edition=EditionInfo("jpo-2009", 2009, {}, {}),
        class_info=CLASS,
        class_used_info=CLASS,
        factor_info={},
        benchmark=benchmark,
        adjustment=Adjustment(
            "headline",
            "additive",
            combined,
            tuple(factor(key, shift) for key, shift in shifts.items()),
        ),
        rate=AdjustedRate(point, max(0.0, point - half_width), point + half_width, point, {}, 0.5),
        forecast=YearlyForecast(sales, sales, sales, sales),
        structures=tuple(structures),
        warnings=(),
    )


# What hypothesis draws from

RATES = st.floats(0.0, 1.0).map(lambda value: round(value, 4))
SHIFTS = st.dictionaries(
    st.sampled_from(FACTORS),
    st.floats(-0.1, 0.1).map(lambda value: round(value, 4)),
    max_size=12,
)
NAMES = st.one_of(
    st.text("ランニング一時金最低保証付き＋・", min_size=1, max_size=24),
    st.text("Running royalty with minimum ", min_size=1, max_size=40).map(lambda s: s + "x"),
)
AMOUNTS = st.one_of(st.just(0.0), st.floats(0.0, 1e12))
WORTHS = st.one_of(st.just(0.0), st.floats(-1e12, 1e12))


@st.composite
def structures(draw):
    """One to twelve structures over one to sixty years."""
    names = draw(st.lists(NAMES, min_size=1, max_size=12, unique=True))
    years = draw(st.sampled_from((1, 2, 5, 10, 20, 60)))
    known = draw(st.booleans())
    pattern = st.lists(AMOUNTS, min_size=1, max_size=5)
    return tuple(
        structure(
            name,
            tuple(islice(cycle(draw(pattern)), years + 1)),
            draw(WORTHS),
            draw(WORTHS) if known else None,
        )
        for name in names
    )


@st.composite
def evaluations(draw):
    """Any evaluation a chart may meet, and some that it hardly will."""
    counts = draw(st.none() | st.lists(st.integers(0, 60), min_size=19, max_size=19))
    quartiles = tuple(sorted(draw(st.tuples(RATES, RATES, RATES)))) if counts else None
    return evaluation(
        base=draw(RATES),
        shifts=draw(SHIFTS),
        combined=draw(st.none() | st.floats(-0.5, 0.5)),
        half_width=draw(st.floats(0.0, 0.2)),
        counts=counts,
        other=draw(st.integers(0, 40)),
        sd=draw(st.none() | st.floats(0.001, 0.3)),
        n=draw(st.integers(0, 600)),
        highest=draw(RATES),
        quartiles=quartiles,
        structures=draw(structures()),
    )
