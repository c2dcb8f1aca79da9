"""The overview of a plan: page, words, tables, figures."""
