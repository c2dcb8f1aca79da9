"""The way to the SMTP server: the connection, the handover, the queue."""
