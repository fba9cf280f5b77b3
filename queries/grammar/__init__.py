"""How a question in plain Dutch is read: names, cues, and what narrows it."""
