"""The command line ``schakelkaart``."""
