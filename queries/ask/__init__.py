"""The one search box: which question somebody asks in plain Dutch, and about what."""
