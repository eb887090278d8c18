"""Both languages are complete: same keys, same gaps, and every key the program asks for."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

import negotiator
from negotiator.deal import vocabulary
from negotiator.deal.examples import example_names
from negotiator.deal.terms import TERM_KINDS
from negotiator.language import LANGUAGES, catalogue
from negotiator.survey.edition import edition_names, open_edition

JAPANESE = re.compile("[぀-ヿ㐀-鿿]")
PROGRAM = Path(negotiator.__file__).parent
MODULES = sorted(PROGRAM.rglob("*.py"))
SAME_IN_BOTH = {"domain.language.ja"}
WITHOUT_WORDS = {"window.unit.plain"}  # a plain number has no unit


def _gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _areas() -> set[str]:
    return {key.split(".")[0] for key in catalogue("ja")}


def _literals(tree: ast.AST):
    """Whole keys, and the beginnings of keys that are put together."""
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and len(node.values) > 1:
            first = node.values[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, True
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in inside
        ):
            yield node.value, False


def test_both_languages_have_the_same_keys():
    assert set(catalogue("ja")) == set(catalogue("en"))


def test_both_languages_have_the_same_gaps():
    different = [
        key
        for key, sentence in catalogue("ja").items()
        if _gaps(sentence) != _gaps(catalogue("en")[key])
    ]
    assert different == []


def test_no_sentence_is_empty():
    for language in LANGUAGES:
        empty = {key for key, sentence in catalogue(language).items() if not sentence.strip()}
        assert empty <= WITHOUT_WORDS


def test_no_japanese_is_left_in_the_english():
    found = {key for key, sentence in catalogue("en").items() if JAPANESE.search(sentence)}
    assert {key for key in found if not _quotes_the_report(key)} <= SAME_IN_BOTH


def _quotes_the_report(key: str) -> bool:
    """English may show how Japanese input is typed, and name the report's tables and laws."""
    outside = re.sub(
        r"[「『(（“\"'][^」』)）”\"']*[」』)）”\"']|表|第|章|[0-9,]+万", "", catalogue("en")[key]
    )
    return not JAPANESE.search(outside)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROGRAM)))
def test_every_text_the_program_asks_for_is_there(path: Path):
    known = catalogue("ja")
    areas = _areas()
    missing = []
    for value, is_beginning in _literals(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            not re.fullmatch(r"[a-z_0-9]+\.[a-z_0-9.\-]*", value)
            or value.split(".")[0] not in areas
        ):
            continue
        if value.endswith((".toml", ".csv", ".json", ".py")):
            continue
        there = any(key.startswith(value) for key in known) if is_beginning else value in known
        if not there:
            missing.append(value)
    assert missing == []


def test_every_choice_of_a_deal_has_a_word():
    lists = {
        "role": vocabulary.ROLES,
        "size": vocabulary.SIZES,
        "ip_type": vocabulary.IP_TYPES,
        "counterparty": vocabulary.COUNTERPARTIES,
        "circumstance": vocabulary.CIRCUMSTANCES,
        "bundle": vocabulary.BUNDLES,
        "factor": vocabulary.FACTORS,
        "method": vocabulary.METHODS,
        "combine": vocabulary.COMBINATIONS,
        "statistic": vocabulary.STATISTICS,
        "convention": vocabulary.CONVENTIONS,
        "term": tuple(TERM_KINDS),
        "measure": vocabulary.MEASURES,
        "tier_mode": vocabulary.TIER_MODES,
        "right_kind": vocabulary.RIGHT_KINDS,
    }
    wanted = {f"domain.{area}.{key}" for area, keys in lists.items() for key in keys}
    wanted |= {
        f"licence.{form}{ip_type}.{key}"
        for form in ("", "card.")
        for ip_type in vocabulary.IP_TYPES
        for key in vocabulary.EXCLUSIVITIES
    }
    assert wanted <= set(catalogue("ja"))


def test_every_error_and_caution_code_has_a_sentence():
    codes = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            codes |= _codes(node)
    assert len(codes) > 40
    assert codes <= set(catalogue("en"))


def _codes(node: ast.AST) -> set[str]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return set()
    place = {
        "DealError": ("errors", 1),
        "Caution": ("warnings", 0),
        "NumeralError": ("numerals.error", 0),
    }
    if node.func.id not in place:
        return set()
    area, position = place[node.func.id]
    if len(node.args) <= position:
        return set()
    if isinstance(node.args[position], ast.JoinedStr):
        return set()
    named = [n for n in ast.walk(node.args[position]) if isinstance(n, ast.Constant)]
    return {f"{area}.{n.value}" for n in named if isinstance(n.value, str)}


def test_every_example_has_a_title_and_a_summary():
    wanted = {
        f"examples.{name}.{part}" for name in example_names() for part in ("title", "summary")
    }
    assert wanted <= set(catalogue("ja"))


@pytest.mark.parametrize("name", edition_names())
def test_every_label_of_an_edition_is_in_both_languages(name: str):
    edition = open_edition(name)
    for ip_type in vocabulary.IP_TYPES:
        labels = [c.labels for c in edition.classes(ip_type).values()]
        labels += [f.labels for f in edition.factors(ip_type).values()]
        assert labels
        assert all(pair["ja"] and pair["en"] for pair in labels)
        assert not any(JAPANESE.search(pair["en"]) for pair in labels)
