"""HTML → mail: who gets what, the message, sending it once, and the record of what was sent."""
