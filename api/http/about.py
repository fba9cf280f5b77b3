"""What this API is: its version and who keeps it.  Imports nothing, as everything may ask for it."""

API_VERSION = "1.0.0"
"""Of the API, by semantic versioning; the program has a version of its own."""

CONTACT = {
    "name": "Beheer van Schakelkaart",
    "url": "https://schakelkaart.example.nl/v1",
    "email": "beheer@schakelkaart.example.nl",
}
