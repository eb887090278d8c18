"""The editor: one value, one way to change it, and the way back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from negotiator.deal.errors import DealError
from negotiator.deal.examples import blank_deal, open_example
from negotiator.window.editor import UNDO_STEPS, Editor


class Clock:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(qapp, clock: Clock) -> Editor:
    return Editor(open_example("sample", "ja"), clock=clock)


def test_an_edit_changes_the_deal_and_its_evaluation_and_announces_once(qtbot, editor):
    announced = []
    editor.changed.connect(lambda: announced.append(editor.deal.counterparty))

    editor.set(("counterparty",), "domestic_peer")

    assert announced == ["domestic_peer"]
    # The customer's −1.4 points are gone: 8.1 + 1.4.
    assert editor.evaluation.rate.point == pytest.approx(0.095)


def test_an_edit_that_changes_nothing_is_no_step(editor):
    editor.set(("counterparty",), editor.deal.counterparty)

    assert not editor.can_undo
    assert not editor.is_modified


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("counterparty",), "martian", "counterparty"),
        (("forecast", "operating_margin_rate"), 1.5, "forecast.operating_margin_rate"),
        (("forecast", "sales", 3), -5.0, "forecast.sales[3]"),
        (("forecast", "sales", 0), float("nan"), "forecast.sales[0]"),
        (("structures", 1, "name"), "ランニング", "structures[1].name"),
        (("ip", "class_key"), "nice_05", "ip.class"),
    ],
)
def test_what_a_file_would_refuse_is_refused_and_nothing_changes(editor, path, value, place):
    before, announced = editor.deal, []
    editor.changed.connect(lambda: announced.append(1))

    with pytest.raises((DealError, ValueError)) as refused:
        editor.set(path, value)

    if isinstance(refused.value, DealError):
        assert refused.value.place == place
    assert editor.deal is before
    assert not announced
    assert not editor.can_undo


def test_undo_goes_back_through_every_edit_and_redo_forth_again(editor):
    first = editor.deal
    editor.set(("title",), "一")
    editor.set(("title",), "二")

    editor.undo()
    assert editor.deal.title == "一"
    editor.undo()
    assert editor.deal == first
    assert not editor.can_undo

    editor.redo()
    editor.redo()
    assert editor.deal.title == "二"
    assert not editor.can_redo


def test_going_back_brings_the_earlier_evaluation_with_it(editor):
    before = editor.evaluation.rate.point
    editor.set(("grant", "exclusivity"), "non_exclusive")
    assert editor.evaluation.rate.point != before

    editor.undo()

    assert editor.evaluation.rate.point == before


def test_a_new_edit_ends_what_could_be_redone(editor):
    editor.set(("title",), "一")
    editor.undo()
    editor.set(("title",), "二")

    assert not editor.can_redo


def test_typing_in_one_place_is_one_step(timed, clock):
    for typed in ("抗", "抗菌", "抗菌剤"):
        timed.set(("title",), typed, "title")
        clock.now += 0.4

    timed.undo()

    assert timed.deal.title == "抗菌コーティング剤の特許ライセンス"


def test_a_pause_of_more_than_a_second_begins_another_step(timed, clock):
    timed.set(("title",), "一", "title")
    clock.now += 1.1
    timed.set(("title",), "二", "title")

    timed.undo()

    assert timed.deal.title == "一"


def test_edits_without_a_label_never_merge(timed):
    timed.set(("title",), "一")
    timed.set(("title",), "二")

    timed.undo()

    assert timed.deal.title == "一"


def test_edits_of_two_places_do_not_merge(timed):
    timed.set(("title",), "一", "title")
    timed.set(("notes",), "二", "notes")

    timed.undo()

    assert timed.deal.title == "一"


def test_after_an_undo_typing_begins_a_new_step(timed):
    timed.set(("title",), "一", "title")
    timed.set(("title",), "二", "title")
    timed.undo()
    timed.set(("title",), "三", "title")

    timed.undo()

    assert timed.deal.title == "抗菌コーティング剤の特許ライセンス"


def test_the_way_back_is_long_but_not_endless(editor):
    for number in range(UNDO_STEPS + 10):
        editor.set(("title",), str(number))
    steps = 0
    while editor.can_undo:
        editor.undo()
        steps += 1

    assert steps == UNDO_STEPS


def test_saving_keeps_the_way_back_and_tells_that_all_is_saved(editor, tmp_path, qtbot):
    path = tmp_path / "a.deal"
    editor.set(("title",), "一")
    assert editor.is_modified

    with qtbot.waitSignal(editor.saved_state_changed):
        editor.save_as(path)

    assert not editor.is_modified
    assert json.loads(path.read_text("utf-8"))["title"] == "一"
    editor.undo()
    assert editor.is_modified
    editor.redo()
    assert not editor.is_modified


def test_saving_without_a_file_is_an_error_of_the_caller(editor):
    with pytest.raises(ValueError, match="no file"):
        editor.save()


def test_what_is_loaded_is_what_was_saved_unknown_keys_included(editor, tmp_path):
    path = tmp_path / "a.deal"
    editor.apply(replace(editor.deal, unknown={"future": [1, 2]}))
    editor.save_as(path)
    other = Editor(blank_deal("ja"))

    other.load(path)

    assert other.deal == editor.deal
    assert other.path == path
    assert not other.is_modified
    assert not other.can_undo


def test_a_file_that_is_refused_leaves_the_deal_on_the_desk(editor, tmp_path):
    path = tmp_path / "bad.deal"
    path.write_text('{"format": "something-else"}', encoding="utf-8")
    before = editor.deal

    with pytest.raises(DealError):
        editor.load(path)

    assert editor.deal is before
    assert editor.path is None


def test_a_missing_file_is_the_systems_error(editor):
    with pytest.raises(OSError, match="nowhere"):
        editor.load(Path("/nowhere/at/all.deal"))


def test_a_new_deal_has_no_file_and_is_not_modified(editor, tmp_path):
    editor.save_as(tmp_path / "a.deal")

    editor.new(blank_deal("en"))

    assert editor.path is None
    assert not editor.is_modified
    assert editor.deal.language == "en"


def test_a_preview_changes_nothing(editor):
    before = editor.deal
    other = replace(before, counterparty="domestic_peer")

    assert editor.preview(other).rate.point == pytest.approx(0.095)
    assert editor.deal is before
    assert not editor.can_undo
