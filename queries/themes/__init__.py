"""How the themes hang together: the hierarchy, the links between vocabularies, what counts for a theme."""
