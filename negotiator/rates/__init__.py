"""From survey and deal to an adjusted royalty rate (design §3)."""
