"""An issue, its indicators and a department over the years, as pages show them."""
