"""The deal: one frozen value, its file, and what a deal file may hold (design §6.1)."""
