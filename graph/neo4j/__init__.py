"""The server engine: a graph in Neo4j, through the official driver."""
