"""Parts that show and change what moves the rate."""
