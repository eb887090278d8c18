"""``python -m negotiator`` and the command ``negotiator``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from negotiator.commands.line import run


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 0, or 2 for bad input (design §6.2)."""
    return run(sys.argv[1:] if argv is None else list(argv))


if __name__ == "__main__":
    sys.exit(main())
