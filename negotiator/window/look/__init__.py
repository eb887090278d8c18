"""How things look and are laid out: theme, charts, columns, cards, links."""
