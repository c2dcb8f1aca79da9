"""Documents → tables, incrementally: what is read anew, which edition speaks, what stays."""
