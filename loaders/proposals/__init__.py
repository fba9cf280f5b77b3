"""What changed data would do to the graph, before anything is loaded."""
