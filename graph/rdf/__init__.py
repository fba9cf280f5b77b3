"""The graph as linked data: all of it follows from the declaration in ``graph.schema``."""
