"""The pages of one thing: its profile, its matches, what other sites may embed of it; and those of words."""
