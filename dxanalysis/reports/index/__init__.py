"""`index.html`: every plan with its figures and reports."""
