"""Parts of the pages on what is licensed: classes, rights, expiry."""
