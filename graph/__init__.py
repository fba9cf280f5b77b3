"""What the graph is (schema), what is in it (data) and where it is kept (store)."""
