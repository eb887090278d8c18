"""What `pip install .` delivers: a wheel with the whole package and all of its files."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Where each folder of the checkout goes inside the wheel.
PLACES = {
    "negotiator": "negotiator",
    "resources": "negotiator/resources",
    "templates": "negotiator/templates",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built without a network."""
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--wheel-dir", str(place), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (made,) = place.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder away from the checkout, as an installation has it."""
    place = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


@pytest.mark.parametrize("folder", PLACES)
def test_the_wheel_holds_every_file_of(folder: str, unpacked: Path):
    files = [
        path.relative_to(ROOT / folder)
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert files
    for file in files:
        shipped = unpacked / PLACES[folder] / file
        assert shipped.is_file(), f"{folder}/{file} is missing"
        assert shipped.read_bytes() == (ROOT / folder / file).read_bytes()


def test_the_wheel_holds_nothing_but_the_package_and_its_licence(unpacked: Path):
    tops = {path.name for path in unpacked.iterdir()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"negotiator"}
    licences = {path.name for path in unpacked.glob("*.dist-info/licenses/*")}
    assert licences == {"LICENSE", "NOTICE"}


def test_the_installed_program_finds_its_files_inside_itself(unpacked: Path, tmp_path: Path):
    script = (
        "from negotiator.locations import resources, templates;"
        "print(resources(), templates(), sep='\\n')"
    )
    found = subprocess.run(
        [sys.executable, "-P", "-c", script],
        env=os.environ | {"PYTHONPATH": str(unpacked), "PYTHONUTF8": "1"},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    inside = unpacked / "negotiator"
    assert found.stdout.splitlines() == [str(inside / "resources"), str(inside / "templates")]


def test_the_installed_command_is_called_negotiator(unpacked: Path):
    (entries,) = unpacked.glob("*.dist-info/entry_points.txt")
    lines = entries.read_text(encoding="utf-8").splitlines()
    assert "negotiator = negotiator.__main__:main" in lines
