"""The kinds of document in a data folder, one module a kind."""
