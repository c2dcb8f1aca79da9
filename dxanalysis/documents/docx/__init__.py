"""Word files as documents."""
