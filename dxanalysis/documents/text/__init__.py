"""Plain text as documents."""
