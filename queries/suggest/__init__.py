"""What somebody may be typing, from its first letters."""
