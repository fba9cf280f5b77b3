"""Where the API is, with its major version."""

PREFIX = "/v1"
