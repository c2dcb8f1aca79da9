"""What every room may lean on, and nothing of the field."""
