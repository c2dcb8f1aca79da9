"""Running reports: which are due, how each is executed, what becomes of it."""
