"""The attainment of an issue's indicators: page, words, tables, figures."""
