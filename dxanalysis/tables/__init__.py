"""`Plan` → tidy frames; every schema is declared once, and the store keeps them."""
