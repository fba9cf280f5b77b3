"""Files to raw values that know their place, and what can be wrong with them."""
