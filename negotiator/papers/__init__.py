"""Papers: what goes out of the program as a file to print.

A paper is assembled once as plain blocks (``content``), and a writer per format (``pdf``) sets
them. Wording and looks come from ``templates/``, which a firm can replace; figures come from the
one evaluation, so that no paper computes anything of its own.
"""
