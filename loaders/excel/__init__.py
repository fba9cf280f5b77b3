"""The card of a province as a form in Excel: written, and read."""
