"""The command line keeps its promises: statuses, one line of reproach, whole files (D 6.2–6.4)."""

import csv
import io
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from core.support import EXAMPLES, MILLION, Document, changed, full_document, small_document

from negotiator.__main__ import main
from negotiator.deal.reading import load
from negotiator.evaluation import evaluate

REPOSITORY = EXAMPLES.parents[1]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch):
    """Messages in English, whatever the machine speaks; no screen."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def written(folder: Path, document: Any, name: str = "x.deal") -> str:
    """The path of a file that holds a document."""
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return str(path)


def assert_one_line(said: str, *, starts: str = "") -> None:
    assert said.startswith(starts)
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert "Traceback" not in said


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line on standard error of a command that ends with status 2."""
    assert main(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert_one_line(err)
    return err


def accepted(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that ends with status 0 says on standard output."""
    assert main(list(arguments)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


# --- evaluate ---

SECTIONS: dict[str, set[str]] = {
    "benchmark": {
        "edition",
        "table",
        "ip_type",
        "class",
        "class_used",
        "n",
        "mean",
        "sd",
        "min",
        "max",
        "q1",
        "median",
        "q3",
        "base_rate",
    },
    "adjustment": {"method", "combine", "shift", "factors"},
    "rate": {"point", "low", "high", "other_method_point"},
}
FACTOR = {
    "factor",
    "group",
    "magnitude",
    "direction",
    "strength",
    "shift",
    "class_used",
    "n",
    "evidence",
}
STRUCTURE = {
    "name",
    "payments",
    "total",
    "npv_licensor",
    "npv_licensor_after_tax",
    "npv_licensee",
    "effective_rate",
}


def evaluated_json(capsys: pytest.CaptureFixture[str], *names: str) -> list[Document]:
    lines = accepted(capsys, "evaluate", *names, "--json").splitlines()
    return [json.loads(line, parse_constant=pytest.fail) for line in lines]


def test_the_json_has_exactly_the_keys_of_the_contract(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (document,) = evaluated_json(capsys, written(tmp_path, full_document()))
    assert set(document) >= {*SECTIONS, "structures", "warnings"}
    for section, keys in SECTIONS.items():
        assert set(document[section]) == keys, section
    for factor in document["adjustment"]["factors"]:
        assert set(factor) == FACTOR
        assert set(factor["evidence"]) == {"up", "down", "none", "unclear", "share_up"}
    for structure in document["structures"]:
        assert set(structure) == STRUCTURE
    for warning in document["warnings"]:
        assert set(warning) == {"code", "message"}


def test_the_json_holds_the_figures_of_the_hand_calculation(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    """4.3 + 2.4 + 2.1 + 0.7 − 1.4 = 8.1 %; quartiles 2.67, 3 + 16.5/29, 4 + 12.25/17 %."""
    (document,) = evaluated_json(capsys, written(tmp_path, full_document()))
    benchmark, adjustment, rate = (document[key] for key in ("benchmark", "adjustment", "rate"))
    assert benchmark["edition"] == "jpo-2009"
    assert benchmark["table"] == "II-3"
    assert benchmark["class"] == benchmark["class_used"] == "chemistry"
    assert (benchmark["n"], benchmark["mean"]) == (103, pytest.approx(0.043))
    assert benchmark["q1"] == pytest.approx(0.0267)
    assert benchmark["median"] == pytest.approx((3 + 16.5 / 29) / 100)
    assert benchmark["q3"] == pytest.approx((4 + 12.25 / 17) / 100)
    shifts = {factor["factor"]: factor["shift"] for factor in adjustment["factors"]}
    assert shifts == pytest.approx(
        {"exclusive": 0.024, "no_alternative": 0.021, "with_know_how": 0.007, "customer": -0.014}
    )
    assert adjustment["shift"] == pytest.approx(0.038)
    assert rate["point"] == pytest.approx(0.081)
    assert rate["other_method_point"] == pytest.approx(0.073)
    groups = {factor["factor"]: factor["group"] for factor in adjustment["factors"]}
    assert groups["exclusive"] == "right"
    assert groups["customer"] == "counterparty"


def test_the_json_rounds_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    name = written(tmp_path, full_document())
    (document,) = evaluated_json(capsys, name)
    evaluation = evaluate(load(Path(name)))
    for found, structure in zip(document["structures"], evaluation.structures, strict=True):
        assert tuple(found["payments"]) == structure.payments
        assert found["npv_licensor"] == structure.npv_licensor
        assert found["npv_licensee"] == structure.npv_licensee
    assert document["rate"]["high"] == evaluation.rate.high


def test_what_is_not_known_is_null(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    sales = small_document(forecast={"sales": [0, 0]})
    (document,) = evaluated_json(capsys, written(tmp_path, sales))
    (structure,) = document["structures"]
    assert structure["npv_licensee"] is None
    assert structure["effective_rate"] is None
    assert [document["benchmark"][key] for key in ("q1", "median", "q3")] == [None, None, None]


def test_payments_are_listed_from_signing_to_the_last_year(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    terms = [{"kind": "initial_payment", "amount": 7 * MILLION}, {"kind": "running", "rate": 0.05}]
    document = small_document(
        forecast={"sales": [100 * MILLION, 200 * MILLION]},
        structures=[{"name": "A", "terms": terms}],
    )
    (result,) = evaluated_json(capsys, written(tmp_path, document))
    assert result["structures"][0]["payments"] == pytest.approx(
        [7 * MILLION, 5 * MILLION, 10 * MILLION]
    )


def test_several_deals_give_one_json_a_line_in_order(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    names = [
        written(tmp_path, changed(full_document(), "ip.class", key), f"{key}.deal")
        for key in ("chemistry", "electricity", "overall")
    ]
    results = evaluated_json(capsys, *names)
    assert [r["benchmark"]["class"] for r in results] == ["chemistry", "electricity", "overall"]


def test_a_bad_deal_among_good_ones_is_told_and_the_status_is_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    good = written(tmp_path, full_document(), "good.deal")
    bad = written(tmp_path, {}, "bad.deal")
    assert main(["evaluate", good, bad, "--json"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert_one_line(err, starts=f"{bad}: ")


def test_the_readable_evaluation_says_the_rate_and_every_structure(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    out = accepted(capsys, "evaluate", written(tmp_path, full_document()))
    assert "8.1" in out
    for structure in full_document()["structures"]:
        assert structure["name"] in out


BEYOND: dict[str, Document] = {
    "sums of sales": small_document(forecast={"sales": [1e308] * 9, "operating_margin_rate": 1}),
    "sums of minimum royalties": small_document(
        structures=[{"name": "A", "terms": [{"kind": "minimum", "amount": 1e308}]}],
        forecast={"sales": [1, 1, 1]},
    ),
    "a hundred years at a discount rate of -99 %": small_document(
        forecast={"sales": [1e15] * 100}, finance={"licensor_discount_rate": -0.99}
    ),
    "no rate on an index that runs away": small_document(
        structures=[
            {
                "name": "A",
                "terms": [{"kind": "sliding", "rate": 0, "index": [10], "elasticity": 1e6}],
            }
        ]
    ),
    "lots of next to nothing": small_document(
        forecast={"sales": [1e9], "units": [1e9]},
        structures=[
            {"name": "A", "terms": [{"kind": "capacity_fee", "amount": 5, "capacity": 1e-300}]}
        ],
    ),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", BEYOND)
@pytest.mark.parametrize("form", [[], ["--json"]], ids=lambda form: str(form))
def test_figures_beyond_all_numbers_are_no_traceback(
    form: list[str], name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    """Every number in the file is finite; what comes of them is not always."""
    status = main(["evaluate", written(tmp_path, BEYOND[name]), *form])
    out, err = capsys.readouterr()
    if status:
        assert status == 2
        assert_one_line(err)
    else:
        assert err == ""
        assert out
        if form:
            json.loads(out, parse_constant=pytest.fail)


# --- check, and what every command refuses ---


def test_check_finds_a_whole_deal_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    name = written(tmp_path, full_document())
    assert name in accepted(capsys, "check", name)


def test_a_refusal_names_file_place_and_mend(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    name = written(tmp_path, changed(full_document(), "forecast.sales.3", -5))
    said = refused(capsys, "check", name)
    assert said == f"{name}: forecast.sales[3]: must be 0 or more, got -5\n"


def test_a_refusal_speaks_japanese_on_a_japanese_system(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    name = written(tmp_path, changed(full_document(), "forecast.sales.3", -5))
    said = refused(capsys, "check", name)
    assert said.startswith(f"{name}: forecast.sales[3]: ")
    assert any("぀" <= letter <= "ヿ" for letter in said)


HOSTILE: list[tuple[str, bytes]] = [
    ("empty", b""),
    ("zeros", b"\x00" * 1000),
    ("no UTF-8", b"\xff\xfe\x00{"),
    ("cut", b'{"format": "negotiator-deal", "ip"'),
    ("a list", b"[]"),
    ("null", b"null"),
    ("a string", b'"deal"'),
    ("nested lists", b"[" * 100_000),
    ("nested objects", b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    ("nested sales", b'{"forecast": {"sales": ' + b"[" * 900 + b"]" * 900 + b"}}"),
    ("NaN", b'{"forecast": {"sales": [NaN]}}'),
    ("a huge number", b'{"forecast": {"sales": [' + b"9" * 5000 + b"]}}"),
    ("a line break in a key", b'{"adjustment": {"overrides": {"a\\nb": {}}}}'),
    ("a line break in a value", b'{"ip": {"type": "a\\nb"}}'),
    ("a brace in a value", b'{"ip": {"type": "{got} {0} %s"}}'),
    ("an escape in a value", b'{"ip": {"type": "\\u001b[2J\\u2028x"}}'),
    ("a long value", b'{"ip": {"type": "' + b"x" * 100_000 + b'"}}'),
    ("half a character", b'{"ip": {"type": "\\udfff"}}'),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
]


@pytest.mark.parametrize(("name", "data"), HOSTILE, ids=lambda part: str(part)[:30])
@pytest.mark.parametrize("command", ["check", "evaluate", "memo"])
def test_whatever_a_file_holds_the_answer_is_one_line(
    command: str, name: str, data: bytes, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    path, paper = tmp_path / "x.deal", tmp_path / "out.pdf"
    path.write_bytes(data)
    more = ["-o", str(paper)] if command == "memo" else []
    said = refused(capsys, command, str(path), *more)
    assert said.startswith(f"{path}: "), name
    assert len(said) < 2000
    assert not paper.exists()


@pytest.mark.parametrize("command", [["check"], ["evaluate"], ["evaluate", "--json"], []])
def test_a_file_that_is_not_there_is_told_in_one_line(
    command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    name = str(tmp_path / "none.deal")
    assert refused(capsys, *command, name).startswith(f"{name}: ")


def test_a_folder_is_no_deal(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert "folder" in refused(capsys, "check", str(tmp_path))


@pytest.mark.parametrize("name", ["a\nb.deal", "a\0b.deal", "", "x" * 5000])
def test_a_strange_file_name_is_told_in_one_line(name: str, capsys: pytest.CaptureFixture[str]):
    refused(capsys, "check", name)


USAGE: list[list[str]] = [
    ["evaluate"],
    ["evaluate", "--yaml", "x.deal"],
    ["memo", "x.deal"],
    ["memo", "x.deal", "-o", "x.pdf", "--lang", "fr"],
    ["new"],
    ["check"],
    ["check", "a.deal", "b.deal"],
    ["survey"],
    ["survey", "draw"],
    ["survey", "show"],
    ["survey", "show", "II-3", "--json", "--csv"],
]


@pytest.mark.parametrize("arguments", USAGE, ids=lambda arguments: " ".join(arguments))
def test_wrong_usage_is_told_in_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    refused(capsys, *arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluate"], "negotiator evaluate: DEAL が足りません。"),
        (["evaluate", "--yaml", "x.deal"], "negotiator: --yaml は使えません。"),
        (["memo", "x.deal", "-o"], "negotiator memo: -o/--output の値がありません。"),
        (
            ["memo", "x.deal", "-o", "x.pdf", "--lang", "fr"],
            "negotiator memo: --lang に fr は使えません（使えるのは ja, en）。",
        ),
        (
            ["survey", "show", "II-3", "--json", "--csv"],
            "negotiator survey show: --csv は --json と一緒に使えません。",
        ),
    ],
)
def test_wrong_usage_is_told_in_japanese_on_a_japanese_system(
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert_one_line(refused(capsys, *arguments), starts=said)


@pytest.mark.parametrize("arguments", [["evaluat", "x.deal"], ["rationale", "x.deal", "-o", "x"]])
def test_a_mistyped_command_is_named(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    said = refused(capsys, *arguments)
    assert said.startswith(f"{arguments[0]}: is neither a command nor a deal file")


# --- new and memo ---


def test_a_new_deal_is_a_deal(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "new.deal"
    accepted(capsys, "new", "-o", str(path))
    accepted(capsys, "check", str(path))


def examples(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The names of the examples, from the refusal of one that is none."""
    said = refused(capsys, "new", "--example", "none at all", "-o", "never.deal")
    return said.strip().rsplit("one of ", 1)[1].split(", ")


def test_at_least_three_examples_ship_and_all_are_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    names = examples(capsys)
    assert len(names) >= 3
    for name in names:
        path = tmp_path / f"{name}.deal"
        accepted(capsys, "new", "--example", name, "-o", str(path))
        (result,) = evaluated_json(capsys, str(path))
        assert result["rate"]["point"] >= 0


def test_the_sample_deal_ships_with_its_figures(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """The running royalty: 226.2 million in all, 119.4 for the licensor, 8.1 %."""
    path = tmp_path / "sample.deal"
    accepted(capsys, "new", "--example", "sample", "-o", str(path))
    (result,) = evaluated_json(capsys, str(path))
    first = result["structures"][0]
    assert first["total"] == pytest.approx(226_233_000)
    assert first["npv_licensor"] == pytest.approx(119_446_315.594)
    assert first["npv_licensor_after_tax"] == pytest.approx(78_834_568.292)
    assert first["npv_licensee"] == pytest.approx(45_412_785.918)
    assert result["rate"]["point"] == pytest.approx(0.081)


def test_new_never_replaces_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "mine.deal"
    path.write_text("mine", encoding="utf-8")
    refused(capsys, "new", "-o", str(path))
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["new", "memo"])
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    deal = written(tmp_path, full_document())
    before = sorted(tmp_path.iterdir())
    more = [] if command == "new" else [deal]
    for place in (tmp_path / "none" / "out", tmp_path):
        assert refused(capsys, command, *more, "-o", str(place)).startswith(f"{place}: ")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_memo_is_written_whole(language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    paper = tmp_path / "memo.pdf"
    deal = written(tmp_path, full_document())
    accepted(capsys, "memo", deal, "-o", str(paper), "--lang", language)
    data = paper.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert {entry.name for entry in tmp_path.iterdir()} == {"memo.pdf", "x.deal"}


def test_a_memo_is_never_written_over_its_deal(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    deal = written(tmp_path, full_document())
    before = Path(deal).read_bytes()
    refused(capsys, "memo", deal, "-o", deal)
    assert Path(deal).read_bytes() == before


# --- survey ---

FIRST_PART = ["II-2", "II-3", "II-7", "II-8", "II-10", "II-11", "II-13", "II-15", "II-19"]
APPENDIX = ["A3-histogram", "A3-adjust"]
RATES = {"ip_type", "class", "label_ja", "label_en", "n", "mean", "sd", "max", "min"}
ADJUSTMENTS = {"ip_type", "class", "label_ja", "factor", "factor_no", "group", "value"}
HISTOGRAM = {"ip_type", "class", "band", "n", "percent"}
BANDS = {"ip_type", "class", "factor", "base_band", "n", "mean_width", "sd", "min_rate", "max_rate"}
KEYS = {
    **dict.fromkeys(["II-3", "II-8", "II-11", "II-15"], RATES),
    **dict.fromkeys(["II-7", "II-10", "II-13", "II-19"], ADJUSTMENTS),
    "A3-histogram": HISTOGRAM,
    "A3-adjust": BANDS,
}


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> Document:
    text = accepted(capsys, "survey", "show", *arguments, "--json")
    document: Document = json.loads(text, parse_constant=pytest.fail)
    return document


def test_the_list_names_every_table(capsys: pytest.CaptureFixture[str]):
    first = [line.split()[0] for line in accepted(capsys, "survey", "list").splitlines()]
    assert set(first) >= {*FIRST_PART, *APPENDIX}


@pytest.mark.parametrize("table", [*FIRST_PART, *APPENDIX])
def test_a_table_is_shown_with_its_title_unit_source_rows_and_errata(
    table: str, capsys: pytest.CaptureFixture[str]
):
    document = shown(capsys, table)
    assert set(document) >= {"table", "title", "unit", "source", "rows", "errata"}
    assert document["table"] == table
    assert document["title"]
    assert document["source"]
    for row in document["rows"]:
        assert set(row) == KEYS.get(table, set(row))
    for erratum in document["errata"]:
        assert set(erratum) == {"row", "field", "printed", "corrected", "why"}


def test_figures_stay_percent_as_printed(capsys: pytest.CaptureFixture[str]):
    (row,) = shown(capsys, "II-3", "--class", "chemistry")["rows"]
    figures = {key: row[key] for key in ("n", "mean", "sd", "max", "min")}
    assert figures == {"n": 103, "mean": 4.3, "sd": 3.5, "max": 32.5, "min": 0.5}


def test_what_the_report_leaves_open_is_null(capsys: pytest.CaptureFixture[str]):
    (row,) = shown(capsys, "II-3", "--class", "weapons_blasting")["rows"]
    assert row["n"] == 0
    assert row["mean"] is None


def test_rows_are_chosen_by_type_and_class(capsys: pytest.CaptureFixture[str]):
    rows = shown(capsys, "A3-histogram", "--type", "patent", "--class", "chemistry")["rows"]
    counts = {row["band"]: row["n"] for row in rows}
    assert len(rows) == 21
    assert (counts["2-3"], counts["3-4"], counts["other"], counts["all"]) == (25, 29, 5, 104)
    assert {row["ip_type"] for row in rows} == {"patent"}


def test_the_signed_ranges_of_the_appendix_are_shown(capsys: pytest.CaptureFixture[str]):
    """独占的なライセンス, 4～5 %: 16 answers, width 2.3, from −1.0 to 11.5."""
    rows = shown(capsys, "A3-adjust", "--type", "patent", "--class", "chemistry")["rows"]
    (row,) = [r for r in rows if (r["factor"], r["base_band"]) == ("exclusive", "4-5")]
    assert (row["n"], row["mean_width"], row["sd"]) == (16, 2.3, 1.53)
    assert (row["min_rate"], row["max_rate"]) == (-1.0, 11.5)


@pytest.mark.parametrize("table", [*FIRST_PART, *APPENDIX])
def test_the_csv_holds_the_rows_of_the_json(table: str, capsys: pytest.CaptureFixture[str]):
    rows = shown(capsys, table)["rows"]
    text = accepted(capsys, "survey", "show", table, "--csv")
    found = list(csv.DictReader(io.StringIO(text)))
    assert len(found) == len(rows)
    for cells, row in zip(found, rows, strict=True):
        assert list(cells) == list(row)
        for key, value in row.items():
            assert same_cell(cells[key], value), (key, cells[key], value)


def same_cell(cell: str, value: Any) -> bool:
    if value is None:
        return cell == ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return cell == str(value)
    return math.isclose(float(cell), value)


def test_a_table_can_be_read_without_json(capsys: pytest.CaptureFixture[str]):
    out = accepted(capsys, "survey", "show", "II-3")
    assert "化学" in out
    assert "4.3" in out


def test_a_table_names_its_units_in_japanese_on_a_japanese_system(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert "単位: ポイント\n" in accepted(capsys, "survey", "show", "II-7")


UNKNOWN_TABLES: list[list[str]] = [
    ["II-99"],
    [""],
    ["../../secret"],
    ["II-3", "--type", "design"],
    ["II-3", "--type", "trademark"],
    ["II-3", "--class", "nice_01"],
    ["II-2", "--type", "patent"],
]


@pytest.mark.parametrize("arguments", UNKNOWN_TABLES, ids=lambda arguments: " ".join(arguments))
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]], ids=lambda form: str(form))
def test_what_the_survey_does_not_have_is_told_in_one_line(
    arguments: list[str], form: list[str], capsys: pytest.CaptureFixture[str]
):
    refused(capsys, "survey", "show", *arguments, *form)


# --- from outside, as a process of its own ---


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    dropped = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH")
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    return subprocess.run(
        [sys.executable, "-m", "negotiator", *arguments],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_program_runs_from_any_folder(tmp_path: Path):
    name = written(tmp_path, full_document())
    done = run("evaluate", Path(name).name, "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["rate"]["point"] == pytest.approx(0.081)


def test_the_program_refuses_in_one_line_with_status_two(tmp_path: Path):
    written(tmp_path, changed(full_document(), "forecast.sales.3", -5))
    done = run("check", "x.deal", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "x.deal: forecast.sales[3]: must be 0 or more, got -5\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp932"])
def test_japanese_is_no_trouble_on_a_terminal_that_cannot_show_it(encoding: str, tmp_path: Path):
    written(tmp_path, changed(full_document(), "title", "髙﨑𠮷の契約"))
    done = run("evaluate", "x.deal", cwd=tmp_path, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_without_a_screen_the_window_says_what_works_instead(tmp_path: Path):
    written(tmp_path, full_document())
    for arguments in (["x.deal"], []):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert_one_line(done.stderr)
        assert "evaluate" in done.stderr


def test_help_and_version_are_there(tmp_path: Path):
    for option in ("--help", "--version"):
        done = run(option, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout
