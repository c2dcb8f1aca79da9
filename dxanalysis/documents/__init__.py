"""A file → `Document`: its blocks of text, each knowing its place; one reader per format."""
