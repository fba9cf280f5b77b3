"""How alike projects, platforms and kansen are, of the whole graph at once."""
