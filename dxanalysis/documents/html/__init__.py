"""HTML pages as documents."""
