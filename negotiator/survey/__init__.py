"""The royalty survey: editions as data packages, read and asked (design §3)."""
