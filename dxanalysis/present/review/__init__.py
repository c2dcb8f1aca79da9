"""What a person must decide, as a page of a notebook and as lines of a command."""
