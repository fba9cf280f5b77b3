"""Records and entities to the graph they state, and that graph into a store."""
