"""A letter as MIME: addresses, headers, parts."""
