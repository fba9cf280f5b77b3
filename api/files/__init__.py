"""The whole graph as files, for who goes on elsewhere."""
