"""Which reports there are, and which of them are wanted."""
