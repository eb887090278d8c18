"""What a structure is worth to either side (design §4.1)."""
