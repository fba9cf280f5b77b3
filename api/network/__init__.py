"""Pictures of the network: how they look, and the files people take home."""
