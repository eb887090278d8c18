"""The widget paints what the figure says, and answers pointer and keyboard."""

import pytest
from charts.made import evaluation, structure
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from negotiator.charts import figures
from negotiator.charts.drawing import SHAPES, Drawing, Label, Line, Marker, Polyline, Rectangle
from negotiator.charts.palette import DARK, LIGHT
from negotiator.language import Text
from negotiator.window.look.chart_view import ChartView, paint_drawing

JA = Text("ja")
MADE = evaluation(
    shifts={"exclusive": 0.024, "customer": -0.014},
    structures=(structure("ランニング", (0, 9e6, 14e6), 119e6, 45e6),),
)
LEFT_BUTTON = Qt.MouseButton.LeftButton


def two_bars(width: float, height: float) -> Drawing:
    """Two bars that fill the left and right half, whatever the size."""
    half = width / 2
    bars = (
        Rectangle(
            x=0, y=0, width=half, height=height, role="up", key="left", tooltip="the left bar"
        ),
        Rectangle(
            x=half, y=0, width=half, height=height, role="down", key="right",
            tooltip="the right bar",
        ),
    )  # fmt: skip
    return Drawing(width, height, bars, "Two bars", "One bar left, one right.")


@pytest.fixture
def view(qtbot):
    widget = ChartView(two_bars, dark=False)
    qtbot.addWidget(widget)
    widget.resize(400, 200)
    widget.show()
    return widget


def colour_at(widget, x, y):
    image = widget.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(x * ratio), int(y * ratio)).name()


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize(
    "name", ["distribution", "waterfall", "yearly_payments", "both_sides_value"]
)
def test_every_figure_is_painted(qtbot, name, dark):
    widget = ChartView(lambda w, h: getattr(figures, name)(MADE, JA, w, h), dark=dark)
    qtbot.addWidget(widget)
    widget.resize(480, 260)
    image = widget.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, 480, 4) for y in range(0, 260, 4)}
    assert len(seen) > 4


def test_the_colours_follow_the_theme_unless_told(qtbot):
    widget = ChartView(two_bars)
    qtbot.addWidget(widget)
    night = QPalette()
    night.setColor(QPalette.ColorRole.Window, QColor("#101418"))
    widget.setPalette(night)
    assert widget.chart_palette() is DARK
    widget.set_dark(False)
    assert widget.chart_palette() is LIGHT
    widget.resize(200, 100)
    assert colour_at(widget, 50, 50) == LIGHT["up"]


def test_the_drawing_is_made_for_the_widgets_size(view):
    view.resize(300, 150)
    assert view.drawing().width == pytest.approx(300 / view.text_scale())
    assert view.drawing().height == pytest.approx(150 / view.text_scale())


def test_another_figure_takes_the_place_of_the_first(view):
    view.set_figure(lambda w, h: Drawing(w, h, (), "Other", "Another figure."))
    assert view.accessibleName() == "Other"
    view.set_figure(None)
    assert view.drawing() is None
    assert view.accessibleName() == ""


def test_a_screen_reader_hears_the_sentence(view):
    assert view.accessibleName() == "Two bars"
    assert view.accessibleDescription() == "One bar left, one right."


@pytest.mark.parametrize(("x", "key"), [(50, "left"), (350, "right")])
def test_a_click_tells_which_mark(qtbot, view, x, key):
    with qtbot.waitSignal(view.picked) as signal:
        qtbot.mouseClick(view, LEFT_BUTTON, pos=QPoint(x, 100))
    assert signal.args == [key]


def test_a_click_with_the_other_button_picks_nothing(qtbot, view):
    with qtbot.assertNotEmitted(view.picked):
        qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=QPoint(50, 100))


def test_a_click_beside_all_marks_picks_nothing(qtbot, view):
    view.set_figure(lambda w, h: Drawing(w, h, (), "", ""))
    with qtbot.assertNotEmitted(view.picked):
        qtbot.mouseClick(view, LEFT_BUTTON, pos=QPoint(50, 100))


