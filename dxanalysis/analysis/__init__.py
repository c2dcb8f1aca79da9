"""Frame → frame, a file a question: what the money did, what was reached, what is measured."""
