"""The budget trend of an issue: page, words, tables, figures."""
