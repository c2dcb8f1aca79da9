"""An executed notebook → one self-contained, checked page."""
