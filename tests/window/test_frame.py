"""The frame: going along the steps, files, undo, languages, and room on a small screen."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton, QWidget

from negotiator.deal.examples import blank_deal, example_names, open_example
from negotiator.deal.model import Right
from negotiator.deal.reading import load
from negotiator.evaluation import Source, evaluate
from negotiator.language import LANGUAGES
from negotiator.window import preferences
from negotiator.window.app import open_window, write_log
from negotiator.window.frame.main_window import MainWindow
from negotiator.window.frame.qt_texts import use_qt_language
from negotiator.window.frame.workspace import PAGES
from negotiator.window.licence.expiry import contract_end, ends_after_last_right, last_expiry
from negotiator.window.steps import KEYS, State, neighbour, state_of

LEFT = Qt.MouseButton.LeftButton


def press(qtbot, window, keys: str) -> None:
    """Press a shortcut as the window would receive it."""
    qtbot.keySequence(window, QKeySequence(keys))


# The path through the steps


def test_the_path_leads_from_the_deal_to_the_review_and_back():
    walked = [KEYS[0]]
    while (following := neighbour(walked[-1], 1)) is not None:
        walked.append(following)
    assert walked == list(KEYS)
    assert walked[-1] == "review"
    assert neighbour("deal", -1) is None
    assert "negotiation" not in KEYS
    assert set(PAGES) == set(KEYS)


def test_a_blank_deal_is_empty_where_something_must_be_entered():
    evaluation = evaluate(blank_deal("ja"))
    for key in ("deal", "ip", "grant", "counterparty"):
        assert state_of(key, evaluation) is State.EMPTY
    assert state_of("review", evaluation) is State.EMPTY


def test_a_step_with_a_part_missing_is_incomplete():
    deal = replace(blank_deal("ja"), title="名前だけ")
    assert state_of("deal", evaluate(deal)) is State.INCOMPLETE


def test_a_filled_step_is_done_and_one_with_a_warning_says_so():
    evaluation = evaluate(open_example("sample", "ja"))
    assert state_of("deal", evaluation) is State.DONE
    # Four factors are added, which the survey never asked about together.
    assert state_of("rate", evaluation) is State.WARNING


def test_a_thin_class_marks_the_ip_step():
    deal = open_example("sample", "ja")
    thin = replace(deal, ip=replace(deal.ip, class_key="combinatorial"))
    assert state_of("ip", evaluate(thin)) is State.WARNING


def test_a_term_past_the_last_right_marks_the_grant_step():
    deal = open_example("sample", "ja")
    assert contract_end(deal) == date(2037, 3, 31)
    assert last_expiry(deal) == date(2039, 5, 31)
    assert not ends_after_last_right(deal)
    rights = (replace(deal.ip.rights[0], expires="2037-03-30"),)
    short = replace(deal, ip=replace(deal.ip, rights=rights))
    assert ends_after_last_right(short)
    assert state_of("grant", evaluate(short)) is State.WARNING


def test_a_right_whose_end_is_unknown_accuses_nobody():
    deal = open_example("sample", "ja")
    rights = (replace(deal.ip.rights[0], expires="2030-01-01"), Right())
    assert last_expiry(replace(deal, ip=replace(deal.ip, rights=rights))) is None


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [("2028-02-29", 1, "2029-02-28"), ("2027-04-01", 10, "2037-03-31"), ("", 10, None)],
)
def test_the_last_day_of_the_contract(start, years, end):
    deal = blank_deal("ja")
    deal = replace(
        deal,
        grant=replace(deal.grant, start=start, years=years),
        forecast=replace(deal.forecast, sales=(0.0,) * years),
    )
    found = contract_end(deal)
    assert (found and found.isoformat()) == end


# Going


def test_every_step_can_be_gone_to_and_shows_its_own_page(window):
    for key in KEYS:
        window.go_to(key)
        assert window.workspace.page.step == key
        assert window.workspace.page.isVisible()


def test_keys_go_along_the_steps(window, qtbot):
    press(qtbot, window, "Ctrl+PgDown")
    assert window.workspace.current == "ip"
    press(qtbot, window, "Ctrl+PgUp")
    assert window.workspace.current == "deal"
    press(qtbot, window, "Alt+4")
    assert window.workspace.current == "counterparty"


def test_back_and_next_end_with_the_path(window, qtbot):
    assert not window.workspace.back.isEnabled()
    for _ in KEYS[1:]:
        qtbot.mouseClick(window.workspace.next, LEFT)
    assert window.workspace.current == KEYS[-1]
    assert not window.workspace.next.isEnabled()


def test_the_list_tells_screen_readers_each_steps_state(window):
    item = window.workspace.steps.list.item(KEYS.index("rate"))
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "料率: 確認が必要"


def test_choosing_in_the_list_goes_there(window):
    window.workspace.steps.list.setCurrentRow(KEYS.index("grant"))
    assert window.workspace.current == "grant"


# Undo, languages, looks


def test_undo_and_redo_by_key_and_button(window, qtbot):
    window.editor.set(("counterparty",), "domestic_peer")
    press(qtbot, window, "Ctrl+Z")
    assert window.editor.deal.counterparty == "customer"
    qtbot.mouseClick(window.header.redo, LEFT)
    assert window.editor.deal.counterparty == "domestic_peer"
    assert not window.header.redo.isEnabled()


def test_the_language_changes_at_once_and_keeps_place_and_deal(window, qtbot):
    window.go_to("grant")
    deal = window.editor.deal
    qtbot.mouseClick(window.header.languages["en"], LEFT)
    qtbot.waitUntil(lambda: window.text.language == "en" and window.workspace.current == "grant")
    qtbot.waitUntil(lambda: "Grant" in _labels(window.workspace.page))
    assert window.editor.deal is deal
    assert window.header.languages["en"].isChecked()
    assert preferences.language() == "en"


def _labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_each_language_with_every_example(qtbot, door, language):
    window = open_window(language)
    qtbot.addWidget(window)
    window.show()
    for name in example_names():
        window.editor.new(open_example(name, language))
        for key in KEYS:
            window.go_to(key)
            assert window.workspace.page.isVisible()


def test_an_english_window_shows_no_japanese_but_the_switch(qtbot, door):
    window = open_window("en")
    qtbot.addWidget(window)
    window.show()
    window.open_example("sample")
    for key in KEYS[:4]:
        window.go_to(key)
        QApplication.processEvents()
        found = [words for words in _labels(window) if _is_japanese(words)]
        assert found == [], key


def _is_japanese(words: str) -> bool:
    return any("぀" <= char <= "ヿ" or "一" <= char <= "鿿" for char in words)


def test_the_dark_look_takes_hold_and_is_remembered(window, qtbot):
    before = QApplication.palette().window().color().lightness()
    window.set_appearance("dark")
    QApplication.processEvents()
    after = QApplication.palette().window().color().lightness()
    assert before > 200 > 80 > after
    assert preferences.appearance() == "dark"
    window.set_appearance("light")
    QApplication.processEvents()


# Files


def test_what_is_typed_but_not_left_is_saved_too(window, door, qtbot, tmp_path):
    door.path = tmp_path / "a.deal"
    field = window.workspace.page.title
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "typed just now")
    press(qtbot, window, "Ctrl+S")
    assert load(door.path).title == "typed just now"
    assert not window.editor.is_modified
    assert window.editor.path == door.path
    assert preferences.recent_files() == [door.path]


def test_a_refused_file_is_told_in_one_sentence_and_the_deal_stays(window, door, tmp_path):
    path = tmp_path / "bad.deal"
    path.write_text('{"format": "negotiator-deal", "version": 99}', encoding="utf-8")
    before = window.editor.deal
    window.open_path(path)
    (_, sentence, details) = door.told[0]
    assert "bad.deal" in sentence
    assert "99" in details
    assert "Traceback" not in details
    assert window.editor.deal is before


def test_a_file_that_is_not_there_is_told_calmly(window, door, tmp_path):
    window.open_path(tmp_path / "none.deal")
    assert len(door.told) == 1


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(window, door, tmp_path):
    door.path = tmp_path / "no" / "such" / "a.deal"
    window.save_deal_as()
    assert len(door.told) == 1
    assert window.editor.path is None


@pytest.mark.parametrize(("answer", "leaves"), [("cancel", False), ("discard", True)])
def test_unsaved_changes_are_asked_about_before_another_deal(window, door, answer, leaves):
    window.editor.set(("title",), "changed")
    door.answer = answer
    window.open_example("cross-licence")
    assert len(door.asked) == 1
    assert (window.editor.deal.title != "changed") is leaves


def test_saving_on_the_way_out_writes_the_deal(window, door, tmp_path):
    window.editor.set(("title",), "changed")
    door.answer, door.path = "save", tmp_path / "kept.deal"
    assert window.close()
    assert load(door.path).title == "changed"


def test_closing_can_be_called_off(window, door):
    window.editor.set(("title",), "changed")
    assert not window.close()
    assert window.isVisible()


def test_nothing_is_asked_when_nothing_changed(window, door):
    assert window.close()
    assert door.asked == []


def test_a_deal_file_can_be_dropped_on_the_window(window, tmp_path):
    path = tmp_path / "dropped.deal"
    other = open_example("cross-licence", "ja")
    window.editor.new(other)
    window.editor.save_as(path)
    window.editor.new(blank_deal("ja"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, LEFT, none))
    assert window.editor.deal == other


def test_the_title_shows_file_and_unsaved_changes(window, tmp_path):
    window.editor.save_as(tmp_path / "my.deal")
    assert window.windowTitle().startswith("my.deal[*]")
    assert not window.isWindowModified()
    window.editor.set(("notes",), "x")
    assert window.isWindowModified()
    assert "●" in window.header.file_name.words


def test_the_recent_deals_in_the_menu_are_those_of_now(window, tmp_path):
    window.editor.save_as(tmp_path / "seen & heard.deal")
    preferences.add_recent(tmp_path / "seen & heard.deal")
    menu = window.header.menu_bar.actions()[0].menu()
    recent = next(a.menu() for a in menu.actions() if a.menu() and a.text() == "最近の案件")
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == ["seen && heard"]
    window.editor.new(blank_deal("ja"))
    recent.actions()[0].trigger()
    assert window.editor.path == tmp_path / "seen & heard.deal"


# Where from


def test_every_figure_of_the_panel_opens_its_cell(window, qtbot):
    window.show_source(window.editor.evaluation.adjustment.factors[3].source)
    dialog = window.source_dialog
    row = dialog.view.rows[dialog.model.marked_index().row()]
    assert (row["class"], row["factor"], row["value"]) == ("chemistry", "customer", 1.4)
    assert "51" in dialog.model.cell_words()  # answers in the appendix's table
    dialog.close()


def test_the_marked_cell_can_be_copied(window, qtbot):
    window.show_benchmark_source()
    dialog = window.source_dialog
    dialog.copy()
    assert QApplication.clipboard().text() == "4.3"
    dialog.copy_all()
    assert len(QApplication.clipboard().text().splitlines()) == 28
    dialog.close()


def test_see_the_source_is_reached_from_the_panel(window, qtbot):
    qtbot.mouseClick(window.workspace.live.sources, LEFT)
    assert window.source_dialog.view.info.table == "II-3"
    window.source_dialog.close()


def test_every_table_opens_in_both_languages(window, qtbot):
    from negotiator.survey.tables import list_tables

    for table in list_tables():
        window.show_source(Source(table.table, {}, ""))
        model = window.source_dialog.model
        assert model.rowCount() == table.rows
        assert model.columnCount() > 1
        window.source_dialog.close()


def test_the_source_of_a_figure_shows_cells_as_printed(window):
    row = {"ip_type": "patent", "class": "agriculture", "factor": "exclusive", "base_band": "1-2"}
    window.show_source(Source("A3-adjust", row, "sd"))
    index = window.source_dialog.model.marked_index()
    assert window.source_dialog.model.data(index) == "0.35"  # the report prints two decimals here
    window.source_dialog.close()


def test_a_figure_can_be_followed_into_the_library(window, qtbot):
    qtbot.mouseClick(window.workspace.live.sources, LEFT)
    button = next(
        b
        for b in window.source_dialog.findChildren(QPushButton)
        if b.text() == window.text("window.source.in_library")
    )
    qtbot.mouseClick(button, LEFT)
    library = window.library
    assert library.isVisible()
    qtbot.waitUntil(lambda: library.table == "II-3")
    window.set_language("en")
    qtbot.waitUntil(lambda: window.library is None)


def test_the_menu_opens_the_library_at_the_rates_of_the_deal(window, qtbot):
    assert window.show_library() is window.show_library()
    qtbot.waitUntil(lambda: window.library.table == "II-3")
    window.library.close()


def test_the_panel_follows_every_edit(window):
    assert window.workspace.live.rate.text() == "8.1"
    window.editor.set(("counterparty",), "domestic_peer")
    assert window.workspace.live.rate.text() == "9.5"
    assert "10.2" not in window.workspace.live.range.text()


def test_the_other_reading_leads_to_the_rate_page(window, qtbot):
    assert "7.3 %" in window.workspace.live.other_method.text()
    qtbot.mouseClick(window.workspace.live.other_method, LEFT)
    assert window.workspace.current == "rate"


def test_qt_speaks_the_language_of_the_window(window):
    # The button that Qt itself puts into its dialogs.
    cancel = QDialogButtonBox.StandardButton.Cancel
    use_qt_language("ja")
    assert QDialogButtonBox(cancel).button(cancel).text() == "キャンセル"
    use_qt_language("en")
    assert QDialogButtonBox(cancel).button(cancel).text().replace("&", "") == "Cancel"


# Room


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1000, 700), (800, 560)])
def test_pages_fit_without_scrolling_sideways(window, width, height):
    window.resize(width, height)
    for key in KEYS[:4]:
        window.go_to(key)
        QApplication.processEvents()
        assert window.workspace.page.scroll_area.horizontalScrollBar().maximum() == 0, key


def test_at_1280_by_720_no_word_of_the_first_pages_is_cut(window):
    window.resize(1280, 720)
    for key in KEYS[:4]:
        window.go_to(key)
        QApplication.processEvents()
        page = window.workspace.page
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.width() >= label.minimumSizeHint().width(), (key, label.text())
                if label.hasHeightForWidth():
                    needed = label.heightForWidth(label.width())
                    assert label.height() >= needed, (key, label.text())


def test_a_small_window_folds_the_panel_and_keeps_the_rate_in_sight(window):
    window.resize(1280, 720)
    QApplication.processEvents()
    assert window.workspace.live.isVisible()
    window.resize(900, 600)
    QApplication.processEvents()
    assert not window.workspace.live.isVisible()
    assert "8.1" in window.rate_button.text()
    assert window.rate_button.isVisible()


def test_folding_by_choice_outlasts_nothing_that_the_width_decides(window, qtbot):
    window.resize(1280, 720)
    press(qtbot, window, "F10")
    assert not window.workspace.live.isVisible()
    press(qtbot, window, "F10")
    assert window.workspace.live.isVisible()
    window.resize(900, 600)
    QApplication.processEvents()
    assert not window.workspace.live.isVisible()


def test_a_new_window_is_no_larger_than_the_screen(window, qtbot, editor, door):
    fresh = MainWindow(editor, "ja")
    qtbot.addWidget(fresh)
    room = fresh.screen().availableSize()
    assert fresh.width() <= max(room.width(), fresh.minimumWidth())
    assert fresh.height() <= max(room.height(), fresh.minimumHeight())


def test_place_and_size_are_remembered(window, qtbot, editor):
    window.resize(780, 600)  # what the test screen has room for
    window.close()
    again = MainWindow(editor, "ja")
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (780, 600)


def test_double_text_size_still_fits(window):
    window.set_text_size("200")
    window.resize(1280, 720)
    try:
        QApplication.processEvents()
        QApplication.processEvents()
        for key in KEYS[:4]:
            window.go_to(key)
            QApplication.processEvents()
            assert window.workspace.page.scroll_area.horizontalScrollBar().maximum() == 0, key
    finally:
        window.set_text_size("100")
        QApplication.processEvents()


def test_tab_reaches_the_fields_and_the_way_on(window):
    window.workspace.page.title.line.setFocus()
    reached = set()
    for _ in range(200):
        window.focusNextChild()
        focused = window.focusWidget()
        if focused in reached:
            break
        reached.add(focused)
    assert window.workspace.page.names["licensee"].line in reached
    assert window.workspace.next in reached
    assert window.workspace.steps.list in reached


# Start


def test_starting_imports_nothing_heavy():
    script = (
        "import sys; from negotiator.window.app import open_window, application;"
        "application(); open_window('ja').show();"
        "print(sorted({'pandas', 'reportlab', 'openpyxl', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr
    assert done.returncode == 0, done.stderr


def test_thousands_of_signals_do_not_end_the_process():
    script = (
        "import negotiator.window; from PySide6.QtCore import QObject, Signal\n"
        "class O(QObject): a = Signal()\n"
        "o = O()\n"
        "for _ in range(20000): o.a.emit(); o.setObjectName('x')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_something_unforeseen_is_told_calmly_and_logged(window, door, capsys):
    from negotiator.window.app import _Calm

    try:
        raise RuntimeError("inner secret")
    except RuntimeError as error:
        _Calm(window)(type(error), error, error.__traceback__)
    (_, sentence, details) = door.told[0]
    assert "inner secret" not in sentence + details
    assert "Traceback" not in sentence + details
    log = write_log("more")
    assert log is not None
    assert "inner secret" in log.read_text("utf-8")
