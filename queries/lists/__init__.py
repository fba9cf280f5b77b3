"""All things of one kind, filtered, in an order, by the page; how many there are, and where."""
