"""What the words of a question mean: provinces, themes, topics and things."""
