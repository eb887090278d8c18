"""The window: pages that show one deal, and write to it through one editor (design §7)."""

from negotiator.window.emitting import keep_true_alive

keep_true_alive()
