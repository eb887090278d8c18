"""Where a function of one figure meets zero, between two figures that enclose it."""

from __future__ import annotations

from collections.abc import Callable

STEPS = 200
CLOSE = 1e-14  # of the bracket's own size: what double precision leaves to win


def bracketed_root(function: Callable[[float], float], low: float, high: float) -> float:
    """A zero of a continuous function whose values at ``low`` and ``high`` differ in sign.

    The secant through the bracket's ends, with the halved weight of an end that stays (the
    Illinois rule); every other step that wins too little is a bisection.
    """
    at_low, at_high = function(low), function(high)
    if at_low == 0:
        return low
    if at_high == 0:
        return high
    if (at_low > 0) == (at_high > 0):
        raise ValueError("the ends do not enclose a zero")
    kept = 0
    for step in range(STEPS):
        width = high - low
        middle = low + width / 2
        guess = (low * at_high - high * at_low) / (at_high - at_low)
        if step % 3 == 2 or not low < guess < high:
            guess = middle
        if width <= CLOSE * max(abs(low), abs(high)) or not low < guess < high:
            return guess if low <= guess <= high else middle
        at_guess = function(guess)
        if at_guess == 0:
            return guess
        if (at_guess > 0) == (at_low > 0):
            low, at_low = guess, at_guess
            at_high = at_high / 2 if kept == 1 else at_high
            kept = 1
        else:
            high, at_high = guess, at_guess
            at_low = at_low / 2 if kept == -1 else at_low
            kept = -1
    return low + (high - low) / 2
