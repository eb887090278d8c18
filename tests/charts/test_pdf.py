"""On paper the labels are text that can be searched, and nothing leaves the page."""

import io

import pytest
from charts.made import evaluation, structure
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from negotiator.charts import figures
from negotiator.charts.drawing import SHAPES, Drawing, Label, Marker
from negotiator.charts.pdf import paint
from negotiator.language import Text
from negotiator.locations import resources

MADE = evaluation(
    shifts={"exclusive": 0.024, "no_alternative": 0.021, "customer": -0.014},
    structures=(
        structure("ランニング", (0, 9e6, 14e6, 20e6), 119e6, 45e6),
        structure("一括払い", (3e7, 3e7, 0, 0), 57e6, 97e6),
    ),
)


@pytest.fixture(scope="module")
def fonts():
    names = {"Regular": "Charts", "Bold": "Charts-Bold"}
    for weight, name in names.items():
        file = resources() / "fonts" / f"BIZUDPGothic-{weight}.ttf"
        pdfmetrics.registerFont(TTFont(name, str(file)))
    return tuple(names.values())


def printed(drawing: Drawing, fonts) -> PdfReader:
    paper = io.BytesIO()
    canvas = Canvas(paper, initialFontName=fonts[0])
    paint(drawing, canvas, *fonts)
    canvas.save()
    return PdfReader(paper)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "name", ["distribution", "waterfall", "yearly_payments", "both_sides_value"]
)
def test_the_paper_holds_the_text_of_every_label(fonts, name, language):
    drawing = getattr(figures, name)(MADE, Text(language), 440, 220)
    page = printed(drawing, fonts).pages[0].extract_text().replace("\n", "")
    missing = [label.text for label in drawing.labels if label.text not in page]
    assert missing == []


def test_the_charts_are_vectors_not_pictures(fonts):
    page = printed(figures.waterfall(MADE, Text("ja"), 440, 220), fonts).pages[0]
    assert not page.images


def test_labels_stand_at_the_height_they_are_given(fonts):
    # y runs downwards in a drawing: the label at 20 is over the label at 80.
    labels = (Label(x=5, y=80, text="under"), Label(x=5, y=20, text="over"))
    places = {}
    page = printed(Drawing(100, 100, labels, "", ""), fonts).pages[0]

    def note(text, _matrix, text_matrix, *_):
        if text.strip():
            places[text.strip()] = text_matrix[5]

    page.extract_text(visitor_text=note)
    assert places["over"] - places["under"] == pytest.approx(60, abs=0.1)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("filled", [True, False])
def test_every_marker_can_be_printed(fonts, shape, filled):
    marker = Marker(x=20, y=20, shape=shape, filled=filled, role="series_3")
    content = printed(Drawing(40, 40, (marker,), "", ""), fonts).pages[0].get_contents()
    assert content is not None
    # A stroke in the green of the third series, and a path that is painted.
    assert b" RG" in content.get_data()
