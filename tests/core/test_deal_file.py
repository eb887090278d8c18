"""What a deal file may hold, what is refused and where, and that saving loses nothing (D 6.1)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from core.support import MILLION, Document, changed, full_document, small_document, without

from negotiator.deal.errors import DealError
from negotiator.deal.reading import from_document, load, parse
from negotiator.deal.writing import save, to_document
from negotiator.language import LANGUAGES, Text

ONE_YEAR = [100 * MILLION]


def refusal_of(document: Any) -> DealError:
    with pytest.raises(DealError) as refused:
        from_document(document)
    return refused.value


# --- refused: one value changed in the full deal ---

CHANGES: list[tuple[str, Any, str, str]] = [
    # place in the document, value, place in the message, a word of its sentence
    ("format", "other", "format", "negotiator-deal"),
    ("format", 3, "format", "negotiator-deal"),
    ("version", 2, "version", "newer"),
    ("version", 0, "version", "1"),
    ("version", "1", "version", "whole number"),
    ("version", True, "version", "whole number"),
    ("version", 1.5, "version", "whole number"),
    # wrong types
    ("title", 5, "title", "text"),
    ("ip", [], "ip", "object"),
    ("ip.type", None, "ip.type", "one of"),
    ("ip.class", 7, "ip.class", "text"),
    ("ip.force_class", "yes", "ip.force_class", "true or false"),
    ("ip.rights", {}, "ip.rights", "list"),
    ("ip.rights.0", "patent", "ip.rights[0]", "object"),
    ("ip.rights.0.expires", "31.1.2040", "ip.rights[0].expires", "date"),
    ("grant.sublicense", 1, "grant.sublicense", "true or false"),
    ("grant.start", "2027-02-30", "grant.start", "date"),
    ("bundle", "know_how", "bundle", "list"),
    ("circumstances.no_alternative", None, "circumstances.no_alternative", "true or false"),
    ("forecast", None, "forecast", "object"),
    ("forecast.sales", 5, "forecast.sales", "list"),
    ("forecast.sales.3", "12", "forecast.sales[3]", "number"),
    ("forecast.sales.3", True, "forecast.sales[3]", "number"),
    ("forecast.sales.3", None, "forecast.sales[3]", "number"),
    ("forecast.units.2", [], "forecast.units[2]", "number"),
    ("structures", {}, "structures", "list"),
    ("structures.1", [], "structures[1]", "object"),
    ("structures.1.name", None, "structures[1].name", "text"),
    ("structures.1.terms", {}, "structures[1].terms", "list"),
    ("structures.1.terms.0", "lump_sum", "structures[1].terms[0]", "object"),
    ("structures.0.terms.0.rate", "much", "structures[0].terms[0].rate", "adjusted"),
    ("structures.0.terms.0.rate", None, "structures[0].terms[0].rate", "number"),
    ("structures.3.terms.1.carry_forward", 1, "structures[3].terms[1].carry_forward", "true"),
    ("structures.3.terms.1.amount", "8", "structures[3].terms[1].amount", "number"),
    ("finance.amortise_years", 1.5, "finance.amortise_years", "whole number"),
    ("finance.amortise_years", 0, "finance.amortise_years", "between"),
    ("positions.scores", [], "positions.scores", "object"),
    ("positions.scores.1", 3, "positions.scores.1", "between"),
    ("positions.scores.1", 0.5, "positions.scores.1", "whole number"),
    ("simulation.draws", 0, "simulation.draws", "between"),
    ("grant.years", 10.5, "grant.years", "whole number"),
    # closed lists
    ("ip.type", "design", "ip.type", "one of"),
    ("ip.class", "nice_09", "ip.class", "patent"),
    ("ip.class", "", "ip.class", "patent"),
    ("counterparty", "friend", "counterparty", "one of"),
    ("grant.exclusivity", "semi", "grant.exclusivity", "one of"),
    ("bundle.0", "house", "bundle[0]", "one of"),
    ("structures.0.terms.0.kind", "gift", "structures[0].terms[0].kind", "one of"),
    ("structures.2.terms.0.measure", "weight", "structures[2].terms[0].measure", "one of"),
    ("structures.2.terms.0.mode", "half", "structures[2].terms[0].mode", "one of"),
    ("benchmark.statistic", "mode", "benchmark.statistic", "one of"),
    ("benchmark.edition", "jpo-1900", "benchmark.edition", "one of"),
    ("adjustment.method", "guess", "adjustment.method", "one of"),
    ("adjustment.combine", "sum", "adjustment.combine", "one of"),
    ("adjustment.overrides", {"luck": {}}, "adjustment.overrides", "luck"),
    ("finance.convention", "start", "finance.convention", "one of"),
    ("role", "judge", "role", "one of"),
    # negative money, units, volatility
    ("forecast.sales.3", -5, "forecast.sales[3]", "must be 0 or more, got -5"),
    ("forecast.units.0", -1, "forecast.units[0]", "0 or more"),
    ("forecast.volatility", -0.1, "forecast.volatility", "0 or more"),
    ("forecast.licensee_investment", -1, "forecast.licensee_investment", "0 or more"),
    ("structures.1.terms.0.amount", -1, "structures[1].terms[0].amount", "0 or more"),
    ("structures.4.terms.0.amount", -1, "structures[4].terms[0].amount", "0 or more"),
    ("structures.3.terms.1.amount", -1, "structures[3].terms[1].amount", "0 or more"),
    ("positions.development_cost", -1, "positions.development_cost", "0 or more"),
    ("positions.licensor_alternative_value", -1, "positions.licensor_alternative_value", "0 or"),
    ("positions.licensee_alternative_value", -1, "positions.licensee_alternative_value", "0 or"),
    # rates outside [0, 1], discount rates outside (−1, 10]
    ("structures.0.terms.0.rate", 1.01, "structures[0].terms[0].rate", "between 0 and 1"),
    ("structures.0.terms.0.rate", -0.01, "structures[0].terms[0].rate", "between 0 and 1"),
    ("structures.2.terms.0.tiers.1.rate", 2, "structures[2].terms[0].tiers[1].rate", "between"),
    ("structures.1.terms.0.instalments.0.share", 1.5, "instalments[0].share", "between"),
    ("base.deduction_rate", 1.1, "base.deduction_rate", "between 0 and 1"),
    ("base.contribution_rate", -0.1, "base.contribution_rate", "between 0 and 1"),
    ("forecast.operating_margin_rate", 14, "forecast.operating_margin_rate", "between 0 and 1"),
    ("benchmark.override_rate", 5, "benchmark.override_rate", "between 0 and 1"),
    ("finance.licensor_tax_rate", 34, "finance.licensor_tax_rate", "between 0 and 1"),
    ("finance.licensee_tax_rate", -1, "finance.licensee_tax_rate", "between 0 and 1"),
    ("finance.withholding_rate", 10, "finance.withholding_rate", "between 0 and 1"),
    ("finance.innovation_box_eligible_rate", 2, "innovation_box_eligible_rate", "between"),
    ("finance.licensor_discount_rate", -1, "finance.licensor_discount_rate", "above -1"),
    ("finance.licensee_discount_rate", 10.01, "finance.licensee_discount_rate", "at most 10"),
    ("adjustment.overrides.with_know_how.strength", 1.2, "with_know_how.strength", "between"),
    ("adjustment.overrides.with_know_how.magnitude", 2, "with_know_how.magnitude", "between"),
    ("adjustment.overrides.with_know_how.direction", 2, "with_know_how.direction", "between"),
    # lengths and years
    ("forecast.units", [1, 2, 3], "forecast.units", "as long as forecast.sales (10)"),
    ("structures.3.terms.1.amount", [1, 2], "structures[3].terms[1].amount", "as long"),
    ("grant.years", 9, "grant.years", "10"),
    ("structures.1.terms.0.instalments.1.year", 11, "instalments[1].year", "at most 10"),
    ("structures.1.terms.0.instalments.1.year", -1, "instalments[1].year", "0 or more"),
    # instalments, tiers
    ("structures.1.terms.0.instalments.0.share", 0.4, "instalments", "add up to 1"),
    ("structures.1.terms.0.instalments", [], "instalments", "add up to 1"),
    ("structures.2.terms.0.tiers.0.from", 1, "tiers[0].from", "must be 0"),
    ("structures.2.terms.0.tiers.2.from", 200000000, "tiers[2].from", "rise"),
    ("structures.2.terms.0.tiers.2.from", 1, "tiers[2].from", "rise"),
    ("structures.2.terms.0.tiers", [], "tiers", "at least one"),
    ("structures.2.terms.0.tiers.0", {"from": 0, "amount": 5}, "tiers[0].amount", "units"),
    ("structures.2.terms.0.tiers.0", {"from": 0}, "tiers[0]", "rate or an amount"),
    # structures
    ("structures", [], "structures", "at least one"),
    ("structures.1.terms", [], "structures[1].terms", "at least one"),
    ("structures.1.name", "ランニング", "structures[1].name", "differ"),
    ("structures.1.name", " ", "structures[1].name", "empty"),
    ("structures.1.solve_for", {"term": 1}, "structures[1].solve_for.term", "one of"),
    ("reference_structure", "ない", "reference_structure", "one of the structures"),
    # reasons
    ("adjustment.overrides.with_know_how.reason", "", "with_know_how.reason", "reason"),
    ("adjustment.overrides.with_know_how.reason", "  ", "with_know_how.reason", "reason"),
    ("benchmark.override_rate", 0.05, "benchmark.override_reason", "reason"),
    # sales
    ("forecast.sales", [], "forecast.sales", "at least one year"),
    ("forecast.sales", [1] * 101, "forecast.sales", "at most 100"),
]


@pytest.mark.parametrize(("where", "value", "place", "word"), CHANGES, ids=lambda part: str(part))
def test_a_value_that_a_deal_cannot_hold_is_refused_at_its_place(
    where: str, value: Any, place: str, word: str
):
    error = refusal_of(changed(full_document(), where, value))
    assert error.place.endswith(place)
    assert word in error.sentence(Text("en"))


TERMS: list[tuple[Document, str]] = [
    # a term of a one-year deal with units, the place of the refusal inside the term
    ({"kind": "running"}, "rate"),
    ({"kind": "per_unit"}, "amount"),
    ({"kind": "per_unit", "amount": -1}, "amount"),
    ({"kind": "stepped", "tiers": [{"from": 0, "rate": 0.1}]}, "measure"),
    ({"kind": "stepped", "measure": "annual_units"}, "tiers"),
    ({"kind": "stepped", "measure": "annual_units", "tiers": [{"rate": 0.1}]}, "tiers[0].from"),
    (
        {
            "kind": "stepped",
            "measure": "annual_units",
            "tiers": [{"from": 0, "rate": 0.1, "amount": 1}],
        },
        "tiers[0]",
    ),
    (
        {"kind": "stepped", "measure": "annual_units", "tiers": [{"from": 0, "amount": -1}]},
        "tiers[0].amount",
    ),
    ({"kind": "time_steps", "steps": []}, "steps"),
    ({"kind": "time_steps", "steps": [{"from_year": 2, "rate": 0.1}]}, "steps[0].from_year"),
    ({"kind": "time_steps", "steps": [{"from_year": 0.5, "rate": 0.1}]}, "steps[0].from_year"),
    ({"kind": "time_steps", "steps": [{"from_year": 1, "rate": 1.1}]}, "steps[0].rate"),
    ({"kind": "sliding", "rate": 0.1, "index": [1, 1]}, "index"),
    ({"kind": "sliding", "rate": 0.1, "index": [0]}, "index[0]"),
    ({"kind": "sliding", "rate": 0.1, "index": [-1]}, "index[0]"),
    ({"kind": "sliding", "rate": 0.1}, "index"),
    ({"kind": "sliding", "rate": 0.1, "index": [1], "floor_rate": -0.1}, "floor_rate"),
    ({"kind": "sliding", "rate": 0.1, "index": [1], "cap_rate": 1.1}, "cap_rate"),
    ({"kind": "sliding", "rate": 0.1, "index": [1], "elasticity": "2"}, "elasticity"),
    ({"kind": "minimum"}, "amount"),
    ({"kind": "minimum", "amount": [-1]}, "amount[0]"),
    ({"kind": "minimum", "amount": []}, "amount"),
    ({"kind": "maximum", "annual": -1}, "annual"),
    ({"kind": "maximum", "total": -1}, "total"),
    ({"kind": "fixed", "amount": -1}, "amount"),
    ({"kind": "fixed", "amount": 1, "from_year": 2}, "from_year"),
    ({"kind": "fixed", "amount": 1, "to_year": 2}, "to_year"),
    ({"kind": "fixed", "amount": 1, "from_year": -1}, "from_year"),
    ({"kind": "capacity_fee", "amount": 1, "capacity": 0}, "capacity"),
    ({"kind": "capacity_fee", "amount": -1, "capacity": 1}, "amount"),
    ({"kind": "lump_sum"}, "amount"),
    ({"kind": "lump_sum", "amount": 1, "instalments": [{"share": 1}]}, "instalments[0].year"),
    ({"kind": "initial_payment", "amount": -1}, "amount"),
    ({"kind": "initial_payment", "amount": 1, "creditable": "no"}, "creditable"),
    ({"kind": "advance", "amount": 1, "year": 2}, "year"),
    ({"kind": "advance", "amount": -1, "year": 1}, "amount"),
    ({"kind": "milestone", "events": []}, "events"),
    ({"kind": "milestone", "events": [{"year": 2, "amount": 1}]}, "events[0].year"),
    ({"kind": "milestone", "events": [{"year": 1, "amount": -1}]}, "events[0].amount"),
    (
        {"kind": "milestone", "events": [{"year": 1, "amount": 1, "probability": 1.1}]},
        "events[0].probability",
    ),
    ({"kind": None}, "kind"),
    ({}, "kind"),
]


def one_term(term: Document) -> Document:
    return small_document(
        forecast={"sales": ONE_YEAR, "units": [1000]}, structures=[{"name": "A", "terms": [term]}]
    )


@pytest.mark.parametrize(("term", "place"), TERMS, ids=lambda part: str(part))
def test_a_term_that_does_not_hold_together_is_refused_at_its_place(term: Document, place: str):
    assert refusal_of(one_term(term)).place == f"structures[0].terms[0].{place}"


BY_UNITS: list[Document] = [
    {"kind": "per_unit", "amount": 1},
    {"kind": "capacity_fee", "amount": 1, "capacity": 1},
    {"kind": "stepped", "measure": "annual_units", "tiers": [{"from": 0, "amount": 1}]},
    {"kind": "stepped", "measure": "cumulative_units", "tiers": [{"from": 0, "rate": 0.1}]},
]


@pytest.mark.parametrize("term", BY_UNITS, ids=lambda term: str(term))
def test_a_term_by_units_asks_for_the_units(term: Document):
    document = small_document(structures=[{"name": "A", "terms": [term]}])
    assert "forecast.units" in refusal_of(document).sentence(Text("en"))


MISSING = ["ip", "ip.type", "forecast", "forecast.sales", "structures"]


@pytest.mark.parametrize("place", MISSING)
def test_what_has_no_default_must_be_there(place: str):
    error = refusal_of(without(full_document(), place))
    assert error.place == place
    assert "missing" in error.sentence(Text("en"))


@pytest.mark.parametrize("document", [None, [], "deal", 5, True])
def test_only_an_object_is_a_deal(document: Any):
    assert "object" in refusal_of(document).sentence(Text("en"))


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: f"{case[0]} {case[1]}"[:60])
def test_every_refusal_is_one_line_in_both_languages(case: tuple[str, Any, str, str]):
    error = refusal_of(changed(full_document(), case[0], case[1]))
    for language in LANGUAGES:
        sentence = error.sentence(Text(language))
        assert sentence.startswith(error.place)
        assert "\n" not in sentence
        assert not re.search(r"\{[a-z_]+\}", sentence), "a gap was left open"


# --- refused: files that hold no deal at all ---

NOT_DEALS: list[tuple[str, bytes, str]] = [
    ("empty", b"", "JSON"),
    ("not JSON", b"{'format': 1}", "JSON"),
    ("cut short", b'{"format": "negotiator-deal", "ip": {', "JSON"),
    ("not UTF-8", '{"title": "契約"}'.encode("shift_jis"), "UTF-8"),
    ("UTF-16", '{"title": "契約"}'.encode("utf-16"), "UTF-8"),
    ("NaN where we look for nothing", b'{"x": [NaN]}', "NaN"),
    (
        "an infinity where we look for nothing",
        json.dumps(small_document(x=0)).encode().replace(b'"x": 0', b'"x": 1e400'),
        "",
    ),
    ("deep nesting", b"[" * 200_000 + b"]" * 200_000, "nested"),
    ("deep nesting in an unknown key", b'{"x": ' * 100_000 + b"1" + b"}" * 100_000, "nested"),
    ("a number of many digits", b'{"x": ' + b"9" * 10_000 + b"}", "digits"),
    ("too large a file", b'"' + b"x" * 5_000_001 + b'"', "MB"),
    ("a list", b"[]", "object"),
    ("null", b"null", "object"),
    ("half a character", b'{"title": "\\ud800"}', "character"),
]


@pytest.mark.parametrize(("name", "data", "word"), NOT_DEALS, ids=lambda part: str(part)[:40])
def test_a_file_that_holds_no_deal_is_refused_in_one_line(
    name: str, data: bytes, word: str, tmp_path: Path
):
    path = tmp_path / "x.deal"
    path.write_bytes(data)
    with pytest.raises(DealError) as refused:
        load(path)
    sentence = refused.value.sentence(Text("en"))
    assert word in sentence, name
    assert "\n" not in sentence


NOT_FINITE = ["1e400", "-1e400", "1" + "0" * 400, "NaN", "Infinity", "-Infinity"]


@pytest.mark.parametrize("number", NOT_FINITE, ids=lambda number: number[:9])
def test_a_number_that_is_not_finite_is_refused_at_its_place(number: str):
    text = json.dumps(small_document()).replace("100000000", number)
    with pytest.raises(DealError) as refused:
        parse(text.encode())
    assert refused.value.place == "forecast.sales[0]"
    assert "finite" in refused.value.sentence(Text("en"))


def test_a_byte_order_mark_does_no_harm():
    data = json.dumps(small_document()).encode("utf-8-sig")
    assert parse(data) == from_document(small_document())


def test_a_missing_file_is_the_systems_own_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.deal")


# --- accepted, at the edges ---

EDGES: list[tuple[str, Any]] = [
    ("finance.licensor_discount_rate", 10),
    ("finance.licensor_discount_rate", -0.99),
    ("base.deduction_rate", 1),
    ("forecast.operating_margin_rate", None),
    ("forecast.volatility", 0),
    ("structures.0.terms.0.rate", 0),
    ("structures.0.terms.0.rate", 1),
    ("structures.1.terms.0.instalments.1.year", 10),
    ("structures.1.terms.0.instalments.1.year", 0),
    ("reference_structure", ""),
    ("grant.years", None),
    ("adjustment.overrides", {"with_know_how": {"reason": ""}}),
    ("adjustment.overrides", {"subcontractor": {"strength": 0, "reason": "将来"}}),
    ("notes", "x" * 2000 + "<b>&髙﨑𠮷🎌\n\t"),
]


@pytest.mark.parametrize(("where", "value"), EDGES, ids=lambda part: str(part)[:40])
def test_values_at_the_edge_are_accepted(where: str, value: Any):
    document = changed(full_document(), where, value)
    assert to_document(from_document(document)) is not None


def test_a_hundred_years_are_accepted():
    deal = from_document(small_document(forecast={"sales": [1] * 100}))
    assert deal.years == 100


def test_three_thirds_add_up_to_one():
    thirds = [{"year": year, "share": 1 / 3} for year in (0, 1, 1)]
    deal = from_document(one_term({"kind": "lump_sum", "amount": 1, "instalments": thirds}))
    assert len(deal.structures[0].terms) == 1


# --- saving ---

ROUND_TERMS: list[Document] = [
    {"kind": "running", "rate": "adjusted"},
    {"kind": "running", "rate": 0.0375},
    {"kind": "per_unit", "amount": 12.5},
    {
        "kind": "stepped",
        "measure": "cumulative_units",
        "mode": "whole",
        "tiers": [{"from": 0, "amount": 30}, {"from": 500, "rate": 0.02}],
    },
    {"kind": "time_steps", "steps": [{"from_year": 1, "rate": 0.05}]},
    {
        "kind": "sliding",
        "rate": 0.05,
        "index": [1.25],
        "elasticity": -0.5,
        "floor_rate": 0.01,
        "cap_rate": 0.2,
    },
    {"kind": "minimum", "amount": 3 * MILLION, "carry_forward": True},
    {"kind": "minimum", "amount": [3 * MILLION], "carry_forward": False},
    {"kind": "maximum", "annual": 5, "total": None},
    {"kind": "maximum", "annual": None, "total": 9},
    {"kind": "fixed", "amount": 7, "from_year": 0, "to_year": 1},
    {"kind": "capacity_fee", "amount": 4, "capacity": 100},
    {"kind": "lump_sum", "amount": 6, "instalments": [{"year": 1, "share": 1}]},
    {"kind": "initial_payment", "amount": 8, "creditable": True},
    {"kind": "advance", "amount": 9, "year": 1},
    {"kind": "milestone", "events": [{"year": 1, "amount": 2, "probability": 0.5, "name": "認可"}]},
]


def assert_contained(part: Any, whole: Any, place: str = "") -> None:
    """Every key and value of ``part`` stands in ``whole``, which may hold more."""
    if isinstance(part, dict):
        assert isinstance(whole, dict), place
        for key, value in part.items():
            assert key in whole, f"{place}.{key}"
            assert_contained(value, whole[key], f"{place}.{key}")
    elif isinstance(part, list):
        assert isinstance(whole, list), place
        assert len(part) == len(whole), place
        for i, (one, other) in enumerate(zip(part, whole, strict=True)):
            assert_contained(one, other, f"{place}[{i}]")
    else:
        assert part == whole, place
        assert isinstance(part, bool) == isinstance(whole, bool), place


@pytest.mark.parametrize("term", ROUND_TERMS, ids=lambda term: str(term))
def test_every_kind_of_term_comes_back_from_the_file(term: Document, tmp_path: Path):
    deal = from_document(one_term(term))
    path = tmp_path / "round.deal"
    save(deal, path)
    assert load(path) == deal
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert_contained(term, saved["structures"][0]["terms"][0])


def test_a_saved_deal_holds_all_that_was_read(tmp_path: Path):
    document = full_document()
    path = tmp_path / "full.deal"
    save(from_document(document), path)
    assert_contained(document, json.loads(path.read_text(encoding="utf-8")))


def test_saving_twice_gives_the_same_bytes(tmp_path: Path):
    first, second = tmp_path / "1.deal", tmp_path / "2.deal"
    save(from_document(full_document()), first)
    save(load(first), second)
    assert first.read_bytes() == second.read_bytes()


UNKNOWN_AT = [
    "x",
    "parties.x",
    "parties.licensor.x",
    "ip.x",
    "ip.rights.0.x",
    "grant.x",
    "circumstances.x",
    "benchmark.x",
    "adjustment.x",
    "adjustment.overrides.with_know_how.x",
    "base.x",
    "forecast.x",
    "finance.x",
    "structures.0.x",
    "structures.0.terms.0.x",
    "structures.1.terms.0.instalments.0.x",
    "structures.2.terms.0.tiers.0.x",
    "positions.x",
    "simulation.x",
    "unknown",
    "ip.unknown",
]


@pytest.mark.parametrize("place", UNKNOWN_AT)
@pytest.mark.parametrize("value", [{"a": [1, None, "あ"]}, None, 1.5])
def test_unknown_keys_are_kept_on_save(place: str, value: Any, tmp_path: Path):
    document = changed(full_document(), place, value)
    path = tmp_path / "unknown.deal"
    save(from_document(document), path)
    assert_contained(document, json.loads(path.read_text(encoding="utf-8")))


def test_large_whole_numbers_and_long_fractions_survive(tmp_path: Path):
    sales = [123_456_789_012, 0.1, 1 / 3, 9_007_199_254_740_991]
    path = tmp_path / "numbers.deal"
    save(from_document(small_document(forecast={"sales": sales})), path)
    assert list(load(path).forecast.sales) == sales


def test_an_earlier_file_stays_if_saving_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "kept.deal"
    save(from_document(small_document()), path)
    before = path.read_bytes()

    def fails(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="disk full"):
        save(from_document(full_document()), path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.deal"]
