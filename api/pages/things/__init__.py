"""The pages of one thing: its profile, its matches, and what other sites may embed of it."""
