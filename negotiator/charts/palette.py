"""Colours by role: light and dark screens, and paper.

The hues are chosen to stay apart for colour-blind readers (blue against orange-brown for up and
down) and every colour that text or a mark is drawn in stands out from the background. The light
variants, the grid and the range are grounds only: what they say is also said by an outline or a
line in a full colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from negotiator.charts.drawing import Role

PaletteName = Literal["light", "dark", "print"]


@dataclass(frozen=True)
class Palette:
    """A colour ("#rrggbb") for every role."""

    name: PaletteName
    colours: Mapping[Role, str]

    def __getitem__(self, role: Role) -> str:
        return self.colours[role]


LIGHT = Palette(
    "light",
    {
        "background": "#ffffff",
        "text": "#1f2933",
        "text_muted": "#566472",
        "axis": "#7b8894",
        "grid": "#e6e9ed",
        "range": "#dfeaf4",
        "accent": "#0b5a8a",
        "base": "#4e5b68",
        "up": "#2a78b5",
        "down": "#b84c1a",
        "neutral": "#d3d9e0",
        "muted": "#7d97ae",
        "series_1": "#0b5a8a",
        "series_2": "#b84c1a",
        "series_3": "#2f7d4f",
        "series_4": "#7a58a6",
        "series_5": "#80660a",
        "series_6": "#0f7a80",
        "series_7": "#b0397a",
        "series_8": "#4e5b68",
        "series_1_light": "#b3cfe2",
        "series_2_light": "#efc6b0",
        "series_3_light": "#bcdcc8",
        "series_4_light": "#d5c8e6",
        "series_5_light": "#e2d5a6",
        "series_6_light": "#b3dcdd",
        "series_7_light": "#eec3da",
        "series_8_light": "#cfd6dc",
    },
)

DARK = Palette(
    "dark",
    {
        "background": "#1d242c",
        "text": "#e8edf2",
        "text_muted": "#aab6c2",
        "axis": "#8391a0",
        "grid": "#323c47",
        "range": "#2a3b4d",
        "accent": "#6cb8ea",
        "base": "#aab6c2",
        "up": "#5fa9e0",
        "down": "#ee9060",
        "neutral": "#4a5663",
        "muted": "#6f8ba5",
        "series_1": "#6cb8ea",
        "series_2": "#ee9060",
        "series_3": "#6cc491",
        "series_4": "#b99be4",
        "series_5": "#d3b548",
        "series_6": "#55c3c8",
        "series_7": "#ea86b8",
        "series_8": "#aab6c2",
        "series_1_light": "#294a60",
        "series_2_light": "#5e3c2b",
        "series_3_light": "#2b4f3b",
        "series_4_light": "#483c5e",
        "series_5_light": "#544922",
        "series_6_light": "#254d50",
        "series_7_light": "#5a354a",
        "series_8_light": "#434d58",
    },
)

# Paper is white and often printed in grey: as on a light screen, the neutral grounds a bit darker.
PRINT = Palette(
    "print",
    {**LIGHT.colours, "grid": "#dde1e6", "neutral": "#c9d0d8", "text": "#14202b"},
)

PALETTES: Mapping[PaletteName, Palette] = {"light": LIGHT, "dark": DARK, "print": PRINT}


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb" (WCAG 2.x), 0 for black and 1 for white."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.x), 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
