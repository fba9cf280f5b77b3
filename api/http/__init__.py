"""How answers travel: connections, headers, limits, what is kept, errors, and the server itself."""
