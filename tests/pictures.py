"""Pictures of every page, to look at: ``python -m tests.pictures OUTDIR`` (from the checkout).

Both languages, light and dark, at 1280×720; ``QT_SCALE_FACTOR=2`` before it gives 2560×1440. The
worked sample is on the desk. Nothing here is a test: eyes are.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WIDTH, HEIGHT = 1280, 720


def main(folder: Path, only: str = "") -> None:
    """Write the pictures whose name contains ``only``."""
    # A home of its own: pictures must not depend on anyone's preferences, nor change them.
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
    from PySide6.QtWidgets import QApplication

    from negotiator.deal.examples import open_example
    from negotiator.language import LANGUAGES
    from negotiator.window import preferences
    from negotiator.window.app import application, open_window
    from negotiator.window.steps import KEYS

    folder.mkdir(parents=True, exist_ok=True)
    app: QApplication = application()
    preferences.set_tour_seen(False)
    for language in LANGUAGES:
        for appearance in ("light", "dark"):
            preferences.set_appearance(appearance)
            application()
            window = open_window(language)
            window.resize(WIDTH, HEIGHT)
            window.show()
            for step in ("welcome", *KEYS):
                name = f"{language}-{appearance}-{step}"
                if only not in name:
                    continue
                if step != "welcome":
                    if not window.is_at_work:
                        window.editor.new(open_example("sample", language))
                    window.show_workspace(step)
                for _ in range(5):
                    app.processEvents()
                window.grab().save(str(folder / f"{name}.png"))
            window.hide()
            window.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
