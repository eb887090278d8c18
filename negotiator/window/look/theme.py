"""The look: light or dark, text size, one accent colour on an eight-pixel grid.

Colours come from the charts' palette, so that a bar and the word beside it match. Everything is
one palette and one stylesheet; widgets only carry names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from negotiator.charts.palette import DARK, LIGHT, Palette
from negotiator.locations import resources
from negotiator.window import preferences

FONT_FILES = (
    "BIZUDPGothic-Regular.ttf",
    "BIZUDPGothic-Bold.ttf",
    "NegotiatorKanji-Regular.ttf",
    "NegotiatorSymbols-Regular.ttf",
)
PLAIN_PIXELS = 13
IN_FORCE = "lookInForce"


@dataclass(frozen=True)
class Look:
    """A chart palette, and the colours that only a window needs."""

    chart: Palette
    surfaces: Mapping[str, str]

    @property
    def colours(self) -> dict[str, str]:
        """Every colour by name, as the stylesheet uses them."""
        return {**{str(role): value for role, value in self.chart.colours.items()}, **self.surfaces}


LIGHT_LOOK = Look(
    LIGHT,
    {
        "desk": "#f3f5f7",
        "bar": "#ffffff",
        "card": "#ffffff",
        "edge": "#dde2e8",
        "field": "#ffffff",
        "field_edge": "#8a97a5",
        "accent_soft": "#e5f0f8",
        "on_accent": "#ffffff",
        "accent_hover": "#0e6ca6",
        "hover": "#eef2f6",
        "disabled": "#8a97a5",
        "good": "#2f7d4f",
        "wrong": "#a52626",
        "warning_ground": "#fff8e6",
        "warning_edge": "#e7c46c",
        "warning_text": "#7a4d00",
    },
)
DARK_LOOK = Look(
    DARK,
    {
        "desk": "#151b21",
        "bar": "#1d242c",
        "card": "#1d242c",
        "edge": "#36414d",
        "field": "#232c35",
        "field_edge": "#6f7f8f",
        "accent_soft": "#1f3547",
        "on_accent": "#0d1a24",
        "accent_hover": "#8fcbf2",
        "hover": "#27313b",
        "disabled": "#75828f",
        "good": "#6cc491",
        "wrong": "#ff9a8f",
        "warning_ground": "#33290f",
        "warning_edge": "#7d6322",
        "warning_text": "#f0cf85",
    },
)


def install_fonts() -> None:
    """Make the program's own fonts known, once; without a Japanese one nothing could be read."""
    if families()[0] in QFontDatabase.families():
        return
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))


def families() -> list[str]:
    """Ours first, so that every screen looks the same; then whatever the system has."""
    return ["BIZ UDPGothic", "Negotiator Kanji", "Negotiator Symbols", "Noto Sans CJK JP"]


def is_dark(app: QApplication) -> bool:
    """Whether the dark look is in force: by choice, else by the system."""
    chosen = preferences.appearance()
    if chosen != "system":
        return chosen == "dark"
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply_theme(app: QApplication) -> None:
    """Give the whole program the look and the text size that the user prefers."""
    look = DARK_LOOK if is_dark(app) else LIGHT_LOOK
    scale = preferences.text_size() / 100
    in_force = f"{look.chart.name} {scale}"
    if app.property(IN_FORCE) == in_force:
        return
    app.setProperty(IN_FORCE, in_force)
    app.setStyle("Fusion")
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(round(PLAIN_PIXELS * scale))
    # Hinted sideways as well, the face loses its thinnest strokes at some sizes: −1.4 became 1.4.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    app.setFont(font)
    app.setPalette(_palette(look))
    app.setStyleSheet(_stylesheet(look, scale))


def _palette(look: Look) -> QPalette:
    colour = look.colours
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, "card"),
        (role.WindowText, "text"),
        (role.Base, "field"),
        (role.AlternateBase, "desk"),
        (role.Text, "text"),
        (role.Button, "card"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "card"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "disabled"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Mid, "edge"),
        (role.Accent, "accent"),
    ):
        palette.setColor(which, QColor(colour[name]))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colour["disabled"]))
    return palette


def _stylesheet(look: Look, scale: float) -> str:
    mode = "dark" if look is DARK_LOOK else "light"
    sizes = {f"px{size}": f"{round(size * scale)}px" for size in (11, 12, 13, 15, 16, 20, 28, 44)}
    icons = (resources() / "icons").as_posix()
    sheet = (resources() / "window" / "style.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(look.colours, icons=icons, mode=mode, **sizes)


def look() -> Look:
    """The look in force."""
    app = QApplication.instance()
    return DARK_LOOK if isinstance(app, QApplication) and is_dark(app) else LIGHT_LOOK


def icon(name: str) -> QIcon:
    """One of our own icons, in the look in force."""
    mode = "dark" if look() is DARK_LOOK else "light"
    return QIcon(str(resources() / "icons" / f"{name}-{mode}.svg"))
