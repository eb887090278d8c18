"""Work that takes a moment, off the window's thread: one thin runner.

The work itself is an ordinary function and knows nothing of threads. What it gives back, or the
error it ends with, arrives as a signal in the thread of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot


class Job(QObject):
    """One running piece of work: ``done`` or ``failed`` follows, unless it is cancelled."""

    done = Signal(object)
    failed = Signal(object)
    _finished = Signal(object)
    _broken = Signal(object)

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.is_cancelled = False
        # Emitted by the worker, received here: Qt queues what crosses threads.
        self._finished.connect(self._finish)
        self._broken.connect(self._fail)
        self._task = _Task(work, self)

    def start(self) -> None:
        """Hand the work to a thread of the pool."""
        QThreadPool.globalInstance().start(self._task)

    def cancel(self) -> None:
        """Let the work end unseen: neither signal is emitted any more."""
        self.is_cancelled = True

    def ended(self, result: object) -> None:
        """Called in the worker's thread with what the work gave back."""
        with suppress(RuntimeError):  # the window that asked may be gone by now
            self._finished.emit(result)

    def broke(self, error: object) -> None:
        """Called in the worker's thread with the error the work ended with."""
        with suppress(RuntimeError):
            self._broken.emit(error)

    @Slot(object)
    def _finish(self, result: object) -> None:
        if not self.is_cancelled:
            self.done.emit(result)

    @Slot(object)
    def _fail(self, error: object) -> None:
        if not self.is_cancelled:
            self.failed.emit(error)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], job: Job) -> None:
        super().__init__()
        self.setAutoDelete(False)  # the job owns it
        self._work = work
        self._job = job

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # whatever went wrong is for the page to tell
            self._job.broke(error)
        else:
            self._job.ended(result)
