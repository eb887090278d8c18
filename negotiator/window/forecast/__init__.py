"""Parts of the forecast page: the grid, helpers, assumptions."""
