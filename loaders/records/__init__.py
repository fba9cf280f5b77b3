"""What the cards hold once checked: typed records, each with its file and line."""
