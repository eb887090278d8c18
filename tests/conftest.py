"""What every test stands on: no screen, steady examples, and no trace on the user's settings."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every run and machine; `--hypothesis-profile=explore` goes looking for more.
# How long an example takes to make never fails a test.
NO_CLOCK = [HealthCheck.too_slow]
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=NO_CLOCK)
settings.register_profile(
    "explore", max_examples=1000, deadline=None, suppress_health_check=NO_CLOCK
)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def settings_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """A home of its own for each test: settings, recent deals and documents end there."""
    home = tmp_path_factory.mktemp("home")
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_STATE_HOME": home / ".local" / "state",
    }
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    _point_qt_to(home / ".config")
    return home


def _point_qt_to(folder: Path) -> None:
    """QSettings remembers its folder from first use, so a changed environment is not enough."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return
    for written_as in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
        core.QSettings.setPath(written_as, core.QSettings.Scope.UserScope, str(folder))
