"""Who gets what and through which server: the TOML file as validated values."""
