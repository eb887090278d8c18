"""What a structure's terms pay, year by year (design §4)."""