def test_the_keyboard_goes_from_mark_to_mark_and_picks(qtbot, view):
    picked: list[str] = []
    view.picked.connect(picked.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Enter):
        qtbot.keyClick(view, key)
    assert picked == ["right", "left", "right"]


def test_the_mark_in_focus_is_read_out_and_framed(qtbot, view):
    before = view.grab().toImage()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.focused_key() == "left"
    assert view.accessibleDescription() == "the left bar"
    qtbot.waitUntil(view.hasFocus)
    assert view.grab().toImage() != before


def test_the_focus_stays_on_its_mark_when_the_figure_changes(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_End)
    view.set_figure(two_bars)
    assert view.focused_key() == "right"
    view.set_figure(lambda w, h: Drawing(w, h, (), "", ""))
    assert view.focused_key() == ""


def test_a_chart_without_keys_is_passed_over_by_the_keyboard(qtbot):
    widget = ChartView(lambda w, h: Drawing(w, h, (), "", ""))
    qtbot.addWidget(widget)
    assert widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_pointer_over_a_mark_shows_its_sentence(view):
    place = QPoint(50, 100)
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, asked)
    assert QToolTip.text() == "the left bar"


def test_the_pointer_becomes_a_hand_where_a_click_answers(qtbot, view):
    qtbot.mouseMove(view, QPoint(50, 100))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    view.set_figure(lambda w, h: Drawing(w, h, (), "", ""))
    qtbot.mouseMove(view, QPoint(60, 100))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_larger_font_enlarges_the_whole_chart(view):
    before = view.minimumSizeHint()
    view.setFont(QFont(view.font().family(), 26))
    assert view.text_scale() > 1.5
    assert view.minimumSizeHint().width() > before.width()
    assert view.drawing().width == pytest.approx(400 / view.text_scale())
    # A click still lands on the mark that is seen there.
    assert view.mark_at(QPointF(350, 100)).key == "right"


def painted(mark) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_drawing(painter, Drawing(40, 40, (mark,), "", ""), LIGHT, QFont())
    painter.end()
    return image


@pytest.mark.parametrize(
    "mark",
    [
        Rectangle(x=10, y=10, width=20, height=20, role="up"),
        Rectangle(x=10, y=10, width=20, height=20, role="up", outline="up", radius=2),
        Line(x1=0, y1=20, x2=40, y2=20, thickness=4, role="up"),
        Polyline(points=((0, 20), (20, 20), (40, 20)), thickness=4, role="up"),
        Marker(x=20, y=20, size=20, role="up"),
        *(Marker(x=20, y=20, size=20, shape=shape, role="up") for shape in SHAPES),
    ],
)
def test_each_kind_of_mark_covers_its_middle_in_its_colour(mark):
    seen, meant = painted(mark).pixelColor(20, 20), QColor(LIGHT["up"])
    # Smooth edges mix in a little of the ground where strokes cross.
    for channel in ("red", "green", "blue"):
        assert getattr(seen, channel)() == pytest.approx(getattr(meant, channel)(), abs=20)


def test_a_hollow_marker_shows_the_background_inside():
    image = painted(Marker(x=20, y=20, size=24, filled=False, role="up"))
    assert image.pixelColor(20, 20).name() == LIGHT["background"]


@pytest.mark.parametrize(("anchor", "left", "right"), [("start", 0, 1), ("end", 1, 0)])
def test_a_label_stands_on_the_side_its_anchor_says(anchor, left, right):
    image = painted(Label(x=20, y=24, text="III", anchor=anchor))
    inked = [
        x for x in range(40) if any(image.pixelColor(x, y).lightness() < 200 for y in range(40))
    ]
    assert bool([x for x in inked if x < 19]) is bool(left)
    assert bool([x for x in inked if x > 21]) is bool(right)
