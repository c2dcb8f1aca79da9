"""A year's results: what was attained of each indicator, and its grade."""
