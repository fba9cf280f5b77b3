"""Which records and names are the same thing."""
