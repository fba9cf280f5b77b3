"""Questions answered: one module with its Cypher beside it, typed parameters and results."""
