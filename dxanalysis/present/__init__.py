"""Frame → Japanese sentence, table, figure; one style for all reports."""
