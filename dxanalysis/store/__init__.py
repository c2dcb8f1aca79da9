"""Tables on disk: loaded and written, all files in one atomic moment."""
