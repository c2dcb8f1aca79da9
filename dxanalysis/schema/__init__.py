"""What a table is: columns, keys, codes, relations; the checks; what describes them to others."""
