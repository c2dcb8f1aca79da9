"""The memory by which nothing is sent twice, and the outbox of what waits."""
