"""The command line (design §6.2): the same work as the window, without a screen."""
