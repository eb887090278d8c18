"""Make the two fall-back fonts in resources/fonts from the full fonts that Debian ships.

BIZ UDPGothic lacks the rarer kanji of names (𠮷) and everything pictorial (👍). Two further fonts
supply just what is missing, so that nothing a user types vanishes. Their licences allow changed
copies; the copies carry names of their own, so that they never stand in for the full fonts.

Needed only when a font changes: `pip install fonttools`, unpack the Debian packages
fonts-morisawa-bizud-gothic, fonts-hanazono and fonts-symbola, then

    python installer/subset_fonts.py BIZUDPGothic-Regular.ttf HanaMinA.ttf Symbola_hint.ttf
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"

KANJI = (
    range(0x4E00, 0xA000),  # the common block, Chinese company names included
    range(0xF900, 0xFB00),  # compatibility forms
    range(0x20000, 0x2FA20),  # supplementary planes: what Japanese names use of them
)
SYMBOLS = (
    range(0x2000, 0x2C00),  # punctuation, arrows, mathematics, dingbats
    range(0xFE00, 0xFE10),  # the selectors that ask for an emoji's look
    range(0x1F000, 0x1FB00),  # emoji and other pictures
)


def main() -> None:
    """Read the three fonts named on the command line and write the two fall-backs."""
    reader = argparse.ArgumentParser(description=__doc__)
    for font in ("text", "kanji", "symbols"):
        reader.add_argument(font, type=Path)
    fonts = reader.parse_args()
    present = set(TTFont(fonts.text).getBestCmap())
    write(fonts.kanji, KANJI, present, "Negotiator Kanji")
    write(fonts.symbols, SYMBOLS, present, "Negotiator Symbols")


def write(source: Path, blocks: Iterable[range], present: set[int], name: str) -> None:
    """Keep of `source` what lies in the blocks and is not present already; name it `name`."""
    font = TTFont(source, recalcTimestamp=False)
    wanted = {code for block in blocks for code in block} & set(font.getBestCmap())
    cutter = subset.Subsetter(_plain())
    cutter.populate(unicodes=wanted - present)
    cutter.subset(font)
    _rename(font, name)
    font.save(FONTS / f"{name.replace(' ', '')}-Regular.ttf", reorderTables=True)


def _plain() -> subset.Options:
    """Outlines and nothing else: no hints, no layout rules, no glyph names."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["BASE", "FFTM", "GDEF", "GPOS", "GSUB", "prop", "vhea", "vmtx", "gasp"]
    return options


def _rename(font: TTFont, name: str) -> None:
    """Put the new name wherever the font says its family, full or PostScript name."""
    spellings = {1: name, 3: f"{name} 1.0", 4: name, 6: f"{name.replace(' ', '')}-Regular"}
    for entry in list(font["name"].names):
        if entry.nameID in spellings:
            font["name"].removeNames(nameID=entry.nameID)
        if entry.nameID in (16, 17, 18, 21, 22):
            font["name"].removeNames(nameID=entry.nameID)
    for number, spelling in spellings.items():
        font["name"].setName(spelling, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
