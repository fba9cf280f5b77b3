"""The network as a picture shows it: provinces, platforms, one theme, one thing, or a path."""
