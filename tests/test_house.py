"""The house's own promises: versions agree, the lock is plain, nothing names where it came from."""

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import negotiator
from negotiator.locations import resources

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# Made by tools, or belonging to the user; never part of the project.
PASSING = {".git", ".venv", ".hypothesis", ".import_linter_cache", "__pycache__", "build", "dist"}
PASSING |= {".mypy_cache", ".pytest_cache", ".ruff_cache", "out"}
PICTURES = {".ttf", ".png", ".ico", ".icns", ".pdf", ".xlsx", ".docx", ".gz", ".bin"}


def _plain_name(requirement: str) -> str:
    """The package's name as registries compare it: `PySide6_Essentials` is `pyside6-essentials`."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def _files() -> Iterator[Path]:
    """The project's files: what git knows or would add; without git, all but the passing ones."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if listed.returncode == 0:  # git refuses a checkout that belongs to someone else
            names = listed.stdout.decode().split("\0")
            yield from (path for name in names if name and (path := ROOT / name).is_file())
            return
    for path in ROOT.rglob("*"):
        if path.is_file() and not PASSING & set(path.relative_to(ROOT).parts):
            yield path


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


TEXTS = [path for path in _files() if path.suffix not in PICTURES]


def test_the_package_and_the_project_file_name_one_version():
    assert negotiator.__version__ == PROJECT["version"]


def test_the_change_log_tells_about_this_version():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(PROJECT['version'])}\b", changes, re.MULTILINE)


def test_the_lock_holds_names_and_exact_versions_only():
    plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.!+]*")
    assert [line for line in LOCK.splitlines() if not plain.fullmatch(line)] == []


def test_the_lock_names_each_package_once():
    names = [_plain_name(line) for line in LOCK.splitlines()]
    assert len(names) == len(set(names))


def test_the_lock_covers_all_the_project_depends_on():
    needed = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    locked = {_plain_name(line) for line in LOCK.splitlines()}
    assert {_plain_name(name) for name in needed} <= locked


def test_no_gpl_part_of_qt_is_installed():
    locked = {_plain_name(line) for line in LOCK.splitlines()}
    assert not locked & {"pyside6", "pyside6-addons", "pyside6-webengine"}


# Put together here, so that this file does not hold what it forbids.
HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "crates" + ".io",
    "proxy.golang" + ".org",
    "deb.debian" + ".org",
    "conda." + "anaconda" + ".org",
]


@pytest.mark.parametrize("host", HOSTS)
def test_no_file_names_a_package_registry(host: str):
    assert [path for path in TEXTS if host in _text(path).lower()] == []


@pytest.mark.parametrize("home", ["/" + "work" + "/", "/" + "home" + "/", "/" + "root" + "/"])
def test_no_file_names_a_path_of_the_machine_it_was_made_on(home: str):
    # Only where a path begins: `resources/home/x` would be one of ours.
    begins = re.compile(rf"(?<![\w.{{}}$)]){re.escape(home)}")
    assert [path for path in TEXTS if begins.search(_text(path))] == []


def test_every_font_ships_with_its_licence():
    fonts = list((resources() / "fonts").glob("*.ttf"))
    assert fonts
    for font in fonts:
        family = font.stem.rpartition("-")[0]
        licences = [
            *font.parent.glob(f"{family}-OFL.txt"),
            *font.parent.glob(f"{family}-LICENSE.txt"),
        ]
        assert len(licences) == 1, font.name
        assert font.name in licences[0].read_text(encoding="utf-8"), font.name


def test_every_screenshot_the_readme_shows_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", readme)
    assert shown
    assert [place for place in shown if not (ROOT / place).is_file()] == []


@pytest.mark.parametrize("twin", ["run", "test"])
def test_each_command_has_its_twin_for_windows(twin: str):
    shell = ROOT / "installer" / f"{twin}.sh"
    windows = ROOT / "installer" / f"{twin}.ps1"
    assert shell.is_file()
    # Windows PowerShell takes a file without the mark for the local code page.
    assert windows.read_bytes().startswith(b"\xef\xbb\xbf")
