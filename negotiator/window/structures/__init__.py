"""Parts of the payments page: cards, terms, patterns, comparison."""
