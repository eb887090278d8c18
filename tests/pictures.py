"""Pictures of everything, to look at: ``python -m tests.pictures OUTDIR [ONLY]``.

Both languages, light and dark: every page at 1280×720 and whole, with panels, gallery and cards
open; the dialogs; the blank deal, a monstrous one, and every worked example; the same pages at
200 % on a large screen and on a screen of 1280×720. ``ONLY`` keeps pictures with that in their
name. Nothing here is a test: eyes are.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A home of its own: pictures must not depend on anyone's preferences, nor change them.
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from negotiator.deal.editing import with_years
from negotiator.deal.examples import blank_deal, example_names, open_example
from negotiator.deal.model import Deal, Party
from negotiator.language import LANGUAGES, Language
from negotiator.window import interaction, preferences
from negotiator.window.app import application, open_window
from negotiator.window.frame.main_window import MainWindow
from negotiator.window.look.styles import figures_sheet
from negotiator.window.pages.rate import RatePage
from negotiator.window.pages.structures import StructuresPage
from negotiator.window.steps import KEYS

WIDTH, HEIGHT = 1280, 720
DOUBLED = "QT_SCALE_FACTOR"
STRUCTURES = 12
YEARS = 60


class Camera:
    """Takes the pictures whose name contains ``only``."""

    def __init__(self, folder: Path, only: str) -> None:
        self.folder = folder
        self.only = only

    def wants(self, name: str) -> bool:
        return self.only in name

    def take(self, name: str, widget: QWidget | None) -> None:
        settle()
        if widget is not None and self.wants(name):
            widget.grab().save(str(self.folder / f"{name}.png"))

    def take_page(self, name: str, window: MainWindow) -> None:
        """The whole page, scrolled or not."""
        settle()
        self.take(name, window.workspace.page.scroll_area.widget())

    def take_box(self, name: str, open_box: Callable[[], object]) -> None:
        """A box that waits for an answer: it is photographed, and closed."""
        if not self.wants(name):
            return

        def shoot() -> None:
            box = QApplication.activeModalWidget()
            if box is not None:
                self.take(name, box)
                box.close()

        QTimer.singleShot(200, shoot)
        open_box()


def settle() -> None:
    """Let everything be laid out and painted."""
    for _ in range(6):
        QApplication.processEvents()


def windows(width: int, height: int, looks: tuple[str, ...]) -> Iterator[tuple[str, MainWindow]]:
    """A fresh window for each language and look, with the beginning of its pictures' names."""
    for language in LANGUAGES:
        for appearance in looks:
            preferences.set_appearance(appearance)
            preferences.set_tour_seen(False)
            application()
            window = open_window(language)
            window.resize(width, height)
            window.show()
            yield f"{language}-{appearance}", window
            window.hide()
            window.deleteLater()


def monstrous(language: Language) -> Deal:
    """As much of everything as a deal may hold, and names without an end."""
    deal = with_years(open_example("sample", language), YEARS)
    long = "とても長い名前の付いた支払方式" if language == "ja" else "A structure with a long name"
    endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    made = tuple(
        replace(deal.structures[place % len(deal.structures)], name=f"{long * 3} {place + 1}")
        for place in range(STRUCTURES - 1)
    )
    last = replace(deal.structures[0], name=endless)
    parties = replace(deal.parties, licensor=Party(name=endless), licensee=Party(name=long * 5))
    title = f"{deal.title} " * 6
    return replace(
        deal,
        title=title,
        parties=parties,
        structures=(*made, last),
        reference_structure=endless,
    )


def pages(camera: Camera) -> None:
    """Every page as it opens, and whole."""
    for name, window in windows(WIDTH, HEIGHT, ("light", "dark")):
        camera.take(f"{name}-welcome", window)
        camera.take(f"{name}-welcome-whole", window.welcome.widget())
        window.editor.new(open_example("sample", window.text.language))
        for step in KEYS:
            window.show_workspace(step)
            camera.take(f"{name}-{step}", window)
            camera.take_page(f"{name}-{step}-whole", window)


