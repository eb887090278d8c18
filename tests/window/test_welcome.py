"""The first page: ways to begin, and a tour that can be left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from negotiator.deal.examples import example_names, open_example
from negotiator.language import LANGUAGES, Text
from negotiator.window import preferences
from negotiator.window.frame.tour import STEPS
from negotiator.window.frame.welcome import Welcome

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def welcome(qtbot, text):
    page = Welcome(text)
    qtbot.addWidget(page)
    page.show()
    return page


def test_there_are_at_least_six_worked_examples_and_each_opens_ready_to_read(window, qtbot):
    assert len(example_names()) >= 6
    for name in example_names():
        window.show_welcome()
        tile = window.welcome.examples[name]
        qtbot.mouseClick(tile.button, LEFT)
        assert window.editor.deal == open_example(name, "ja")
        assert window.is_at_work
        assert not window.editor.is_modified


def test_a_click_anywhere_on_a_tile_counts(welcome, qtbot):
    tile = welcome.examples["sample"]
    with qtbot.waitSignal(welcome.example_asked) as asked:
        qtbot.mouseClick(tile, LEFT, pos=tile.rect().bottomRight() / 2)
    assert asked.args == ["sample"]


def test_a_tile_is_pressed_with_the_keyboard(welcome, qtbot):
    with qtbot.waitSignal(welcome.example_asked):
        qtbot.keyClick(welcome.examples["sample"].button, Qt.Key.Key_Space)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_has_a_title_and_a_summary(qtbot, language):
    page = Welcome(Text(language))
    qtbot.addWidget(page)
    for tile in page.examples.values():
        assert tile.button.text()
        assert tile.explanation.text()


def test_recent_deals_are_offered_the_last_one_first_and_missing_ones_left_out(
    qtbot, tmp_path, text
):
    for name in ("a", "b", "gone"):
        path = tmp_path / f"{name}.deal"
        path.write_text("{}")
        preferences.add_recent(path)
    (tmp_path / "gone.deal").unlink()

    page = Welcome(text)
    qtbot.addWidget(page)

    assert [tile.button.text() for tile in page.recent] == ["b", "a"]


def test_the_tour_has_three_steps_and_ends(welcome, qtbot):
    assert len(STEPS) == 3
    tour = welcome.tour
    titles = []
    for _ in STEPS:
        titles.append(tour.title.text())
        qtbot.mouseClick(tour.next, LEFT)
    assert len(set(titles)) == 3
    assert tour.isHidden()
    assert preferences.tour_seen()


def test_the_tour_can_be_left_at_once_and_does_not_come_back(welcome, qtbot, text):
    qtbot.mouseClick(welcome.tour.leave, LEFT)
    assert welcome.tour.isHidden()
    later = Welcome(text)
    qtbot.addWidget(later)
    later.show()
    assert later.tour.isHidden()


def test_the_tour_goes_back_a_step(welcome, qtbot):
    first = welcome.tour.title.text()
    assert welcome.tour.back.isHidden()
    qtbot.mouseClick(welcome.tour.next, LEFT)
    qtbot.mouseClick(welcome.tour.back, LEFT)
    assert welcome.tour.title.text() == first


def test_the_tour_can_be_asked_for_again(window):
    window.welcome.leave_tour()
    window.show_tour()
    assert not window.is_at_work
    assert window.welcome.tour.isVisible()


def test_a_new_deal_is_blank_and_has_no_file(window, qtbot):
    window.show_welcome()
    qtbot.mouseClick(window.welcome.new, LEFT)
    assert window.is_at_work
    assert window.editor.deal.title == ""
    assert window.editor.path is None
