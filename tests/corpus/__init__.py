"""Filled-in results as offices write them, with the truth that a careful person reads.

The documents and their truth follow from the tables' contract alone; whoever adds a case writes it
as a clerk would fill in the form and does not look at the reader. A case is added to the group of
its variant (`cases_*.py`, collected in `cases.py`), with one `Truth` per indicator; where the
printed words decide nothing the truth says so (`undecided`), and lines that belong to no indicator
are named in `unplaced`. `build.py` writes each case in its formats, `judge.py` compares, and
`python -m tests.corpus.score` prints what is right, told, unsaid and wrong.
"""
