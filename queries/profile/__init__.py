"""All that is known of one thing, with its sources; and the card that a province hands out."""
