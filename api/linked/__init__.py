"""The graph as linked data over HTTP."""
