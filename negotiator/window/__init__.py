"""The window: pages that show one deal, and write to it through one editor (design §7)."""
