"""The library window: every table of the report to search, filter, sort, chart and copy."""
