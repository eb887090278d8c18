"""The window around the pages: menus, steps, live panel, welcome, files."""
