"""What the invariants proved is said at the end of every run, not only when one fails."""

from __future__ import annotations

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what the tests of the survey's figures counted."""
    said = [
        report.capstdout.strip()
        for report in terminalreporter.getreports("passed")
        if "tests/survey/" in report.nodeid and report.capstdout.strip()
    ]
    if said:
        terminalreporter.section("survey: cells proved by invariants")
        for lines in said:
            terminalreporter.line(lines)
