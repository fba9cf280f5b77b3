"""Documents in: read, check, resolve, load."""
