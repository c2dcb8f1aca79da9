"""The memory by which nothing is sent twice."""
