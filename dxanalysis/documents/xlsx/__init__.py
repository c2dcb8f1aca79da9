"""Excel files as documents."""
