"""What all questions are made of: answers, Cypher, what is remembered of a graph, names and sources."""
