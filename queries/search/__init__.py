"""Search: Dutch full text over everything in the graph."""
