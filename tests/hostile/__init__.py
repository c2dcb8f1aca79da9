"""Texts and names that want to be more than text: they come out as text, or not at all."""