def opened(camera: Camera) -> None:
    """What opens within the pages."""
    for name, window in windows(WIDTH, HEIGHT, ("light", "dark")):
        window.editor.new(open_example("sample", window.text.language))
        window.show_workspace("rate")
        rate = window.workspace.page
        assert isinstance(rate, RatePage)
        for key in ("exclusive", "customer"):
            rate.factors.open_panel(key)
            camera.take_page(f"{name}-open-factor-{key}", window)
        rate.open_base_panel()
        camera.take_page(f"{name}-open-base", window)
        window.show_workspace("structures")
        structures = window.workspace.page
        assert isinstance(structures, StructuresPage)
        structures.add_button.setChecked(True)
        camera.take_page(f"{name}-open-gallery", window)
        structures.add_pattern("milestone")
        camera.take_page(f"{name}-open-milestone", window)
        for place, kind in ((1, "lump_sum"), (2, "stepped")):
            structures.open_card(place)
            camera.take_page(f"{name}-open-{kind}", window)
            camera.take(f"{name}-open-{kind}-seen", window)


def dialogs(camera: Camera) -> None:
    """The boxes and the tables behind the figures."""
    for name, window in windows(WIDTH, HEIGHT, ("light", "dark")):
        window.editor.new(open_example("sample", window.text.language))
        window.show_workspace("rate")
        evaluation = window.editor.evaluation
        sources = {"rate": evaluation.benchmark.source}
        sources |= {factor.key: factor.source for factor in evaluation.adjustment.factors[:1]}
        for key, source in sources.items():
            window.show_source(source)
            assert window.source_dialog is not None
            camera.take(f"{name}-dialog-source-{key}", window.source_dialog)
            window.source_dialog.close()
        interaction.use(interaction.Dialogs())
        camera.take_box(f"{name}-dialog-about", window.show_about)
        camera.take_box(f"{name}-dialog-keyboard", window.show_keyboard)
        camera.take_box(f"{name}-dialog-premises", window.show_premises)
        window.editor.set(("title",), "X")
        camera.take_box(f"{name}-dialog-unsaved", window.documents.may_leave)


def deals(camera: Camera) -> None:
    """The blank and the monstrous deal everywhere, every example where its figures are."""
    for name, window in windows(WIDTH, HEIGHT, ("light",)):
        language = window.text.language
        for kind, deal in (("blank", blank_deal(language)), ("monster", monstrous(language))):
            window.editor.new(deal)
            for step in KEYS:
                window.show_workspace(step)
                camera.take(f"{name}-{kind}-{step}", window)
                camera.take_page(f"{name}-{kind}-{step}-whole", window)
        for example in example_names():
            window.editor.new(open_example(example, language))
            for step in ("rate", "structures"):
                window.show_workspace(step)
                camera.take_page(f"{name}-example-{example}-{step}", window)


def doubled(camera: Camera) -> None:
    """At 200 %: a large screen, and one of 1280×720 that has room for 640×360."""
    for size, label in (((WIDTH, HEIGHT), "large"), ((WIDTH // 2, HEIGHT // 2), "small")):
        for name, window in windows(*size, ("light",)):
            camera.take(f"{name}-200-{label}-welcome", window)
            window.editor.new(open_example("sample", window.text.language))
            for step in KEYS:
                window.show_workspace(step)
                camera.take(f"{name}-200-{label}-{step}", window)


SETS = (pages, opened, dialogs, deals)


def main(folder: Path, only: str = "") -> None:
    """Write the pictures; those at 200 % in a process of their own, which Qt needs for it."""
    folder.mkdir(parents=True, exist_ok=True)
    application()
    assert figures_sheet()
    camera = Camera(folder, only)
    if os.environ.get(DOUBLED) == "2":
        doubled(camera)
        return
    for take in SETS:
        take(camera)
    arguments = [sys.executable, "-m", "tests.pictures", str(folder), only]
    subprocess.run(arguments, env={**os.environ, DOUBLED: "2"}, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
