"""Bring the checkout's own virtual environment, `.venv`, up to date; nothing outside is touched.

    python installer/environment.py run|test

`run` installs what the program needs, `test` what its developers need too, each package in the
version that requirements.lock names, and then the program itself from this checkout. A stamp in
`.venv` remembers what was installed, so a second call with nothing changed does nothing.
Needs only the standard library: it runs before anything is installed.
"""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = HOME / "installed.json"
LOCK = "requirements.lock"
# What ends up in the installed program or decides how it is built.
PROJECT = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "NOTICE",
    "negotiator",
    "resources",
    "templates",
)


def main(arguments: list[str]) -> int:
    """Set up for `run` or `test`; 0 when ready, 1 when a step failed, 2 for a wrong call."""
    if arguments not in (["run"], ["test"]):
        print("usage: environment.py run|test", file=sys.stderr)
        return 2
    try:
        prepare(for_tests=arguments == ["test"])
    except subprocess.CalledProcessError as error:
        print(
            f"準備が途中で止まりました / setting up stopped: exit {error.returncode}",
            file=sys.stderr,
        )
        return 1
    return 0


def prepare(*, for_tests: bool) -> None:
    """Install whatever the stamp does not show as installed."""
    found, wanted = _installed(), _wanted()
    environment_stands = found.get("packages") == wanted["packages"]
    had_tests = environment_stands and bool(found.get("for_tests"))
    packages_stand = environment_stands and (had_tests or not for_tests)
    if packages_stand and found.get("project") == wanted["project"]:
        return
    STAMP.unlink(missing_ok=True)
    if not environment_stands:
        _say("準備しています。初回は数分かかります / Setting up; the first time takes minutes")
        venv.create(HOME, clear=True, with_pip=True, symlinks=os.name != "nt")
    if not packages_stand:
        _install_packages(for_tests=for_tests)
    _say("プログラムを組み込んでいます / Installing the program")
    _pip("--no-deps", "--no-build-isolation", "--force-reinstall", ".")
    done = wanted | {"for_tests": for_tests or had_tests}
    STAMP.write_text(json.dumps(done, indent=1), encoding="utf-8")


def _install_packages(*, for_tests: bool) -> None:
    """Everything the lock names for tests; to run, the program's needs and its build tool."""
    if for_tests:
        _pip("--requirement", LOCK)
        return
    _pip("--constraint", LOCK, "hatchling")
    _pip("--constraint", LOCK, *_needs())


def _needs() -> list[str]:
    """The program's own dependencies, from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def _pip(*arguments: str) -> None:
    """`pip install` inside the environment, from the checkout (so that paths stay relative)."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--progress-bar", "off"]
    quiet = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run([*command, *arguments], cwd=ROOT, env=quiet, check=True)


def _installed() -> dict[str, object]:
    """What the stamp says; nothing if there is none or the environment does not start."""
    if not STAMP.is_file() or not PYTHON.exists():
        return {}
    try:
        subprocess.run([str(PYTHON), "-c", "import pip"], check=True, capture_output=True)
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}
    return found if isinstance(found, dict) else {}


def _wanted() -> dict[str, object]:
    """Fingerprints of the packages (lock, Python, place) and of the project's files."""
    python = f"{sys.version} {sys.platform} {ROOT} {_needs()}"
    return {
        "packages": _fingerprint([ROOT / LOCK], python),
        "project": _fingerprint(_project_files(), ""),
    }


def _project_files() -> Iterator[Path]:
    """Every file that is built into the program, in a fixed order."""
    for name in PROJECT:
        place = ROOT / name
        if place.is_file():
            yield place
        yield from sorted(
            path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )


def _fingerprint(files: Iterable[Path], extra: str) -> str:
    """One hash over names and contents."""
    total = hashlib.sha256(extra.encode("utf-8", "surrogateescape"))
    for path in files:
        name = path.relative_to(ROOT).as_posix().encode("utf-8", "surrogateescape")
        total.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _say(line: str) -> None:
    """A line on standard error, whatever letters the terminal knows."""
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
