"""The full-text index of one graph, and the documents that it is made of."""
