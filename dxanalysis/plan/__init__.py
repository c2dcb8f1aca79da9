"""`Document` → `Plan` and diagnostics; the vocabulary of labels is data beside the code."""
