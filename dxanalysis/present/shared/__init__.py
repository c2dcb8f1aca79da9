"""What all pages share: sentences, tables, figures, style, sources."""
