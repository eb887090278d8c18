"""A guard against one faulty release of the Qt bindings.

In PySide6 6.12.0 every ``Signal.emit()`` gives away a reference to ``True`` that it does not own.
Python before 3.12 counts those: after some hundred signals the process would be aborted. We lend
it more references than a session can spend.
"""

from __future__ import annotations

import ctypes
import sys

from PySide6 import __version__ as qt_version

FAULTY = ("6.12.0",)
LENT = 1_000_000


def keep_true_alive() -> None:
    """Lend the references, once; nothing to do for sound releases and from Python 3.12 on."""
    if qt_version not in FAULTY or sys.version_info >= (3, 12) or _lent:
        return
    _lent.append([True] * LENT)
    # At the end of the process Python would take them back: hold the list beyond that.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(_lent[0]))


_lent: list[list[bool]] = []
