"""What the graph has for each of the six themes of the platform De Verschilmakers."""
