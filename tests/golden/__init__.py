"""Golden texts: all that readers meet of three plans, kept as text, so that a change of it is seen."""
