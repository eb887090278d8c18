"""The survey's tables on screen: where a figure comes from."""
