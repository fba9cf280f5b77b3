"""Dutch text brought to words that can be compared, and pieces of Dutch sentences."""
