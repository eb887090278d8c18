"""What a demanding user would hold the window to: keyboard alone, contrast, room, no lost sign."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from negotiator.deal.editing import with_value
from negotiator.deal.examples import open_example
from negotiator.language import LANGUAGES, Text
from negotiator.numerals import MINUS
from negotiator.survey.edition import open_edition
from negotiator.window.changes import pages_showing
from negotiator.window.editor import Editor
from negotiator.window.frame.main_window import MainWindow
from negotiator.window.look.name_button import NameButton
from negotiator.window.look.notice import Notice
from negotiator.window.look.theme import DARK_LOOK, LIGHT_LOOK
from negotiator.window.look.words import Words
from negotiator.window.pages.rate import RatePage
from negotiator.window.pages.structures import StructuresPage
from negotiator.window.steps import KEYS
from negotiator.window.survey.source_dialog import SourceDialog
from negotiator.window.survey.sources import distribution_source

MOST_STOPS = 200
TEXT_ON_GROUND = (
    [("text", ground) for ground in ("desk", "bar", "card", "field", "accent_soft", "hover")]
    + [("text_muted", ground) for ground in ("desk", "bar", "card", "accent_soft")]
    + [("accent", ground) for ground in ("desk", "bar", "card", "accent_soft")]
    + [("on_accent", "accent"), ("on_accent", "accent_hover"), ("wrong", "card")]
    + [("good", "card"), ("warning_text", "warning_ground"), ("up", "card"), ("down", "card")]
)


def focus_path(window, key, start):
    """Where a key leads, stop by stop, until it comes round."""
    start.setFocus()
    path: list[QWidget] = []
    for _ in range(MOST_STOPS):
        widget = QApplication.focusWidget()
        assert widget is not None
        if path and widget is path[0]:
            return path
        path.append(widget)
        QTest.keyClick(widget, *key)
    return path


@pytest.mark.parametrize("step", KEYS)
def test_tab_goes_round_every_page_and_is_trapped_nowhere(window, qtbot, step):
    window.show_workspace(step)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    steps, workspace = window.workspace.steps.list, window.workspace
    way_out = workspace.next if workspace.next.isEnabled() else workspace.back
    forward = focus_path(window, (Qt.Key.Key_Tab,), steps)
    backward = focus_path(window, (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier), steps)
    for path in (forward, backward):
        assert len(path) < MOST_STOPS
        assert len(set(map(id, path))) == len(path)
        assert way_out in path
    assert any(workspace.page.isAncestorOf(widget) for widget in forward)


@pytest.mark.parametrize("look", [LIGHT_LOOK, DARK_LOOK])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_from_its_ground(look, text, ground):
    # WCAG 2.1, 1.4.3: at least 4.5 to 1.
    assert contrast(look.colours[text], look.colours[ground]) >= 4.5


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    ground = QColor(colour)
    parts = (ground.redF(), ground.greenF(), ground.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", range(11, 33))
def test_a_minus_sign_is_seen_at_every_text_size(qapp, size, bold):
    font = QFont(qapp.font())
    font.setPixelSize(size)
    font.setBold(bold)
    width = QFontMetrics(font).horizontalAdvance(MINUS)
    image = QImage(width + 8, size * 2, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(4, round(size * 1.4), MINUS)
    painter.end()
    darkest = min(
        QColor(image.pixel(x, y)).lightness()
        for x in range(image.width())
        for y in range(image.height())
    )
    assert darkest < 160


def test_undo_goes_to_the_page_that_shows_it(window, editor):
    editor.set(("finance", "licensor_tax_rate"), 0.3)
    window.show_workspace("deal")
    window.undo()
    assert window.workspace.current == "forecast"
    window.show_workspace("deal")
    window.redo()
    assert window.workspace.current == "forecast"


def test_undo_stays_where_the_change_is_seen_anyway(window, editor):
    editor.set(("counterparty",), "overseas_peer")
    window.show_workspace("rate")
    window.undo()
    assert window.workspace.current == "rate"


@pytest.mark.parametrize(
    ("path", "value", "first"),
    [
        (("title",), "X", "deal"),
        (("ip", "class_key"), "overall", "ip"),
        (("grant", "territory"), "X", "grant"),
        (("circumstances", "settlement"), True, "grant"),
        (("counterparty",), "overseas_peer", "counterparty"),
        (("adjustment", "combine"), "largest", "rate"),
        (("forecast", "volatility"), 0.5, "forecast"),
        (("structures", 0, "name"), "X", "structures"),
    ],
)
def test_every_change_has_its_page(path, value, first):
    deal = open_example("sample", "ja")
    assert pages_showing(deal, with_value(deal, path, value))[0] == first


def test_equal_deals_show_no_change():
    deal = open_example("sample", "ja")
    assert pages_showing(deal, deal) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_figures_fit_the_smallest_full_screen(qtbot, door, language):
    window = MainWindow(Editor(open_example("sample", language)), language)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.show_workspace("structures")
    QApplication.processEvents()
    page = window.workspace.page
    assert isinstance(page, StructuresPage)
    table = page.table
    assert fits_its_place(table)
    window.show_workspace("rate")
    QApplication.processEvents()
    page = window.workspace.page
    assert isinstance(page, RatePage)
    factors = page.factors
    assert fits_its_place(factors)


def fits_its_place(widget):
    place = widget.parentWidget()
    assert place is not None
    return widget.minimumSizeHint().width() <= place.width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_fits_a_small_screen_at_200_percent(qtbot, door, language):
    window = MainWindow(Editor(open_example("sample", language)), language)
    qtbot.addWidget(window)
    window.show()
    for step in KEYS:
        window.show_workspace(step)
        window.resize(640, 360)
        assert (window.width(), window.height()) == (640, 360)


def test_every_figure_of_the_comparison_says_what_it_is_made_of(window, editor):
    window.show_workspace("structures")
    editor.set(("finance", "licensor_discount_rate"), 0.155)
    row = window.workspace.page.table.rows[0]
    assert all(cell.toolTip() for cell in row.cells.values())
    assert "15.5 %" in row.cells["npv_licensor"].toolTip()
    assert row.cells["npv_licensor"].accessibleDescription() == row.cells["npv_licensor"].toolTip()


def test_the_live_rate_says_what_it_is_made_of(window):
    live = window.workspace.live
    assert "4.3 %" in live.rate.toolTip()
    assert "+3.8" in live.rate.toolTip()
    assert live.range.toolTip()


def test_the_distribution_leads_to_its_table(window, qtbot, editor):
    live = window.workspace.live
    with qtbot.waitSignal(live.source_asked) as asked:
        live.chart.picked.emit("band/3")
    assert asked.args == [distribution_source(editor.evaluation.benchmark)]
    with qtbot.waitSignal(live.source_asked) as asked:
        live.chart.picked.emit("base")
    assert asked.args == [editor.evaluation.benchmark.source]


def test_the_table_of_the_distribution_opens_at_the_class(qtbot, editor):
    source = distribution_source(editor.evaluation.benchmark)
    dialog = SourceDialog(open_edition("jpo-2009"), Text("ja"), source)
    qtbot.addWidget(dialog)
    assert dialog.model.marked_index().isValid()
    assert "化学" in dialog.model.cell_words()


def test_a_long_name_goes_on_in_a_second_line_and_is_cut_only_there(qtbot):
    button = NameButton(lines=2)
    qtbot.addWidget(button)
    button.set_words("Initial payment and running royalty")
    button.resize(160, button.heightForWidth(160))
    assert button.text().replace("\n", " ") == button.words
    button.set_words("Initial payment and running royalty " * 3)
    assert button.text().count("\n") == 1
    assert button.text().endswith("…")
    assert button.toolTip() == button.words


def test_a_name_without_spaces_is_broken_too(qtbot):
    button = NameButton(lines=2)
    qtbot.addWidget(button)
    button.resize(130, 40)
    button.set_words("一時金とランニングの組合せ")
    assert button.text().replace("\n", "") == button.words


def test_a_figure_keeps_its_unit_on_its_line(qtbot):
    label = Words("margin 14.0 %, ¥8 million a year")
    qtbot.addWidget(label)
    assert label.text() == "margin 14.0 %, ¥8 million a year"
    shown = QLabel.text(label)
    assert "14.0\u00a0%" in shown
    assert "8\u00a0million a year" in shown


def test_a_notice_has_room_for_all_its_lines(qtbot):
    details = "\n".join(["Next step\tCtrl+PageDown", *("a long line of words " * 9,) * 6])
    notice = Notice("T", "S", details, None)
    qtbot.addWidget(notice)
    notice.show()
    for label in notice.findChildren(Words):
        assert label.height() >= label.heightForWidth(label.width())
