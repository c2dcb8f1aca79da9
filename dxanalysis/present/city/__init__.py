"""The city report: one fiscal year of all departments, side by side."""
