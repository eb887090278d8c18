"""Where the program's own files lie.

`resources/` (survey editions, texts, fonts) and `templates/` (what papers are made from) stand
beside the package in a checkout and inside it once installed. Everybody asks here, so that
nothing else needs to know which of the two it runs from.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of data, texts, fonts and icons.

    Raises FileNotFoundError if the installation is damaged.
    """
    return _folder("resources")


def templates() -> Path:
    """The folder of what papers are made from.

    Raises FileNotFoundError if the installation is damaged.
    """
    return _folder("templates")


def _folder(name: str) -> Path:
    """`name` inside the installed package, else beside the package in a checkout."""
    candidates = (_PACKAGE / name, _PACKAGE.parent / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation lacks its folder {candidates[0]}")
