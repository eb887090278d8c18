"""What may become of a structure's value when sales stray (design §4.3)."""
