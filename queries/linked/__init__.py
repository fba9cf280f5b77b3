"""What the graph says of some things, as statements under the terms of the declaration."""
